import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonDriver } from '../../playground/person/person.ts';
import { startTeamBot, type TeamBot } from '../support/team-bot.ts';

let team: TeamBot;
let sam: PersonDriver;
beforeAll(async () => {
  team = await startTeamBot();
  sam = team.slack.person('U_SAM');
  await sam.types('#deals', '/deal new acme 12k linkedin');
  await sam.waits(() => sam.hasModal());
  await sam.submits();
  await sam.waits(() => card().includes('#1 Acme'));
});
afterAll(() => team?.stop());

/** The deal's card as everybody in the channel sees it. */
function card(): string {
  const cards = sam.messages('#deals').map((message) => sam.reads(message));
  return cards.find((text) => text.includes('#1 Acme · ')) ?? '';
}

function theCard() {
  return sam.message(/#1 Acme · .* of \d\)/, '#deals');
}

describe('a rep and somebody else’s deal', () => {
  it('is told who can, whatever way they try, and nothing changes', async () => {
    const priya = team.slack.person('U_PRIYA');
    const before = card();
    for (const line of ['advance 1 qualified', 'won 1', 'edit 1', 'wait 1', 'assign 1 me']) {
      const answer = await priya.types('#deals', `/deal ${line}`);
      expect(answer.text).toMatch(/Only its owner or a manager can/);
      expect(priya.hasModal()).toBe(false);
    }
    const pressed = await priya.clicks('Advance', { in: theCard() });
    expect(pressed.text).toMatch(/Only its owner or a manager can/);
    expect(card()).toBe(before);
  });

  it('may read it, and make a deal of their own', async () => {
    const priya = team.slack.person('U_PRIYA');
    const shown = await priya.types('#deals', '/deal show 1');
    expect(shown.text).toContain('€12,000');
  });

  it('is changed by a manager', async () => {
    const maria = team.slack.person('U_MARIA');
    await maria.types('#deals', '/deal todo 1 tomorrow ask about the budget');
    await sam.waits(() => card().includes('ask about the budget'));
  });
});

describe('people who are not of the team', () => {
  it('refuses a guest at the command, the button and in Home', async () => {
    const gus = team.slack.person('U_GUS');
    const before = card();
    expect((await gus.types('#deals', '/deal list all')).text).toContain('Guests cannot use');
    expect((await gus.clicks('Advance', { in: theCard() })).text).toContain('Guests cannot use');
    await gus.opensHome();
    await gus.waits(() => gus.home().includes('Guests cannot use Milepost'));
    expect(gus.home()).not.toContain('Acme');
    expect(gus.messages('dm')).toHaveLength(0);
    expect(card()).toBe(before);
  });

  it('refuses somebody of another company in a shared channel', async () => {
    const dana = team.slack.person('U_DANA');
    const answer = await dana.types('#ext-acme', '/deal new hooli 1m');
    expect(answer.text).toContain('Milepost belongs to another workspace');
    expect(dana.hasModal()).toBe(false);
  });

  it('keeps settings and roles from reps, also when a form was open before', async () => {
    const ada = team.slack.person('U_ADA');
    await ada.types('#general', '/deal settings roles');
    await ada.waits(() => ada.hasModal());
    await ada.fills({ Admins: ['Ada Berg', 'Sam Ortiz'] });
    await ada.submits();
    await sam.types('#general', '/deal settings playbook');
    await sam.waits(() => sam.hasModal());
    await sam.fills({ 'What everybody should know': 'Mine now' });

    await ada.types('#general', '/deal settings roles');
    await ada.waits(() => ada.hasModal());
    await ada.fills({ Admins: ['Ada Berg'] });
    await ada.submits();
    await ada.waits(() => ada.sees('#general').includes('Roles: saved.'));

    await sam.submits();
    expect(Object.values(sam.modal().errors).join()).toContain('Only an admin of Milepost');
    expect(sam.modal().text).toContain('Mine now');
  });
});
