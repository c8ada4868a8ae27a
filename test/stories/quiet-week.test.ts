import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonDriver } from '../../playground/person/person.ts';
import { type MovedTeam, startMovedTeam } from '../support/deal-walk.ts';

let team: MovedTeam;
let ada: PersonDriver;
let sam: PersonDriver;
beforeAll(async () => {
  team = await startMovedTeam();
  ada = team.slack.person('U_ADA');
  sam = team.slack.person('U_SAM');
});
afterAll(() => team?.stop());

const mornings = () =>
  sam.messages('dm').filter((message) => sam.reads(message).includes('Good morning Sam'));

async function setsUp(): Promise<void> {
  await ada.types('#general', '/deal settings setup');
  await ada.waits(() => ada.hasModal());
  for (const step of ['2 of 3', '3 of 3']) {
    await ada.submits();
    await ada.waits(() => ada.modal().text.includes(step));
  }
  await ada.submits();
  await ada.waits(() => ada.sees('#general').includes('Milepost is set up.'));
}

describe('the first week after the set-up', () => {
  it('nudges nobody, and the week after does', async () => {
    await setsUp();
    await sam.types('#deals', '/deal new acme 12k linkedin');
    await sam.waits(() => sam.hasModal());
    await sam.submits();
    await sam.types('#deals', '/deal todo acme tomorrow call them');
    for (const _ of [1, 2, 3, 4]) await team.later({ days: 1 });
    expect(mornings()).toHaveLength(0);

    for (const _ of [5, 6, 7]) await team.later({ days: 1 });
    await sam.waits(() => mornings().length === 1);
    expect(sam.dm()).toContain('call them');
  });

  it('ticks the row of the morning message for what is done in Home', async () => {
    await sam.opensHome();
    await sam.waits(() => sam.home().includes('1 deal needs you'));
    await sam.chooses('Log contact', 'Called', { home: true });
    await sam.waits(() => sam.dm().includes('✓ #1 Acme: called'));
  });
});
