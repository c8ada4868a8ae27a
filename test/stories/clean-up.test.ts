import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonDriver } from '../../playground/person/person.ts';
import { type MovedTeam, startMovedTeam } from '../support/deal-walk.ts';
import { importRows } from '../support/import-rows.ts';

let team: MovedTeam;
let sam: PersonDriver;
let maria: PersonDriver;
beforeAll(async () => {
  team = await startMovedTeam();
  sam = team.slack.person('U_SAM');
  maria = team.slack.person('U_MARIA');
});
afterAll(() => team?.stop());

const names = ['Acme', 'Globex', 'Hooli', 'Initech', 'Soylent', 'Stark', 'Umbrella', 'Vandelay'];
const more = ['Wayne', 'Wonka'];
const mapping = `
columns: { externalId: id, name: name, owner: owner, stage: stage, amount: amount, expectedClose: close }
dates: { formats: [yyyy-MM-dd] }
owners: { Sam: U_SAM, Ada: U_ADA }
`;

/** Ten deals of Sam's in Quote and one of Ada's: Globex was to close in February, Hooli is to close in April. */
function file(): string {
  const closes: Readonly<Record<string, string>> = { Globex: '2026-02-10', Hooli: '2026-04-10' };
  const rows = [...names, ...more].map(
    (name, index) => `${index},${name},Sam,Quote,12000,${closes[name] ?? ''}`,
  );
  const given = '10,Zorin,Ada,Quote,12000,';
  return ['id,name,owner,stage,amount,close', ...rows, given].join('\n');
}

const mornings = () =>
  sam.messages('dm').filter((one) => sam.reads(one).includes('Good morning Sam'));
const lastMorning = () => {
  const last = mornings().at(-1);
  return last === undefined ? '' : sam.reads(last);
};

describe('the clean-up after an import', () => {
  it('is offered in Home and in one morning message, while nothing is nudged', async () => {
    expect(await importRows(team, file(), mapping)).toBe(11);
    await sam.opensHome();
    await sam.waits(() => sam.home().includes('10 imported deals wait for a look'));
    expect(sam.home()).toContain('Nothing needs you today');

    await team.later({ days: 1 });
    await sam.waits(() => mornings().length === 1);
    expect(lastMorning()).toContain('10 imported deals to look through');
    expect(lastMorning()).not.toMatch(/Acme|Globex|Log contact/);
    await team.later({ days: 1 });
    // Ada has never said a word to Milepost; a file named her.
    const ada = team.slack.person('U_ADA');
    await ada.waits(() => ada.dm().includes('1 imported deal to look through'));
    expect(mornings()).toHaveLength(1);
    expect(sam.sees('#deals')).not.toMatch(/Acme|Globex/);
  });

  it('asks about eight at a time, with one date and one reason for all', async () => {
    await sam.clicks('Clean up', { in: sam.message('Good morning Sam', 'dm') });
    await sam.waits(() => sam.hasModal());
    const { text, title } = sam.modal();
    expect(title).toBe('Clean up');
    expect(names.filter((name) => text.includes(name))).toHaveLength(8);
    expect(more.filter((name) => text.includes(name))).toHaveLength(0);
    expect(text).toContain('10 imported deals wait for your look, 8 of them here');

    await sam.fills({ Umbrella: 'Not a fit' });
    await sam.submits();
    expect(sam.modal().errors).toEqual({
      'Reason for Not a fit': 'Pick why they are not a fit.',
    });
  });

  it('tells at its row what somebody changed meanwhile, and does the others', async () => {
    await maria.types('#deals', '/deal note 3 their CFO is new');
    await sam.fills({
      Acme: 'Keep: look Thu 5 Mar',
      Globex: 'Keep: look Wed 11 Mar',
      Hooli: 'Keep: close Fri 10 Apr stands',
      Initech: 'Wait until',
      Soylent: 'Lost',
      Stark: 'Lost',
      'Reason for Lost': 'They went silent',
      'Reason for Not a fit': 'No need',
    });
    await sam.submits();

    await sam.waits(() => sam.modal().text.includes('#9 Wayne'));
    const { text } = sam.modal();
    expect(text).toContain('So far: 2 kept, 1 waits, 2 lost, 1 not a fit');
    expect(text).toContain('4 imported deals wait for your look, 3 of them here');
    expect(text).toMatch(/#3 was changed meanwhile, so yours was not done[\s\S]*#3 Hooli/);
    expect(text).toContain('#10 Wonka');
    expect(text).not.toContain('#8 Vandelay');
  });

  it('says at the end what was done, and what was left for later', async () => {
    await sam.fills({ Hooli: 'Keep: close Fri 10 Apr stands', Wayne: 'Keep: look Wed 11 Mar' });
    await sam.fills({ Wonka: 'Wait until' });
    await sam.submits();
    const said = 'Done: 4 kept, 2 wait, 2 lost, 1 not a fit. 1 deal is left for later';
    await sam.waits(() => sam.dm().includes(said));

    await sam.types('#deals', '/deal cleanup');
    await sam.waits(() => sam.hasModal());
    await sam.fills({ Vandelay: 'Wait until' });
    await sam.submits();
    await sam.waits(() => sam.sees('#deals').includes('Done: 1 waits.'));
    await sam.opensHome();
    await sam.waits(() => !sam.home().includes('imported deals wait'));
  });

  it('posts no card, no thread and no retro for any of it', async () => {
    await team.later({ minutes: 30 });
    for (const channel of ['#deals', '#managers', '#support']) {
      expect(maria.sees(channel)).not.toMatch(/Soylent|Stark|Umbrella|What should the next deal/);
    }
    const lost = await sam.types('#deals', '/deal list lost');
    expect(lost.text).toMatch(/Soylent[\s\S]*Stark|Stark[\s\S]*Soylent/);
  });

  it('takes what somebody was given meanwhile', async () => {
    const priya = team.slack.person('U_PRIYA');
    await maria.types('#general', '/deal assign 11 @Priya Nair');
    await priya.waits(() => priya.dm().includes('#11 Zorin'));

    await priya.types('#general', '/deal cleanup');
    await priya.waits(() => priya.hasModal());
    await priya.fills({ Zorin: 'Wait until' });
    await priya.submits();
    await priya.waits(() => priya.dm().includes('Accepted by Priya Nair'));
  });

  it('is followed by nudges as usual, the next morning', async () => {
    await team.later({ days: 1 });
    await sam.waits(() => mornings().length === 2);
    expect(lastMorning()).toContain('Acme');
    expect(lastMorning()).toContain('Globex');
    expect(lastMorning()).not.toMatch(/Wonka|Wayne|Soylent|imported/);
  });
});
