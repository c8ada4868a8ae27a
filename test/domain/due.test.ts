import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, dateOfDay, dayNumber, IsoDate, instantOf, Zone } from '../../src/domain/dates.ts';
import type { Deal } from '../../src/domain/deal.ts';
import { dueAt, dueOn, dueReason } from '../../src/domain/due.ts';
import { because, becauseToOthers, dueWords, escalationWords } from '../../src/domain/due-words.ts';
import type { Quote } from '../../src/domain/facts.ts';
import { StageId } from '../../src/domain/ids.ts';
import { findStage, type Stage } from '../../src/domain/pipeline.ts';
import { workingCalendar } from '../../src/domain/working-calendar.ts';
import { aDeal, aPipeline, euros, sam, someSettings } from '../support/build.ts';

const date = (text: string): IsoDate => IsoDate.parse(text);
const berlin = Zone.parse('Europe/Berlin');
const calendar = workingCalendar(someSettings());
const friday = new Date('2026-03-13T08:00:00Z');
const today = date('2026-03-13');

function stage(id: string, overrides: Partial<Stage> = {}): Stage {
  const found = findStage(aPipeline(), StageId.parse(id));
  if (found === undefined) throw new Error(`no stage ${id}`);
  return { ...found, ...overrides };
}

const quoteStage = stage('quote');
const contact = (at: string, kind: 'called' | 'quote-sent' = 'called') => ({
  kind,
  at: new Date(at),
  by: sam,
});

function aQuote(overrides: Partial<Quote> = {}): Quote {
  return {
    id: 'q2',
    n: 2,
    attempt: 1,
    amount: euros(48_000),
    sentOn: date('2026-03-05'),
    followUpOn: date('2026-03-12'),
    outcome: { kind: 'open' },
    ...overrides,
  };
}

function words(deal: Deal, at: Stage, now = friday): string | undefined {
  const reason = dueReason(deal, at, calendar, now);
  return reason === undefined ? undefined : dueWords(reason, today, berlin, 'en');
}

const fresh = { enteredStageAt: new Date('2026-03-12T09:00:00Z') };

describe('why a deal is due, in words', () => {
  test('a step that was due yesterday', () => {
    const deal = aDeal({
      nextStep: { text: 'call Dana about payment terms', on: date('2026-03-12') },
      lastContact: contact('2026-03-05T10:00:00Z', 'quote-sent'),
    });
    expect(words(deal, quoteStage)).toBe(
      'Your step “call Dana about payment terms” was due yesterday. Last contact: quote sent, 5 Mar.',
    );
  });

  test('the same step to anyone but its rep', () => {
    const deal = aDeal({ nextStep: { text: 'call Dana', on: date('2026-03-12') } });
    const reason = dueReason(deal, quoteStage, calendar, friday);
    expect(reason && becauseToOthers(reason, today, 'en')).toBe(
      'Next step “call Dana” was due yesterday.',
    );
  });

  test('a stage age over a learned limit', () => {
    const deal = aDeal({ enteredStageAt: new Date('2026-02-16T09:00:00Z') });
    const learned = (fourOfFive: number) =>
      stage('qualified', { learned: { ageDays: 14, visits: 40, fourOfFive } });
    expect(words(deal, learned(14))).toBe(
      '19 working days here; 4 of 5 deals leave within 14. No next step.',
    );
    expect(words(deal, learned(9))).toBe(
      '19 working days here; 4 of 5 deals leave within 9 (the limit is 14). No next step.',
    );
    expect(words(deal, stage('qualified', { limits: { ageDays: 14, silenceDays: 0 } }))).toBe(
      '19 working days here (the limit is 14). No next step.',
    );
  });

  test('silence over its limit', () => {
    const deal = aDeal({ ...fresh, lastContact: contact('2026-03-05T10:00:00Z') });
    expect(words(deal, quoteStage)).toBe(
      'No contact for 6 working days (the limit is 4). Last contact: called, 5 Mar.',
    );
  });

  test('no contact at all', () => {
    const deal = aDeal({ enteredStageAt: new Date('2026-03-05T10:00:00Z') });
    expect(words(deal, quoteStage)).toBe('No contact yet, 6 working days here (the limit is 4).');
  });

  test('a quote past its follow-up, until somebody has been in touch', () => {
    const deal = aDeal({ ...fresh, quotes: [aQuote()] });
    expect(words(deal, quoteStage)).toBe('Quote 2 was to be followed up yesterday.');
    const after = aDeal({ ...deal, lastContact: contact('2026-03-12T15:00:00Z') });
    expect(words(after, quoteStage)).toBeUndefined();
    const declined = aQuote({ outcome: { kind: 'declined', on: date('2026-03-11') } });
    expect(words(aDeal({ ...deal, quotes: [declined] }), quoteStage)).toBeUndefined();
    const ofAnotherAttempt = aDeal({ ...deal, attempt: 2 });
    expect(words(ofAnotherAttempt, quoteStage)).toBeUndefined();
  });

  test('a close date past', () => {
    const deal = aDeal({ ...fresh, expectedClose: date('2026-03-10') });
    expect(words(deal, quoteStage)).toBe('It was expected to close on Tue 10 Mar. No next step.');
    expect(words(aDeal({ ...fresh, expectedClose: today }), quoteStage)).toBeUndefined();
  });

  test('a wait that is over', () => {
    const waiting = {
      until: today,
      reason: 'budget round',
      since: new Date('2026-01-05T09:00:00Z'),
    };
    expect(words(aDeal({ waiting }), quoteStage)).toBe('You waited until today: budget round.');
    const { reason: _, ...byTap } = waiting;
    expect(words(aDeal({ waiting: byTap }), quoteStage)).toBe('You waited until today.');
  });

  describe('a wait that ended and that nobody acted on', () => {
    const lastPlan = { to: date('2026-03-09'), waited: { reason: 'budget round' } };
    const awake = aDeal({ ...fresh, enteredStageAt: new Date('2026-03-02T09:00:00Z'), lastPlan });

    test('is said until somebody does', () => {
      expect(words(awake, quoteStage)).toBe('You waited until Mon 9 Mar: budget round.');
      expect(dueOn(awake, quoteStage, calendar)).toBe('2026-03-09');
      const lastContact = contact('2026-03-05T10:00:00Z');
      expect(words({ ...awake, lastContact }, quoteStage)).toMatch(/^You waited/);
    });

    test.each([
      ['a contact', { lastContact: contact('2026-03-09T07:00:00Z') }],
      ['a next step', { nextStep: { text: 'call', on: date('2026-03-16') } }],
      ['another step', { enteredStageAt: new Date('2026-03-11T09:00:00Z') }],
      ['another wait', { waiting: { until: date('2026-04-01'), reason: 'x', since: friday } }],
    ])('is over with %s', (_, acted) => {
      expect(words({ ...awake, ...acted }, quoteStage)).toBeUndefined();
    });
  });

  test('what we asked the customer to do ends in two working days', () => {
    const deal = aDeal({
      ...fresh,
      facts: { callToAction: { text: 'Try the import', endsOn: date('2026-03-17') } },
    });
    expect(words(deal, quoteStage)).toBe('“Try the import” ends on Tue 17 Mar.');
  });

  test('where it goes next', () => {
    expect(escalationWords(date('2026-03-18'), today, 'Maria', 'en')).toBe(
      'On Wed 18 it goes to Maria’s list.',
    );
    expect(escalationWords(date('2026-03-14'), today, 'Maria', 'en')).toBe(
      'Tomorrow it goes to Maria’s list.',
    );
  });
});

describe('what keeps a deal quiet', () => {
  const silent = { enteredStageAt: new Date('2026-01-05T10:00:00Z') };

  test('a next step ahead quiets both clocks until its date', () => {
    const deal = aDeal({ ...silent, nextStep: { text: 'call', on: date('2026-03-16') } });
    expect(words(deal, quoteStage)).toBeUndefined();
    expect(dueOn(deal, quoteStage, calendar)).toBe('2026-03-16');
  });

  test('a limit of 0, whatever was learned before it was set', () => {
    const never = { limits: { ageDays: 0, silenceDays: 0 }, learned: { ageDays: 24, visits: 40 } };
    expect(words(aDeal(silent), stage('quote', never))).toBeUndefined();
  });

  test('when a step is done, its clocks begin to hold from that day', () => {
    const deal = aDeal({ ...silent, lastPlan: { to: date('2026-03-12') } });
    expect(dueReason(deal, quoteStage, calendar, friday)).toMatchObject({
      kind: 'stage-age',
      since: '2026-03-12',
      dueSince: '2026-03-12',
      days: 49,
    });
  });

  test('nothing is due since before an import rested, or a wait ended', () => {
    const expectedClose = date('2026-02-02');
    const imported = { at: new Date('2026-02-25T09:00:00Z'), enteredUnknown: false };
    const rested = aDeal({ ...silent, expectedClose, imported });
    const cleaned = {
      ...rested,
      imported: { ...imported, cleanedAt: new Date('2026-03-10T09:00:00Z') },
    };
    const lastPlan = { to: date('2026-03-10'), waited: { reason: 'budget' } };
    const since = (deal: Deal) => dueReason(deal, quoteStage, calendar, friday)?.dueSince;
    expect(since(rested)).toBe('2026-03-11');
    expect(since(cleaned)).toBe('2026-03-10');
    expect(since(aDeal({ ...silent, expectedClose, lastPlan }))).toBe('2026-03-10');
    expect(since(aDeal({ ...silent, expectedClose }))).toBe('2026-01-12');
  });

  test('a note quiets its day, and only that', () => {
    const deal = aDeal({ ...silent, quietOn: today });
    expect(words(deal, quoteStage)).toBeUndefined();
    expect(dueOn(deal, quoteStage, calendar)).toBe('2026-03-14');
  });

  test('waiting, closed, and just imported deals', () => {
    const until = date('2026-04-01');
    const waiting = { until, reason: 'later', since: friday };
    expect(words(aDeal({ ...silent, waiting }), quoteStage)).toBeUndefined();
    const won = {
      standing: { kind: 'won', at: friday, signedOn: today, decidedBy: [] },
    } as const;
    expect(dueAt(aDeal({ ...silent, ...won }), quoteStage, calendar)).toBeUndefined();
    const imported = { at: new Date('2026-03-02T09:00:00Z'), enteredUnknown: true };
    expect(words(aDeal({ ...silent, imported }), quoteStage)).toBeUndefined();
    expect(dueOn(aDeal({ ...silent, imported }), quoteStage, calendar)).toBe('2026-03-16');
  });

  test('that nobody owns it', () => {
    const { ownerId: _, ...nobodys } = aDeal({
      ...silent,
      expectedClose: date('2026-03-02'),
      nextStep: { text: 'call', on: date('2026-03-02') },
    });
    expect(words(nobodys, quoteStage)).toBeUndefined();
    expect(dueAt(nobodys, quoteStage, calendar)).toBeUndefined();
  });

  test('weekends and holidays do not count', () => {
    const holidays = [{ date: date('2026-03-10'), name: 'off' }];
    const closed = workingCalendar(someSettings({ holidays }));
    const deal = aDeal({ ...fresh, lastContact: contact('2026-03-06T10:00:00Z') });
    expect(dueOn(deal, quoteStage, calendar)).toBe('2026-03-13');
    expect(dueOn(deal, quoteStage, closed)).toBe('2026-03-16');
  });

  test('reopening starts the clocks anew', () => {
    const lastContact = contact('2026-01-05T10:00:00Z');
    const reopenedAt = new Date('2026-03-11T10:00:00Z');
    expect(words(aDeal({ ...fresh, lastContact, reopenedAt }), quoteStage)).toBeUndefined();
    expect(words(aDeal({ ...fresh, lastContact }), quoteStage)).toBeDefined();
  });
});

const day = fc.integer({ min: dayNumber(date('2026-01-01')), max: dayNumber(date('2026-12-31')) });
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
const drafts = fc.record({
  entered: day,
  contact: maybe(day),
  step: maybe(day),
  close: maybe(day),
  until: maybe(day),
  quiet: maybe(day),
  followUp: maybe(day),
  ends: maybe(day),
  imported: maybe(day),
  planned: maybe(day),
  woken: fc.boolean(),
  attempt: fc.integer({ min: 1, max: 2 }),
  reopened: maybe(day),
});

const planOver = (day: number, woken: boolean) => ({
  to: dateOfDay(day),
  ...(woken ? { waited: { reason: 'budget' } } : {}),
});

function dealOf(draft: typeof drafts extends fc.Arbitrary<infer T> ? T : never): Deal {
  const at = (n: number): Date => new Date(n * 86_400_000 + 36_000_000);
  const { entered, contact: touched, step, close, until, quiet, followUp, ends, imported } = draft;
  return aDeal({
    attempt: draft.attempt,
    ...(draft.reopened === undefined ? {} : { reopenedAt: at(draft.reopened) }),
    enteredStageAt: at(entered),
    ...(touched === undefined ? {} : { lastContact: { kind: 'met', at: at(touched), by: sam } }),
    ...(draft.planned === undefined ? {} : { lastPlan: planOver(draft.planned, draft.woken) }),
    ...(step === undefined ? {} : { nextStep: { text: 'call', on: dateOfDay(step) } }),
    ...(close === undefined ? {} : { expectedClose: dateOfDay(close) }),
    ...(until === undefined
      ? {}
      : { waiting: { until: dateOfDay(until), reason: 'later', since: at(entered) } }),
    ...(quiet === undefined ? {} : { quietOn: dateOfDay(quiet) }),
    ...(followUp === undefined ? {} : { quotes: [aQuote({ followUpOn: dateOfDay(followUp) })] }),
    ...(ends === undefined
      ? {}
      : { facts: { callToAction: { text: 'try', endsOn: dateOfDay(ends) } } }),
    ...(imported === undefined ? {} : { imported: { at: at(imported), enteredUnknown: true } }),
  });
}

describe('the cache and the rule agree', () => {
  const zones = fc.constantFrom('Europe/Berlin', 'America/Havana', 'Pacific/Auckland', 'UTC');

  test('not due an instant before dueAt, due from dueAt on', () => {
    fc.assert(
      fc.property(drafts, zones, fc.integer({ min: 0, max: 900 }), (draft, zone, later) => {
        const here = workingCalendar(someSettings({ zone: Zone.parse(zone) }));
        const deal = dealOf(draft);
        const at = dueAt(deal, quoteStage, here);
        if (at === undefined) throw new Error('an open deal is due some day');
        expect(dueReason(deal, quoteStage, here, new Date(at.getTime() - 1))).toBeUndefined();
        expect(dueReason(deal, quoteStage, here, at)).toBeDefined();
        const date = addDays(dueOn(deal, quoteStage, here) ?? today, later);
        expect(dueReason(deal, quoteStage, here, instantOf(date, here.zone, 9))).toBeDefined();
      }),
      { numRuns: 500 },
    );
  });

  test('a reason always has words and never started in the future', () => {
    fc.assert(
      fc.property(drafts, day, (draft, now) => {
        const at = new Date(now * 86_400_000 + 36_000_000);
        const reason = dueReason(dealOf(draft), quoteStage, calendar, at);
        if (reason === undefined) return;
        expect(reason.since <= dateOfDay(now)).toBe(true);
        expect(because(reason, dateOfDay(now), 'en')).toMatch(/[.]$/);
      }),
    );
  });
});
