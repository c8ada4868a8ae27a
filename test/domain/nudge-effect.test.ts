import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { IsoDate } from '../../src/domain/dates.ts';
import { DealId } from '../../src/domain/ids.ts';
import { contact, waitUntil } from '../../src/domain/notes.ts';
import {
  type ActedOn,
  actsOn,
  type MorningSaid,
  nudgeEffect,
  nudgeWords,
} from '../../src/domain/nudge-effect.ts';
import { plan } from '../../src/domain/planning.ts';
import { followUp, sendQuote } from '../../src/domain/quotes.ts';
import { transitionsOf } from '../../src/domain/transitions-of.ts';
import { workingCalendar } from '../../src/domain/working-calendar.ts';
import { aDeal, aHouse, aMember, anAct, euros, someSettings } from '../support/build.ts';

const calendar = workingCalendar(someSettings());
const id = (name: string) => DealId.parse(name);
const at = (text: string) => new Date(`${text}:00Z`);

/** Wednesday 4 March 2026, nine in the morning in Berlin. */
const wednesday: MorningSaid = {
  at: at('2026-03-04T08:00'),
  date: IsoDate.parse('2026-03-04'),
  dealIds: [id('a'), id('b'), id('c')],
};
const week = { from: at('2026-03-02T08:00'), to: at('2026-03-09T08:00') };
const next = { from: week.to, to: at('2026-03-16T08:00') };
const acted = (name: string, when: string): ActedOn => ({ dealId: id(name), at: at(when) });

describe('what mornings came to', () => {
  it('counts deals that were acted on by the end of the second working day', () => {
    const acts = [
      acted('a', '2026-03-04T08:30'),
      acted('b', '2026-03-06T22:59'),
      acted('c', '2026-03-06T23:00'),
    ];
    expect(nudgeEffect([wednesday], acts, calendar, week)).toEqual({ named: 3, actedOn: 2 });
  });

  it('does not count what came before the morning, or several deeds twice', () => {
    const acts = [
      acted('a', '2026-03-04T07:59'),
      acted('b', '2026-03-04T09:00'),
      acted('b', '2026-03-05T09:00'),
    ];
    expect(nudgeEffect([wednesday], acts, calendar, week)).toEqual({ named: 3, actedOn: 1 });
  });

  it('counts a morning in the week in which its two days end, over the weekend in the next', () => {
    const friday = {
      at: at('2026-03-06T08:00'),
      date: IsoDate.parse('2026-03-06'),
      dealIds: [id('a')],
    };
    const acts = [acted('a', '2026-03-10T12:00')];
    expect(nudgeEffect([friday], acts, calendar, week)).toEqual({ named: 0, actedOn: 0 });
    expect(nudgeEffect([friday], acts, calendar, next)).toEqual({ named: 1, actedOn: 1 });
  });

  it('counts a deal that was named again again', () => {
    const thursday = {
      ...wednesday,
      at: at('2026-03-03T08:00'),
      date: IsoDate.parse('2026-03-03'),
    };
    const acts = [acted('a', '2026-03-04T12:00')];
    expect(nudgeEffect([wednesday, thursday], acts, calendar, week)).toEqual({
      named: 6,
      actedOn: 2,
    });
  });

  it('says few in full, and more with their share', () => {
    expect(nudgeWords({ named: 41, actedOn: 29 })).toBe(
      '41 deals named, 29 acted on within 2 working days (71%)',
    );
    expect(nudgeWords({ named: 4, actedOn: 3 })).toBe(
      '4 deals named, 3 of 4 acted on within 2 working days',
    );
    expect(nudgeWords({ named: 1, actedOn: 0 })).toBe(
      '1 deal named, 0 of 1 acted on within 2 working days',
    );
    expect(nudgeWords({ named: 0, actedOn: 0 })).toBeUndefined();
  });
});

const names = fc.constantFrom('a', 'b', 'c', 'd').map(id);
const hours = fc.integer({ min: 0, max: 24 * 21 });
const hour = (n: number) => new Date(at('2026-02-23T00:00').getTime() + n * 3_600_000);
const someActs = fc.array(fc.record({ dealId: names, at: hours.map(hour) }), { maxLength: 30 });
const someMornings = fc.array(
  fc.record({ day: fc.integer({ min: 0, max: 20 }), dealIds: fc.array(names, { maxLength: 3 }) }),
  { maxLength: 12 },
);
const saidOn = ({ day, dealIds }: { day: number; dealIds: readonly DealId[] }): MorningSaid => {
  const when = hour(day * 24 + 8);
  return { at: when, date: IsoDate.parse(when.toISOString().slice(0, 10)), dealIds };
};

describe('the effect of mornings', () => {
  it('does not depend on the order of what is given, or on what comes after the cut-off', () => {
    fc.assert(
      fc.property(someMornings, someActs, (days, acts) => {
        const mornings = days.map(saidOn);
        const once = nudgeEffect(mornings, acts, calendar, week);
        const soFar = acts.filter((one) => one.at < week.to);
        const before = mornings.filter((one) => one.at < week.to);
        expect(nudgeEffect(mornings.toReversed(), acts.toReversed(), calendar, week)).toEqual(once);
        expect(nudgeEffect(before, soFar, calendar, week)).toEqual(once);
        expect(once.actedOn).toBeLessThanOrEqual(once.named);
      }),
    );
  });

  it('counts each morning in one week', () => {
    fc.assert(
      fc.property(someMornings, someActs, (days, acts) => {
        const mornings = days.map(saidOn);
        const weeks = [0, 1, 2, 3, 4].map((n) => ({
          from: hour(24 * 7 * (n - 1) + 8),
          to: hour(24 * 7 * n + 8),
        }));
        const counted = weeks.map((one) => nudgeEffect(mornings, acts, calendar, one).named);
        const all = mornings.flatMap(({ dealIds }) => dealIds).length;
        expect(counted.reduce((sum, n) => sum + n, 0)).toBe(all);
      }),
    );
  });
});

describe('what counts as acting on a deal', () => {
  const house = aHouse();
  const member = aMember();
  const today = IsoDate.parse('2026-03-02');
  const on = IsoDate.parse('2026-03-30');

  function activitiesOf(decision: ReturnType<typeof plan>) {
    if (!decision.ok) throw new Error(decision.refusal.kind);
    return decision.change.activities.map(({ what }) => what.kind);
  }

  it('is written down for a contact, a quote, its follow-up, and a next step', () => {
    const sent = sendQuote(aDeal(), house, member, anAct(), { amount: euros(9), sentOn: today });
    if (!sent.ok) throw new Error(sent.refusal.kind);
    const { deal } = sent.change;
    const quote = deal.quotes[0]?.id ?? '';
    expect(activitiesOf(sent)).toEqual(['contact']);
    expect(activitiesOf(followUp(deal, house, member, anAct(), quote))).toEqual(['contact']);
    expect(activitiesOf(contact(aDeal(), member, anAct(), { contact: 'called' }))).toEqual([
      'contact',
    ]);
    expect(activitiesOf(plan(aDeal(), member, anAct(), { text: 'call', on }))).toEqual(['planned']);
  });

  it('is a wait, and an answer to a quote, but no new amount and no archived step', () => {
    const waits = waitUntil(aDeal(), member, anAct(), { until: on, reason: 'budget' });
    if (!waits.ok) throw new Error(waits.refusal.kind);
    const { zone } = house.settings;
    const transitions = transitionsOf(waits.change.deal);
    expect(actsOn([], transitions, [], zone).map((one) => one.dealId)).toEqual([aDeal().id]);
    const archived = transitions.map((one) => ({
      ...one,
      type: 'moved' as const,
      how: 'stage-archived' as const,
    }));
    expect(actsOn([], archived, [], zone)).toEqual([]);
    const outcome = { kind: 'declined', on: today } as const;
    const quotes = [
      { id: 'q', n: 1, attempt: 1, amount: euros(9), sentOn: today, outcome },
      { id: 'p', n: 2, attempt: 1, amount: euros(9), sentOn: today, outcome: { kind: 'open' } },
    ] as const;
    expect(actsOn([{ id: id('a'), quotes }], [], [], zone)).toEqual([
      { dealId: 'a', at: new Date('2026-03-02T22:59:59.999Z') },
    ]);
  });
});
