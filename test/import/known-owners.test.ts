import { describe, expect, it } from '@jest/globals';
import { UserId } from '../../src/domain/ids.ts';
import { knownOwners } from '../../src/import/known-owners.ts';
import type { Listed } from '../../src/ports.ts';
import { aMember, priya, sam, team } from '../support/build.ts';

const listed = (userId: UserId, ...names: readonly string[]): Listed => ({
  userId,
  names,
  standing: 'full',
});
const slack: readonly Listed[] = [
  listed(sam, 'Sam Ortiz', 'sam'),
  listed(priya, 'UWE'),
  listed(UserId.parse('UTWIN1'), 'Kim Lee'),
  listed(UserId.parse('UTWIN2'), 'Kim L.', 'kim lee'),
  { ...listed(UserId.parse('UGUEST'), 'Gus Holm'), standing: 'guest' },
];

async function ownersOf(labels: readonly string[], people: readonly Listed[] | undefined = slack) {
  const found = await knownOwners(labels, team, {
    directory: { people: async () => people },
    members: { all: async () => [aMember({ name: 'Sam Ortiz' })] },
  });
  return Object.fromEntries(found);
}

describe('the owners that a file names', () => {
  it('are whoever Slack knows by that whole name, or by that id', async () => {
    const found = await ownersOf(['sam ortiz', 'SAM', sam, 'Sam', 'Nobody', 'U0NOBODY']);

    expect(found).toEqual({ 'sam ortiz': sam, SAM: sam, Sam: sam, [sam]: sam });
  });

  it('are known by a name that looks like an id, and by one with an address behind it', async () => {
    const found = await ownersOf(['UWE', 'Sam Ortiz (sam@acme.example)']);

    expect(found).toEqual({ UWE: priya, 'Sam Ortiz (sam@acme.example)': sam });
  });

  it('are nobody for certain where two go by the name, or where they can own nothing', async () => {
    expect(await ownersOf(['Kim Lee', 'Gus Holm', 'UGUEST'])).toEqual({});
  });

  it('are looked for among those who are known here while Slack cannot be asked', async () => {
    const found = await knownOwners(['Sam Ortiz', 'UWE', sam], team, {
      directory: { people: async () => undefined },
      members: { all: async () => [aMember({ name: 'Sam Ortiz' })] },
    });

    expect(Object.fromEntries(found)).toEqual({ 'Sam Ortiz': sam, [sam]: sam });
  });
});
