import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonDriver } from '../../../playground/person/person.ts';
import { type MovedTeam, newDeal, startMovedTeam } from '../../support/deal-walk.ts';

let team: MovedTeam;
let sam: PersonDriver;
let ada: PersonDriver;
beforeAll(async () => {
  team = await startMovedTeam();
  sam = team.slack.person('U_SAM');
  ada = team.slack.person('U_ADA');
  await newDeal(sam, 'acme 12k');
});
afterAll(() => team?.stop());

async function opens(person: PersonDriver, line: string): Promise<void> {
  await person.types('#deals', line);
  await person.waits(() => person.hasModal());
}

function terms(): readonly (string | undefined)[] {
  return ['Months', 'Payment terms', 'Access'].map(
    (label) => sam.modal().fields.find((one) => one.label === label)?.value,
  );
}

describe('the terms of a quote', () => {
  it('are the team’s own until the deal has a quote, then those of the last', async () => {
    await opens(ada, '/deal settings quotes');
    await ada.fills({ Months: 'a year', 'Payment terms': 'monthly, by transfer' });
    await ada.submits();
    expect(ada.modal().errors.Months).toContain('a whole number of months');
    await ada.fills({ Months: 12, Access: 'all features' });
    await ada.submits();
    await ada.waits(() =>
      ada.sees('#deals').includes('12 months, monthly, by transfer, all features'),
    );

    await opens(sam, '/deal quote 1');
    expect(terms()).toEqual(['12', 'monthly, by transfer', 'all features']);
    await sam.fills({ Months: 6, Access: null });
    await sam.submits();
    await sam.waits(() => sam.sees('#deals').includes('quote 1 is recorded as sent'));

    await opens(sam, '/deal quote 1 new');
    expect(terms()).toEqual(['6', 'monthly, by transfer', '']);
    await sam.closes();
  });

  it('are nobody’s again when the team takes its own away', async () => {
    await opens(ada, '/deal settings quotes');
    await ada.fills({ Months: null, 'Payment terms': null, Access: null });
    await ada.submits();
    await ada.waits(() => !ada.hasModal());
    await newDeal(sam, 'globex 5k');
    await opens(sam, '/deal quote 2');
    expect(terms()).toEqual(['', '', '']);
    await sam.closes();
  });
});
