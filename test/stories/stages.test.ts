import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonDriver } from '../../playground/person/person.ts';
import { seed } from '../../playground/team.ts';
import { startTeamBot, type TeamBot } from '../support/team-bot.ts';

let team: TeamBot;
let ada: PersonDriver;
let sam: PersonDriver;
beforeAll(async () => {
  const people = seed.people.map((one) => (one.id === 'U_MARIA' ? { ...one, isAdmin: true } : one));
  team = await startTeamBot({ slack: { seed: { ...seed, people } } });
  ada = team.slack.person('U_ADA');
  sam = team.slack.person('U_SAM');
});
afterAll(() => team?.stop());

async function opens(who: PersonDriver, line: string, title: string): Promise<void> {
  await who.types('#general', line);
  await who.waits(() => who.hasModal() && who.modal().title === title);
}

async function createsDeal(name: string): Promise<void> {
  await sam.types('#deals', `/deal new ${name} 12k linkedin`);
  await sam.waits(() => sam.hasModal());
  await sam.submits();
  await sam.waits(() => card(name) !== '');
}

/** What the deal's card says; it names the place of its step. */
function card(name: string): string {
  const cards = sam.messages('#deals').map((message) => sam.reads(message));
  return cards.find((text) => text.includes(name) && / of \d\)/.test(text)) ?? '';
}

const shown = (who: PersonDriver) => who.messages('#general').at(-1);
const listed = (who: PersonDriver) => {
  const message = shown(who);
  return message === undefined ? '' : who.reads(message);
};

describe('an admin shapes the steps', () => {
  it('sees the list, and a rep sees it without anything to press', async () => {
    const mine = await ada.types('#general', '/deal stages');
    expect(mine.text).toContain('Qualified');
    expect(mine.text).toContain('Add step');
    const theirs = await sam.types('#general', '/deal stages');
    expect(theirs.text).toContain('Qualified');
    expect(theirs.text).not.toContain('Add step');
    const refused = await sam.types('#general', '/deal stages add');
    expect(refused.text).toContain('Only an admin of Milepost can change the steps');
  });

  it('adds a step, renames another, and puts them into a new order', async () => {
    await opens(ada, '/deal stages add', 'Add step');
    await ada.fills({ Name: 'Legal', 'Needs its rep after so many working days in this step': 7 });
    await ada.submits();
    await ada.waits(() => /5 {2}Legal/.test(listed(ada)));

    await opens(ada, '/deal stages edit quote', 'Edit step');
    await ada.fills({ Name: 'Offer' });
    await ada.submits();
    await ada.waits(() => /3 {2}Offer/.test(listed(ada)));

    await opens(ada, '/deal stages order', 'Order of the steps');
    await ada.fills({ '4.': 'Legal', '5.': 'Legal' });
    await ada.submits();
    expect(ada.modal().errors).toEqual({ '5.': 'Legal stands further up already.' });
    await ada.fills({ '5.': 'Closure' });
    await ada.submits();
    await ada.waits(() => /4 {2}Legal/.test(listed(ada)));
    expect(listed(ada)).toMatch(/5 {2}Closure/);
  });

  it('asks for a checklist item before a deal moves on', async () => {
    await opens(ada, '/deal stages criterion legal new', 'Before you move on');
    await ada.fills({
      'In your words': 'Terms read by our lawyer',
      'How much it matters': 'Required',
    });
    await ada.submits();
    await ada.waits(() => listed(ada).includes('Terms read by our lawyer'));
    expect(listed(ada)).toContain('required · ticked by hand');

    await ada.types('#general', '/deal stages advise legal legal-custom-1');
    await ada.waits(() => listed(ada).includes('is only advised now.'));
    await ada.types('#general', '/deal stages drop legal legal-custom-1');
    await ada.waits(() => listed(ada).includes('It asks for nothing.'));
  });

  it('refuses a second step of the same name at the field, and keeps what was typed', async () => {
    await opens(ada, '/deal stages add', 'Add step');
    await ada.fills({ Name: 'legal', Guidance: 'Keep me' });
    await ada.submits();
    expect(ada.modal().errors).toEqual({ Name: 'There is a step called legal already.' });
    expect(ada.modal().text).toContain('Keep me');
    await ada.closes();
  });
});

describe('two admins at once', () => {
  it('tells the second who was first, keeps what they typed, and takes it when they insist', async () => {
    const maria = team.slack.person('U_MARIA');
    await opens(ada, '/deal stages edit qualified', 'Edit step');
    await opens(maria, '/deal stages edit qualified', 'Edit step');
    await ada.fills({ Name: 'Discovery' });
    await ada.submits();
    await ada.waits(() => listed(ada).includes('Discovery'));

    await maria.fills({ Name: 'Fit' });
    await maria.submits();
    expect(maria.modal().text).toContain('Ada Berg changed this');
    expect(maria.modal().text).toContain('Fit');
    await maria.submits();
    await maria.waits(() => listed(maria).includes('Fit'));
  });
});

describe('a step is archived', () => {
  it('moves its deals while they are being advanced, and none stays behind', async () => {
    for (const name of ['Umbrella', 'Hooli', 'Stark', 'Wayne']) await createsDeal(name);
    await opens(ada, '/deal stages archive prospecting', 'Archive step');
    expect(ada.modal().text).toContain('4 deals are in it now');
    await ada.fills({ 'Its deals go to': 'Offer' });

    // One deal's form is open while the step goes away.
    await sam.types('#deals', '/deal advance umbrella');
    await sam.waits(() => sam.hasModal());
    const advanced = ['hooli', 'stark'].map((name) =>
      team.slack.person('U_SAM').types('#deals', `/deal advance ${name} fit`),
    );
    await Promise.all([ada.submits(), ...advanced]);
    await sam.submits();

    await sam.waits(() => card('Wayne').includes('Offer'));
    for (const name of ['Umbrella', 'Hooli', 'Stark']) {
      await sam.waits(() => /Fit \(|Offer \(/.test(card(name)));
      expect(card(name)).not.toContain('Prospecting (');
    }
    const list = await ada.types('#general', '/deal stages');
    expect(list.text).toContain('Prospecting, archived');
    expect(list.text).toContain('its deals go to Offer');
  });
});
