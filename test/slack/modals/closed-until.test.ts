import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonDriver } from '../../../playground/person/person.ts';
import { type MovedTeam, newDeal, startMovedTeam } from '../../support/deal-walk.ts';

let team: MovedTeam;
let sam: PersonDriver;
let maria: PersonDriver;
beforeAll(async () => {
  team = await startMovedTeam();
  sam = team.slack.person('U_SAM');
  maria = team.slack.person('U_MARIA');
});
afterAll(() => team?.stop());

async function opens(person: PersonDriver, line: string): Promise<void> {
  await person.types('#deals', line);
  await person.waits(() => person.hasModal());
}

const refusal = { 'Wait until': 'Pick a day after today.' };

describe('the day on which a closed deal is looked at again', () => {
  it.each([
    ['acme', 'lost', 'Price', 'Lost: Price'],
    ['globex', 'not-a-fit', 'No need', 'Not a fit'],
  ])('is ahead: %s is %s', async (account, command, reason, outcome) => {
    const card = await newDeal(sam, `${account} 4k`);
    await opens(sam, `/deal ${command} ${account}`);
    await sam.fills({ Reason: reason, 'Wait until': '2026-03-02' });
    await sam.submits();
    expect(sam.modal().errors).toEqual(refusal);

    await sam.fills({ 'Wait until': '2026-03-05' });
    await sam.submits();
    await sam.waits(() => sam.reads(card).includes(outcome));
  });

  it('is ahead too when it is corrected, and may be over when it is as it was', async () => {
    await team.later({ days: 4 });
    await opens(maria, '/deal correct 1');
    await maria.fills({ 'Wait until': '2026-03-04', Why: 'Wrong reason' });
    await maria.submits();
    expect(maria.modal().errors).toEqual(refusal);

    await maria.fills({ 'Wait until': '2026-03-05', Reason: 'Competitor' });
    await maria.submits();
    await sam.waits(() => sam.sees('#deals').includes('Lost: Competitor'));
  });
});
