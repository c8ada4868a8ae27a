import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonDriver } from '../../../playground/person/person.ts';
import type { Message } from '../../../playground/shapes.ts';
import { advance, type MovedTeam, newDeal, startMovedTeam } from '../../support/deal-walk.ts';

let team: MovedTeam;
let sam: PersonDriver;
beforeAll(async () => {
  team = await startMovedTeam();
  sam = team.slack.person('U_SAM');
});
afterAll(() => team?.stop());

const valueIn = (label: string) => sam.modal().fields.find((one) => one.label === label)?.value;
const dontKnow = 'Don’t know yet: ask as the next step';
const cardSays = (card: Message, words: string) => sam.waits(() => sam.reads(card).includes(words));

/** A deal in Qualified; its contact is Dana Weiss. */
async function qualified(account: string): Promise<Message> {
  const card = await newDeal(sam, `${account} 12k`);
  await advance(sam, card, 'Qualified');
  await sam.types('#deals', `/deal edit ${account}`);
  await sam.waits(() => sam.hasModal());
  await sam.fills({ Contact: 'Dana Weiss' });
  await sam.submits();
  await cardSays(card, 'Dana Weiss');
  return card;
}

async function opens(card: Message): Promise<void> {
  await sam.clicks('Advance', { in: card });
  await sam.waits(() => sam.hasModal());
}

async function goes(): Promise<void> {
  await sam.submits();
  await sam.waits(() => !sam.hasModal());
}

describe('who can sign', () => {
  it('is the contact, one tap away, and is met next when there is no other step', async () => {
    const card = await qualified('Acme');
    await opens(card);
    expect(valueIn('Their name')).toBe('');
    await sam.fills({ 'Who can sign?': 'Dana Weiss', 'Have you met?': 'Not yet' });
    await goes();

    await cardSays(card, 'Can sign: Dana Weiss');
    expect(sam.reads(card)).toContain('Next: Meet Dana Weiss, Tue 3 Mar');
  });

  it('is whoever is named, without another tap', async () => {
    const card = await qualified('Globex');
    await opens(card);
    await sam.fills({ 'Their name': 'Petra Lang', 'A next step with a date': 'Call her' });
    await goes();

    await cardSays(card, 'Can sign: Petra Lang');
  });

  it('stays named when something else is still missing', async () => {
    const card = await qualified('Initech');
    await opens(card);
    await sam.fills({ 'Their name': 'Petra Lang' });
    await sam.submits();
    await sam.waits(() => sam.modal().text.includes('Move anyway because'));
    await sam.fills({ 'A next step with a date': 'Call her' });
    await goes();

    await cardSays(card, 'Can sign: Petra Lang');
  });

  it('is not two at once, nor nobody', async () => {
    const card = await qualified('Hooli');
    await opens(card);
    await sam.fills({ 'Who can sign?': 'Dana Weiss', 'Their name': 'Petra Lang' });
    await sam.submits();
    expect(sam.modal().errors['Their name']).toContain('Somebody else');
    await sam.fills({ 'Who can sign?': 'Somebody else: name below', 'Their name': null });
    await sam.submits();
    expect(sam.modal().errors['Their name']).toBe('What is their name?');
    await sam.fills({ 'Who can sign?': null, 'Have you met?': 'Met' });
    await sam.submits();
    expect(Object.keys(sam.modal().errors)).toEqual(['Who can sign?']);
    await sam.closes();
  });
});

describe('a deal that moves on', () => {
  it('takes no day that cannot be, and says so where it stands', async () => {
    const card = await qualified('Stark');
    await opens(card);
    await sam.fills({
      'Who can sign?': 'Dana Weiss',
      'A next step with a date': 'Call her',
      On: '2026-03-01',
      'First meeting held': '2026-03-04',
      Demo: 'Held, they saw it',
      'Demo on': '2026-03-05',
    });
    await sam.submits();

    expect(sam.modal().errors).toEqual({
      On: 'Pick today or a later day.',
      'First meeting held': 'That day is still to come. Plan it as a next step instead.',
      'Demo on': 'That day is still to come. Plan it as a next step instead.',
    });
    await sam.fills({ On: null, 'A next step with a date': null, 'First meeting held': null });
    await sam.fills({ On: '2026-03-09', 'Demo on': '2026-03-02' });
    await sam.submits();
    expect(sam.modal().errors).toEqual({ 'A next step with a date': 'What is to be done then?' });
    await sam.closes();
  });

  it('keeps what it is worth to them: with a need, and later alone', async () => {
    const card = await qualified('Soylent');
    await opens(card);
    await sam.fills({ 'Who can sign?': dontKnow, 'Worth to them': '6 hours a week' });
    await sam.submits();
    expect(Object.keys(sam.modal().errors)).toEqual(['What they need']);
    await sam.closes();

    await sam.types('#deals', '/deal edit soylent needs SSO');
    await sam.waits(() => sam.modal().title === 'What they need');
    await goes();
    await opens(card);
    await sam.fills({ 'Who can sign?': dontKnow, 'Worth to them': '6 hours a week' });
    await goes();
    await sam.waits(async () =>
      (await sam.types('#deals', '/deal show soylent')).text.includes('SSO → 6 hours a week'),
    );
  });

  it('asks what is not known on the next working day, beside what is planned', async () => {
    const [bare, planned] = [await qualified('Umbrella'), await qualified('Wonka')];
    await sam.types('#deals', '/deal todo wonka send the answers 2026-03-12');
    await cardSays(planned, 'Next: send the answers');
    await team.later({ days: 4 });
    for (const card of [bare, planned]) {
      await opens(card);
      await sam.fills({ 'Who can sign?': dontKnow });
      await goes();
    }

    await cardSays(bare, 'Next: Find out who can sign, Mon 9 Mar');
    await cardSays(planned, 'Next: send the answers; find out who can sign, Thu 12 Mar');
    await sam.types('#deals', '/deal undo wonka');
    await cardSays(planned, 'Next: send the answers, Thu 12 Mar');
  });
});
