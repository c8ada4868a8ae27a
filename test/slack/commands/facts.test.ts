import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonDriver } from '../../../playground/person/person.ts';
import type { Message } from '../../../playground/shapes.ts';
import { advance, type MovedTeam, newDeal, startMovedTeam, wins } from '../../support/deal-walk.ts';

let team: MovedTeam;
let sam: PersonDriver;
let card: Message;
beforeAll(async () => {
  team = await startMovedTeam();
  sam = team.slack.person('U_SAM');
  card = await newDeal(sam, 'acme 12k linkedin');
});
afterAll(() => team?.stop());

async function opens(line: string, title: string): Promise<string> {
  await sam.types('#deals', line);
  await sam.waits(() => sam.hasModal() && sam.modal().title === title);
  return sam.modal().text;
}

async function saves(): Promise<void> {
  await sam.submits();
  await sam.waits(() => !sam.hasModal());
}

async function shows(): Promise<string> {
  await sam.types('#deals', '/deal show 1');
  return sam.reads(
    await sam.waits(() => sam.messages('#deals').findLast((one) => one.ephemeralTo)),
  );
}

describe('what the steps want to know', () => {
  it('people: added from words, changed after picking them', async () => {
    await opens('/deal edit 1 people Dana Weiss', 'People');
    await sam.fills({ Role: 'CFO', 'Can they sign?': 'Yes' });
    await saves();
    await sam.waits(() => sam.reads(card).includes('Can sign: Dana Weiss'));

    await opens('/deal edit 1 people', 'People');
    await sam.fills({ Who: 'Dana Weiss' });
    await sam.waits(() => sam.modal().text.includes('CFO'));
    await sam.fills({ 'Saw the demo on': '2026-02-24' });
    await saves();
    await sam.waits(() => sam.reads(card).includes('Dana Weiss (met 24 Feb, saw the demo)'));
  });

  it.each([
    ['people Eve', 'People', ['Met on', 'Saw the demo on']],
    ['case', 'Their case', ['First meeting on']],
    ['terms', 'Contract and terms', ['Contract sent on']],
  ])('a day still to come is none on which something was: %s', async (words, title, fields) => {
    await opens(`/deal edit 1 ${words}`, title);
    await sam.fills(Object.fromEntries(fields.map((one) => [one, '2026-04-01'])));
    await sam.submits();

    const say = 'That day is still to come. Plan it as a next step instead.';
    expect(sam.modal().errors).toEqual(Object.fromEntries(fields.map((one) => [one, say])));
    await sam.closes();
  });

  it('needs, the offer with its end, terms and objections', async () => {
    await opens('/deal edit 1 needs', 'What they need');
    await sam.fills({ 'They need': '25 seats', 'Our answer': 'Start with 10' });
    await sam.fills({ 'Worth to them': '6 hours a week' });
    await saves();

    await opens('/deal edit 1 trial', 'Their case');
    await sam.fills({ 'What they do next': 'Try it with two reps' });
    expect((await sam.submits()).outcome).toBe('errors');
    await sam.fills({ 'It ends on': '2026-03-06', Competitors: 'Globex' });
    await saves();
    await sam.waits(() =>
      sam.reads(card).includes('Up to them: Try it with two reps, ends Fri 6 Mar'),
    );

    await opens('/deal edit 1 terms', 'Contract and terms');
    await sam.fills({ 'Promises made': 'A pilot in May', 'Contract sent on': '2026-03-02' });
    await saves();
    await opens('/deal edit 1 terms', 'Contract and terms');
    expect(sam.modal().text).toContain('A pilot in May');
    await sam.closes();

    await sam.types('#deals', '/deal log 1 objection too many clicks');
    await sam.types('#deals', '/deal note 1 objection: the price');
    const shown = await shows();
    for (const words of [
      '25 seats → Start with 10 → 6 hours a week',
      'They object: too many clicks; the price',
      'Competitors: Globex',
      'Promised: A pilot in May',
      'Contract sent 2 Mar',
      'Source: LinkedIn',
    ]) {
      expect(shown).toContain(words);
    }
  });

  it('an end that comes near is due two working days before', async () => {
    await team.later({ days: 2 });
    await sam.waits(() => sam.dm().includes('Try it with two reps'));
  });

  it('are at hand when the deal closes and when support takes over', async () => {
    for (const step of ['Qualified', 'Quote', 'Closure']) await advance(sam, card, step);
    const form = await opens('/deal won 1', 'Won');
    expect(form).toContain('25 seats → Start with 10');
    expect(form).toContain('They object: too many clicks; the price');
    await sam.closes();

    await wins(sam, 1);
    await team.later({ minutes: 11 });
    const lee = team.slack.person('U_LEE');
    const handoff = await lee.waits(() =>
      lee.messages('#support').findLast((one) => lee.reads(one).includes('Handoff: #1')),
    );
    expect(lee.reads(handoff)).toContain('Promised: A pilot in May');
    expect(lee.reads(handoff)).toContain('They objected: too many clicks; the price');
  });
});

it('every form is one tap from the edit modal', async () => {
  await newDeal(sam, 'globex 3k');
  await opens('/deal edit 2', 'Edit deal');
  await sam.clicks('Fit');
  await sam.waits(() => sam.modal().title === 'Is it worth it?');
  await sam.fills({ 'Is there a budget?': 'Yes' });
  await sam.submits();
  await sam.waits(() => sam.modal().title === 'Edit deal');
  await sam.closes();
  await sam.types('#deals', '/deal show 2');
  await sam.waits(() => sam.sees('#deals').includes('Budget: yes'));
});
