import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonDriver } from '../../playground/person/person.ts';
import { startTeamBot, type TeamBot } from '../support/team-bot.ts';
import { until } from '../support/until.ts';

let team: TeamBot;
let sam: PersonDriver;
let maria: PersonDriver;
let ada: PersonDriver;
beforeAll(async () => {
  team = await startTeamBot();
  sam = team.slack.person('U_SAM');
  maria = team.slack.person('U_MARIA');
  ada = team.slack.person('U_ADA');
});
afterAll(() => team?.stop());

async function homeOf(who: PersonDriver, words: string): Promise<string> {
  await who.opensHome();
  await who.waits(() => who.home().includes(words));
  return who.home();
}

describe('a rep’s Home', () => {
  it('greets on the first day, without a message besides', async () => {
    const home = await homeOf(sam, 'You have no open deal');
    expect(home).toContain('Milepost keeps our deals');
    expect(home).not.toContain('The team');
    expect(home).not.toContain('Settings');
    await sam.types('#general', '/deal');
    expect(sam.messages('dm')).toHaveLength(0);
  });

  it('makes a deal from its button, and shows it at its step', async () => {
    await sam.clicks('New deal', { home: true });
    await sam.waits(() => sam.hasModal());
    await sam.fills({ Account: 'Acme', Amount: '12k' });
    await sam.submits();
    await sam.waits(() => sam.home().includes('#1 Acme · €12,000'));
    expect(sam.home()).toContain('Prospecting');
    await sam.closes({ all: true });
  });

  it('shows what is due with the buttons of the morning message, and one tap does it', async () => {
    await sam.types('#deals', '/deal todo 1 today call them back');
    const home = await homeOf(sam, '1 deal needs you');
    expect(home).toContain('1 deal needs you: none stuck yet');
    expect(home).toContain('call them back');
    await sam.chooses('Log contact', 'Called', { home: true });
    await sam.waits(() => sam.sees('#deals').includes('Last contact: called'));
  });

  it('takes somebody away until a day, and says so', async () => {
    await sam.types('#deals', '/deal new hooli 9k');
    await sam.waits(() => sam.hasModal());
    await sam.submits();
    await sam.types('#deals', '/deal todo hooli today ring again');
    await sam.clicks('I’m away until…', { home: true });
    await sam.waits(() => sam.hasModal());
    await sam.fills({ 'Who stands in': 'Priya Nair' });
    await sam.submits();
    await sam.waits(() => sam.home().includes('You are away until'));
    const priya = team.slack.person('U_PRIYA');
    expect(await homeOf(priya, 'needs you')).toMatch(/#2 Hooli.*\n.*For Sam Ortiz: .*ring again/);
  });
});

describe('a manager’s Home', () => {
  it('shows the team by step, who is away, and lets them claim what is nobody’s', async () => {
    await maria.types('#deals', '/deal new globex 30k');
    await maria.waits(() => maria.hasModal());
    await maria.fills({ Owner: null });
    await maria.submits();
    await maria.waits(() => maria.sees('#deals').includes('#3 Globex'));
    const home = await homeOf(maria, 'The team');
    expect(home).toMatch(/Away: Sam Ortiz until/);
    expect(home).toContain('1 deal without an owner');
    await maria.clicks('Assign', { home: true });
    await maria.waits(() => maria.hasModal());
    await maria.fills({ Owner: 'Priya Nair' });
    await maria.submits();
    await maria.waits(() => !maria.home().includes('without an owner'));
    await maria.waits(() => /#3 Globex[^#]*Owner: Priya Nair/.test(maria.sees('#deals')));
    await maria.closes({ all: true });
    await maria.types('#deals', '/deal new wonka 3k');
    await maria.waits(() => maria.hasModal());
    await maria.fills({ Owner: null });
    await maria.submits();
    await homeOf(maria, '1 deal without an owner');
    await maria.clicks('Claim', { home: true });
    await maria.waits(() => !maria.home().includes('without an owner'));
    expect(maria.home()).toContain('#4 Wonka');
  });
});

describe('an admin’s Home', () => {
  it('offers the set-up, the settings, and what could not be posted', async () => {
    const home = await homeOf(ada, 'Milepost is not set up yet');
    expect(home).not.toContain('Invite people');
    expect(home.indexOf('[Set up]')).toBeLessThan(home.indexOf('[New deal]'));
    await ada.clicks('Settings', { home: true });
    await ada.waits(() => ada.hasModal());
    expect(ada.modal().text).toContain('Monday to Friday');
    await ada.closes({ all: true });
  });

  it('says once why cards wait for a channel, and tries again when asked', async () => {
    const { workspace } = team.slack;
    workspace.archive('C_DEALS');
    await maria.types('#general', '/deal new umbrella 5k');
    await maria.waits(() => maria.hasModal());
    await maria.submits();
    await until('Home tells of the card', async () => {
      await ada.opensHome();
      return ada.home().includes('A deal’s card');
    });
    expect(ada.home()).toMatch(/it waits|is_archived/);
    workspace.archive('C_DEALS', false);
    await ada.clicks('Try again', { home: true });
    await maria.waits(() => maria.sees('#deals').includes('#5 Umbrella'));
  });
});

describe('a guest’s Home', () => {
  it('says who may use it, and nothing of any deal', async () => {
    const gus = team.slack.person('U_GUS');
    const home = await homeOf(gus, 'Guests cannot use Milepost');
    expect(home).not.toContain('Acme');
  });
});
