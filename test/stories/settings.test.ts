import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonDriver } from '../../playground/person/person.ts';
import { aChannel, seed } from '../../playground/team.ts';
import { startTeamBot, type TeamBot } from '../support/team-bot.ts';

let team: TeamBot;
let ada: PersonDriver;
let sam: PersonDriver;
beforeAll(async () => {
  const channels = [...seed.channels, aChannel('C_PARTNERS', 'partners', ['U_ADA', 'U_SAM'])];
  team = await startTeamBot({ slack: { seed: { ...seed, channels } } });
  ada = team.slack.person('U_ADA');
  sam = team.slack.person('U_SAM');
});
afterAll(() => team?.stop());

async function opens(who: PersonDriver, part: string, title: string): Promise<void> {
  await who.types('#general', `/deal settings ${part}`);
  await who.waits(() => who.hasModal() && who.modal().title === title);
}

const says = (who: PersonDriver, words: RegExp) =>
  who.waits(() => who.messages('#general').some((one) => words.test(who.reads(one))));

describe('who may set things', () => {
  it('is an admin of Slack until roles are set; a rep is told who can', async () => {
    const refused = await sam.types('#general', '/deal settings');
    expect(refused.text).toContain('Only an admin of Milepost can use /deal settings');
    const shown = await ada.types('#general', '/deal settings');
    expect(shown.text).toContain('Monday to Friday, 09:00 to 18:00');
    expect(shown.text).toContain('Not set: Slack’s admins are admins');
  });

  it('follows from the roles once an admin has confirmed who is what', async () => {
    await opens(ada, 'roles', 'Roles');
    expect(ada.modal().text).toMatch(/Admins: Ada Berg/);
    expect(ada.modal().text).toMatch(/Managers: .*Maria Lopez/);
    expect(ada.modal().text).toMatch(/Support: .*Lee Chen/);
    await ada.fills({ Support: ['Gus Holm'] });
    await ada.submits();
    expect(ada.modal().errors.Support).toContain('Gus Holm is no full member');
    await ada.fills({ Admins: ['Ada Berg', 'Sam Ortiz'], Managers: ['Maria Lopez'], Support: [] });
    await ada.submits();
    await says(ada, /Admins Ada Berg, Sam Ortiz · managers Maria Lopez/);

    const shown = await sam.types('#general', '/deal settings');
    expect(shown.text).toContain('Working week');
  });
});

describe('channels', () => {
  it('must be ones that Milepost is in, and says how to get it there', async () => {
    await opens(ada, 'channels', 'Channels');
    await ada.fills({ Deals: '#partners' });
    await ada.submits();
    expect(ada.modal().errors.Deals).toContain('Milepost is not in #partners. Type /invite');
    await ada.fills({ Deals: '#deals', Managers: '#deals' });
    await ada.submits();
    expect(ada.modal().errors.Managers).toContain('the one for deals');
    await ada.fills({ Managers: '#managers' });
    await ada.submits();
    await says(ada, /Channels: saved\./);
  });
});

describe('time, money and holidays', () => {
  it('takes a zone by its city, and refuses words that are none', async () => {
    await opens(ada, 'region', 'Time and money');
    expect(await ada.suggestions('Time zone', 'vienna')).toEqual(['Europe/Vienna']);
    await ada.fills({ 'Time zone': 'Europe/Vienna', Currency: 'XXQ' });
    await ada.submits();
    expect(ada.modal().errors.Currency).toContain('three letters');
    await ada.fills({ Currency: 'chf' });
    await ada.submits();
    await says(ada, /Europe\/Vienna · CHF/);
  });

  it('keeps the public holidays of a place for two years, and own days beside them', async () => {
    await opens(ada, 'holidays', 'Holidays');
    expect(await ada.suggestions('Public holidays of', 'germany ber')).toEqual(['Germany: Berlin']);
    await ada.fills({ 'Public holidays of': 'Germany: Berlin', 'Your own days off': 'tomorrow' });
    await ada.submits();
    expect(ada.modal().errors['Your own days off']).toContain('does not begin with a date');
    await ada.fills({ 'Your own days off': '2031-12-24 Christmas Eve' });
    await ada.submits();
    await says(ada, /Germany: Berlin · 1 day of your own/);
  });
});

describe('lists', () => {
  it('adds, renames and switches off, and what is off is not offered any more', async () => {
    await opens(ada, 'loss-reasons', 'Reasons for a loss');
    await ada.fills({ Add: 'Champion left\nprice' });
    await ada.submits();
    expect(ada.modal().errors.Add).toContain('is on offer already');
    await ada.fills({ Add: 'Champion left', Rename: 'Price', 'Its new name': 'Too expensive' });
    await ada.submits();
    await says(ada, /Too expensive, Competitor/);

    await sam.types('#deals', '/deal new acme 12k linkedin');
    await sam.waits(() => sam.hasModal());
    await sam.submits();
    await sam.waits(() => sam.sees('#deals').includes('#1'));
    await sam.types('#deals', '/deal lost 1');
    await sam.waits(() => sam.hasModal());
    const offered = await sam.suggestions('Reason', '', { modal: true });
    expect(offered).toContain('Champion left');
    expect(offered).toContain('Too expensive');
    await sam.closes();
  });
});

describe('two admins at once', () => {
  it('may change different things, and are told when it is the same', async () => {
    await opens(ada, 'quotes', 'Quotes');
    await opens(sam, 'goal', 'Goal');
    await sam.fills({ 'Amount to win': '400k', Name: 'Q1', 'First day': '2026-01-01' });
    await sam.submits();
    expect(sam.modal().errors['Last day']).toContain('Pick a last day');
    await sam.fills({ 'Last day': '2026-03-31' });
    await sam.submits();
    await says(sam, /Goal: saved\./);
    await ada.fills({ 'Valid for so many days': 45 });
    await ada.submits();
    await says(ada, /valid for 45 days/);

    await opens(ada, 'playbook', 'Playbook');
    await opens(sam, 'playbook', 'Playbook');
    await ada.fills({ 'What everybody should know': 'Ask who signs.' });
    await ada.submits();
    await says(ada, /Playbook: saved\./);
    await sam.fills({ 'What everybody should know': 'Ask for the budget.' });
    await sam.submits();
    expect(sam.modal().text).toContain('Ada Berg changed this');
    expect(sam.modal().text).toContain('Ask for the budget.');
  });
});
