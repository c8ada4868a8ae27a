import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonDriver } from '../../playground/person/person.ts';
import { type MovedTeam, newDeal, startMovedTeam } from '../support/deal-walk.ts';
import { until } from '../support/until.ts';

let team: MovedTeam;
let sam: PersonDriver;
beforeAll(async () => {
  team = await startMovedTeam();
  sam = team.slack.person('U_SAM');
});
afterAll(() => team?.stop());

async function morningEntries(): Promise<number> {
  const runs = await team.database.connection.collection('runs').find({ job: 'morning' }).toArray();
  return runs.flatMap(({ outbox = [] }) => outbox).length;
}

describe('a morning message that could not be posted all day', () => {
  it('is not posted in the evening, whatever is done then', async () => {
    const card = await newDeal(sam, 'acme 12k linkedin');
    await sam.types('#deals', '/deal todo acme tomorrow call them');
    await sam.waits(() => sam.reads(card).includes('Next: call them'));
    team.slack.faults.add({ kind: 'error', method: 'chat.postMessage', times: 1_000 });
    await team.later({ days: 1 });
    await until('the morning waits for Slack', async () => (await morningEntries()) === 1);

    // Tuesday, 18:30 in Berlin: work is over.
    await team.later({ minutes: 8 * 60 + 30 });
    await until('nobody waits for it any more', async () => (await morningEntries()) === 0);
    team.slack.faults.clear();
    await sam.opensHome();
    await sam.waits(() => sam.home().includes('1 deal needs you'));
    await sam.chooses('Log contact', 'Called', { home: true });
    await sam.waits(() => sam.sees('#deals').includes('Last contact: called'));
    await until('all is said', async () => (await morningEntries()) === 0);

    expect(sam.dm()).not.toContain('Good morning');
  });
});
