import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonDriver } from '../../../playground/person/person.ts';
import { newDeal } from '../../support/deal-walk.ts';
import { startTeamBot, type TeamBot } from '../../support/team-bot.ts';

let team: TeamBot;
let sam: PersonDriver;
let ada: PersonDriver;
beforeAll(async () => {
  team = await startTeamBot();
  sam = team.slack.person('U_SAM');
  ada = team.slack.person('U_ADA');
  await ada.types('#general', '/deal');
  await ada.waits(() => ada.dm().includes('Hello Ada'));
  for (const words of ['acme 12k', 'globex 5k', 'initech 9k']) await newDeal(sam, words);
  await sam.types('#deals', '/deal assign 3 @Priya Nair');
  await sam.types('#deals', '/deal advance 2 qualified');
  await sam.types('#deals', '/deal lost 2');
  await sam.waits(() => sam.hasModal());
  await sam.fills({ Reason: 'Price', 'Step where it was missed': 'Qualified' });
  await sam.submits();
});
afterAll(() => team?.stop());

const says = async (who: PersonDriver, line: string) => (await who.types('#general', line)).text;

async function opens(line: string, title: string): Promise<string> {
  await sam.types('#general', line);
  await sam.waits(() => sam.hasModal() && sam.modal().title === title);
  const { text } = sam.modal();
  await sam.closes();
  return text;
}

describe('a step that closes deals', () => {
  it.each([
    ['won', 'Won'],
    ['lost', 'Lost'],
    ['not a fit', 'Not a fit'],
  ])('named behind advance opens what closes the deal: %s', async (step, title) => {
    expect(await opens(`/deal advance 1 ${step}`, title)).toContain('#1 Acme');
  });

  it('is no step to go back to, and neither is the deal’s own', async () => {
    expect(await says(sam, '/deal back 1 won')).toContain('Won closes a deal');
    expect(await says(sam, '/deal back 1 prospecting')).toContain('already in Prospecting');
    expect(sam.hasModal()).toBe(false);
  });

  it('is not archived when it is the only one of its kind', async () => {
    const said = await says(ada, '/deal stages archive won');
    expect(said).toContain('Won is the only step that closes a deal as won');
    expect(ada.hasModal()).toBe(false);
  });
});

describe('a line of “Before you move on”', () => {
  it('is found by its words', async () => {
    expect(await says(ada, '/deal stages require qualified first meeting')).toContain(
      '“First meeting held” is required now.',
    );
    expect(await says(ada, '/deal stages drop qualified first meeting')).toContain(
      '“First meeting held” is not asked any more.',
    );
  });

  it('that is not there changes nothing, and says so', async () => {
    for (const verb of ['require', 'advise', 'drop']) {
      const said = await says(ada, `/deal stages ${verb} qualified no such thing`);
      expect(said).toContain('Qualified does not ask for “no such thing”.');
      expect(await says(ada, `/deal stages ${verb} qualified`)).toContain('Which one?');
    }
  });
});

describe('a list', () => {
  it.each([
    ['all acme', 'All open deals: “acme” (1)', '#1 Acme'],
    ['all @Priya Nair', 'All open deals: Priya Nair (1)', '#3 Initech'],
    ['all prospecting', 'All open deals: Prospecting (2)', '#1 Acme'],
    ['lost @Sam Ortiz', 'Deals lost: Sam Ortiz (1)', '#2 Globex'],
    ['mine acme', 'Your deals: “acme” (1)', '#1 Acme'],
    ['@Priya Nair initech', 'Deals of Priya Nair: “initech” (1)', '#3 Initech'],
  ])('heeds every word: %s', async (words, title, row) => {
    const said = await says(sam, `/deal list ${words}`);
    expect(said).toContain(title);
    expect(said).toContain(row);
  });

  it.each([
    ['list won globex', 'Deals won: “globex”. There is none.'],
    ['list waiting @Priya Nair', 'Waiting: Priya Nair. There is none.'],
    ['list all @Priya Nair acme', 'All open deals: Priya Nair, “acme”. There is none.'],
    ['list unclaimed @Priya Nair', 'Unclaimed deals: Priya Nair. There is none.'],
    ['list won !!!', 'Deals won: “!!!”. There is none.'],
    ['stuck @Priya Nair', 'Deals that need their rep: Priya Nair. There is none.'],
    ['stuck acme', 'Deals that need you: “acme”. There is none.'],
    ['stuck all acme', 'Deals that need their rep: “acme”. There is none.'],
    ['stuck', 'Nothing of yours is stuck.'],
  ])('says of what there is none: %s', async (words, sentence) => {
    expect(await says(sam, `/deal ${words}`)).toContain(sentence);
  });
});

describe('a person named in words', () => {
  it('is kept by name as why a deal is reopened', async () => {
    const form = await opens('/deal reopen 2 @Priya Nair says they have money', 'Reopen');
    expect(form).toContain('@Priya Nair says they have money');
  });
});
