import { describe, expect, it } from '@jest/globals';
import { addDays } from '../../src/domain/dates.ts';
import type { Deal } from '../../src/domain/deal.ts';
import type { Decision } from '../../src/domain/decision.ts';
import { whoSaw } from '../../src/domain/meeting.ts';
import { contact } from '../../src/domain/notes.ts';
import { mayHaveSeen } from '../../src/domain/who-was-there.ts';
import { aDeal, aMember, anAct } from '../support/build.ts';

const dana = { id: 'p1', name: 'Dana Weiss', canSign: true };
const lee = { id: 'p2', name: 'Lee Chen' };
const will = { id: 'p3', name: 'Will Weiss' };
const today = anAct().on;

const withPeople = (...people: Deal['facts']['people'] & object) => aDeal({ facts: { people } });
const threePeople = withPeople(dana, lee, will);

function dealOf(decision: Decision): Deal {
  if (!decision.ok) throw new Error(`refused: ${decision.refusal.kind}`);
  return decision.change.deal;
}

const demo = (deal: Deal, text?: string) =>
  contact(deal, aMember(), anAct(), { contact: 'demo', text });
const sawIt = (deal: Deal) =>
  (deal.facts.people ?? []).filter((one) => one.sawDemoOn === today).map((one) => one.id);

describe('who was there', () => {
  it.each<[string, readonly string[]]>([
    ['with Dana Weiss', ['p1']],
    ['dana weiss liked it', ['p1']],
    ['with dana', ['p1']],
    ['Dana and her boss', ['p1']],
    ['for Lee, Dana', ['p1', 'p2']],
    ['with Lee', ['p2']],
    ['with Weiss', []],
    ['they will dana-proof it', []],
    ['we will call again', []],
    ['went well', []],
  ])('is read in the words: %s', (text, expected) => {
    expect(sawIt(dealOf(demo(threePeople, text)))).toEqual(expected);
  });

  it('is read in the step that is done by it', () => {
    const planned = (on: Deal['nextStep'] & object) => ({ ...threePeople, nextStep: on });
    const text = 'Show Dana the reports';

    expect(sawIt(dealOf(demo(planned({ text, on: today }))))).toEqual(['p1']);
    expect(sawIt(dealOf(demo(planned({ text, on: addDays(today, 1) }))))).toEqual([]);
    const meeting = { kind: 'demo', personId: 'p2' } as const;
    expect(sawIt(dealOf(demo(planned({ text: 'Show it', on: today, meeting }))))).toEqual(['p2']);
  });

  it('was met, when it was a meeting', () => {
    const met = contact(threePeople, aMember(), anAct(), { contact: 'met', text: 'with Lee' });

    expect(dealOf(met).facts.people?.[1]).toEqual({ ...lee, metOn: today });
    expect(met).toMatchObject({ change: { done: { with: ['Lee Chen'] } } });
  });

  it('ticks the demo for who can sign', () => {
    const decision = demo(threePeople, 'with Dana');

    expect(dealOf(decision).facts.demo).toEqual({ on: today, seenBySigner: true });
    expect(decision).toMatchObject({ change: { done: { with: ['Dana Weiss'] } } });
    expect(decision).not.toHaveProperty('change.done.mayHaveSeen');
  });
});

describe('whether somebody who can sign saw the demo', () => {
  it('is asked when nobody is named and somebody can', () => {
    const decision = demo(threePeople, 'went well');

    expect(decision).toMatchObject({
      change: { done: { mayHaveSeen: [{ id: 'p1', name: 'Dana Weiss' }] } },
    });
    expect(mayHaveSeen(dealOf(decision).facts)).toEqual([dana]);
  });

  it.each([
    ['others are named', threePeople, 'with Lee'],
    ['nobody is known who can', withPeople(lee), 'went well'],
    ['they saw one already', withPeople({ ...dana, sawDemoOn: today }), 'went well'],
  ])('is not asked when %s', (_, deal, text) => {
    expect(mayHaveSeen(dealOf(demo(deal, text)).facts)).toEqual([]);
  });

  it('is known once it is answered, whatever the answer', () => {
    const open = dealOf(demo(threePeople));
    const yes = dealOf(whoSaw(open, aMember(), anAct(), 'p1'));
    const others = whoSaw(open, aMember(), anAct(), undefined);

    expect(yes.facts.demo).toEqual({ on: today, seenBySigner: true });
    expect(sawIt(yes)).toEqual(['p1']);
    expect(dealOf(others).facts.demo).toEqual({ on: today, seenBySigner: false });
    expect([mayHaveSeen(yes.facts), mayHaveSeen(dealOf(others).facts)]).toEqual([[], []]);
    expect(others).toMatchObject({ change: { done: { kind: 'contacted', contact: 'demo' } } });
  });

  it('is not asked of a demo that was taken back', () => {
    expect(whoSaw(threePeople, aMember(), anAct(), 'p1')).toMatchObject({
      refusal: { kind: 'bad-input' },
    });
  });
});
