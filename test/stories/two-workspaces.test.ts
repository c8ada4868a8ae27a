import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDeal } from '../../src/domain/create-deal.ts';
import { ChannelId, DealId, UserId, WorkspaceId } from '../../src/domain/ids.ts';
import { createStores, type OpenStores } from '../../src/storage/stores.ts';
import { aMember, anAct, firstValues } from '../support/build.ts';
import { type MovedTeam, newDeal, startMovedTeam } from '../support/deal-walk.ts';
import { keepMember } from '../support/keep-member.ts';
import { noLog } from '../support/quiet-parts.ts';
import { somePeople } from '../support/stores.ts';

/* Another workspace's bot may use the same database: nothing of it is this bot's. */

const other = WorkspaceId.parse('T0OTHER');
const olga = UserId.parse('U_OLGA');

let team: MovedTeam;
let theirs: OpenStores;
beforeAll(async () => {
  team = await startMovedTeam();
  const { connection } = team.database;
  theirs = createStores({
    connections: { handlers: connection, jobs: connection },
    clock: () => new Date('2026-03-02T08:00:00Z'),
    time: 'server',
    people: somePeople(),
    // Their channels may well have the ids of ours.
    firstValues: { ...firstValues, deals: ChannelId.parse('C_DEALS') },
    log: noLog,
  });
});
afterAll(async () => {
  await theirs?.close();
  await team?.stop();
});

async function theyWork(): Promise<void> {
  const olgas = aMember({ workspaceId: other, userId: olga, name: 'Olga', slackAdmin: true });
  const house = await theirs.workspaces.house(other);
  await keepMember(theirs, olgas);
  const asked = createDeal(DealId.parse('d-secret'), house, olgas, anAct({ by: olga }), {
    account: 'SECRET OTHER TENANT',
    ownerId: olga,
  });
  if (!asked.ok) throw new Error(asked.refusal.kind);
  await theirs.deals.create(asked.draft);
}

describe('a bot whose database another workspace uses too', () => {
  it('says nothing of theirs, does none of their work and asks Slack about none of them', async () => {
    await theyWork();
    const sam = team.slack.person('U_SAM');

    await newDeal(sam, 'acme 12k linkedin');
    await team.later({ days: 7 });
    await newDeal(sam, 'soylent 3k linkedin');

    expect(sam.sees('#deals')).not.toContain('SECRET');
    const { connection } = team.database;
    const deal = await connection.collection('deals').findOne({ workspaceId: other });
    expect(deal?.outbox).toMatchObject([
      { facts: { kind: 'card' }, state: 'pending', attempts: 0 },
    ]);
    expect(await connection.collection('runs').countDocuments({ workspaceId: other })).toBe(0);
    expect(await theirs.members.all(other)).toMatchObject([{ name: 'Olga', standing: 'full' }]);
  });
});
