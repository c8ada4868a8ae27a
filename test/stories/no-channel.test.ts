import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonDriver } from '../../playground/person/person.ts';
import { type MovedTeam, startMovedTeam } from '../support/deal-walk.ts';

let team: MovedTeam;
let sam: PersonDriver;
beforeAll(async () => {
  team = await startMovedTeam();
  sam = team.slack.person('U_SAM');
});
afterAll(() => team?.stop());
afterEach(() => team.slack.workspace.join('C_DEALS', 'U_MILEPOST'));

const saved = /is saved, but/;
const told = (person: PersonDriver) =>
  person.messages('dm').filter((one) => saved.test(person.reads(one))).length;

async function makesDeal(person: PersonDriver, words: string): Promise<void> {
  await person.types('#general', `/deal new ${words}`);
  await person.waits(() => person.hasModal());
  await person.submits();
}

/** Nothing waits for its first try any more. */
async function triedOnce(): Promise<void> {
  const deals = team.database.connection.collection('deals');
  await sam.waits(async () => (await deals.countDocuments({ 'outbox.state': 'pending' })) === 0);
}

describe('a change whose channel cannot be used', () => {
  it('is kept, and who made it is told once, not with every change', async () => {
    team.slack.workspace.leave('C_DEALS', 'U_MILEPOST');
    await makesDeal(sam, 'acme 12k linkedin');
    await sam.waits(() => told(sam) === 1);
    expect(sam.dm()).toContain('#1 Acme is saved, but Milepost is not in the deals channel.');
    expect(sam.dm()).toContain('/invite @milepost');

    await makesDeal(sam, 'soylent 3k linkedin');
    await sam.types('#general', '/deal todo 1 tomorrow call Dana');
    await triedOnce();
    expect(told(sam)).toBe(1);
    const ada = team.slack.person('U_ADA');
    await ada.opensHome();
    await ada.waits(() => ada.home().includes('A deal’s card: it waits'));
  });

  it('is posted by itself once the channel can be used', async () => {
    team.slack.workspace.join('C_DEALS', 'U_MILEPOST');

    await sam.waits(() => sam.sees('#deals').includes('#1 Acme'));
    await sam.waits(() => sam.sees('#deals').includes('#2 Soylent'));
  });

  it('tells everybody who changes something, and on another day again', async () => {
    team.slack.workspace.leave('C_DEALS', 'U_MILEPOST');
    const priya = team.slack.person('U_PRIYA');
    await makesDeal(priya, 'hooli 9k linkedin');
    await priya.waits(() => told(priya) === 1);

    await team.later({ days: 1 });
    await makesDeal(sam, 'initech 9k linkedin');
    await sam.waits(() => told(sam) === 2);
  });
});

describe('a channel that is archived', () => {
  it('is named as what it is, with the way to another for an admin', async () => {
    team.slack.workspace.archive('C_DEALS');
    const ada = team.slack.person('U_ADA');
    await makesDeal(ada, 'umbrella 9k linkedin');

    await ada.waits(() => told(ada) === 1);
    expect(ada.dm()).toContain('the deals channel is archived');
    expect(ada.dm()).toContain('[Channels]');
  });
});
