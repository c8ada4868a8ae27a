import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import type { UserId } from '../../src/domain/ids.ts';
import { withKnownOwners } from '../../src/import/known-owners.ts';
import { parseMapping } from '../../src/import/mapping.ts';
import { openRows } from '../../src/import/read-rows.ts';
import type { MemberStore } from '../../src/ports.ts';
import { aMember, priya, sam, team } from '../support/build.ts';

const mapping = parseMapping('columns: {name: name, stage: stage, owner: owner}');

async function ownersOf(labels: readonly string[]) {
  const people = [aMember({ name: 'UWE' }), aMember({ userId: priya, name: 'Priya' })];
  const asked: UserId[] = [];
  const members: MemberStore = {
    all: async () => people,
    async member(_workspaceId, userId) {
      asked.push(userId);
      const known = people.find((one) => one.userId === userId);
      return known ?? aMember({ userId, name: userId, standing: 'other-workspace' });
    },
    edit: () => Promise.reject(new Error('nobody is changed by an import')),
  };
  const csv = ['name,stage,owner', ...labels.map((label) => `Acme,Quote,${label}`)].join('\n');
  const { rows } = await openRows(Readable.from([Buffer.from(csv)]));
  const { owners } = await withKnownOwners(mapping, rows, team, members);
  return { owners, asked };
}

describe('the owners that a file names', () => {
  it('are known by name or id, each looked up once', async () => {
    const { owners, asked } = await ownersOf(['priya', priya, priya, 'Nobody']);
    expect(owners).toEqual({ priya, [priya]: priya });
    expect(asked).toEqual([priya]);
  });

  it('are known by a name that looks like an id', async () => {
    const { owners, asked } = await ownersOf(['UWE', 'WALTER']);
    expect(owners).toEqual({ UWE: sam });
    expect(asked).toEqual(['WALTER']);
  });
});
