import fc from 'fast-check';
import { assign } from '../../src/domain/assigning.ts';
import { close } from '../../src/domain/closing.ts';
import { correct } from '../../src/domain/correcting.ts';
import { dateIn, IsoDate } from '../../src/domain/dates.ts';
import type { Deal, Outcome } from '../../src/domain/deal.ts';
import type { Act, Decision } from '../../src/domain/decision.ts';
import { edit } from '../../src/domain/edits.ts';
import { given } from '../../src/domain/given.ts';
import type { HistoryEntry } from '../../src/domain/history.ts';
import { ChoiceId, DealId, DealNumber, EntryId, StageId } from '../../src/domain/ids.ts';
import { Currency, type Money } from '../../src/domain/money.ts';
import { move } from '../../src/domain/moves.ts';
import { waitUntil } from '../../src/domain/notes.ts';
import { stageRef } from '../../src/domain/pipeline.ts';
import { reopen } from '../../src/domain/reopening.ts';
import { undoable, withoutOvertaken } from '../../src/domain/take-back.ts';
import { undo } from '../../src/domain/undoing.ts';
import { aDeal, aHouse, aMember, maria, priya, sam } from '../support/build.ts';

export const house = aHouse();
const boss = aMember({ userId: maria, name: 'Maria', roles: ['manager'] });
const minuteMs = 60_000;

/** One thing somebody tries; many are refused, as in life. */
interface Step {
  readonly what:
    | 'move'
    | 'won'
    | 'lost'
    | 'not-a-fit'
    | 'reopen'
    | 'correct'
    | 'value'
    | 'assign'
    | 'date'
    | 'wait'
    | 'undo';
  readonly stage: StageId;
  readonly minor?: number | undefined;
  readonly dollars: boolean;
  readonly outcome: 'won' | 'lost' | 'unqualified';
  readonly minutes: number;
}

export interface Life {
  readonly start: 'created' | 'lead' | 'imported' | 'imported-open' | 'imported-closed';
  readonly minor?: number | undefined;
  readonly startsAt: number;
  readonly steps: readonly Step[];
}

const minor = fc.option(fc.integer({ min: 0, max: 9_000_000 }), { nil: undefined });

const steps: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom<Step['what'][]>(
    ...(['move', 'move', 'move', 'won', 'lost', 'not-a-fit', 'reopen', 'correct'] as const),
    ...(['value', 'assign', 'date', 'wait', 'undo'] as const),
  ),
  stage: fc
    .constantFrom('prospecting', 'qualified', 'quote', 'closure')
    .map((id) => StageId.parse(id)),
  minor,
  dollars: fc.boolean(),
  outcome: fc.constantFrom('won', 'lost', 'unqualified'),
  minutes: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 10, max: 20_000 })),
});

export const lives: fc.Arbitrary<Life[]> = fc.array(
  fc.record({
    start: fc.constantFrom<Life['start'][]>(
      'created',
      'created',
      'lead',
      'imported',
      'imported-open',
      'imported-closed',
    ),
    minor,
    startsAt: fc.integer({ min: 0, max: 40_000 }),
    steps: fc.array(steps, { maxLength: 14 }),
  }),
  { maxLength: 8 },
);

export const epoch = new Date('2026-01-05T08:00:00Z').getTime();

/** What a deal was after each of its acts, and the deal as it ended up. */
export interface Lived {
  readonly deal: Deal;
  readonly states: readonly { readonly at: number; readonly deal: Deal }[];
}

export function live(life: Life, index: number): Lived {
  let at = epoch + life.startsAt * minuteMs;
  let deal = born(life, index, new Date(at));
  const states = [{ at, deal }];
  for (const step of life.steps) {
    at += step.minutes * minuteMs;
    const act = actAt(deal, new Date(at));
    const decision = undoable(deal, tried(deal, step, act), act);
    if (!decision.ok) continue;
    deal = withoutOvertaken(deal, { ...decision.change.deal, revision: deal.revision + 1 });
    states.push({ at, deal });
  }
  return { deal, states };
}

function born(life: Life, index: number, at: Date): Deal {
  const id = DealId.parse(`d${index}`);
  const number = DealNumber.parse(index + 1);
  const amount = moneyOf(life.minor, false);
  const base = { id, number, createdAt: at };
  const { amount: _, ownerId, ...nobodys } = aDeal(base);
  const blank = life.start === 'lead' ? nobodys : { ...nobodys, ...given('ownerId', ownerId) };
  const entry = { id: EntryId.parse(`${id}.1`), at, attempt: 1, ...amount };
  const first = stageRef(house.pipeline, StageId.parse('prospecting'));
  if (life.start === 'created' || life.start === 'lead') {
    return { ...blank, ...amount, history: [{ ...entry, by: sam, type: 'created', stage: first }] };
  }
  const entered = new Date(at.getTime() - 40 * 86_400_000);
  const imported = { ...entry, by: 'import', type: 'imported' } as const;
  const quote = stageRef(house.pipeline, StageId.parse('quote'));
  if (life.start === 'imported') {
    return { ...blank, ...amount, stageId: quote.id, history: [{ ...imported, stage: quote }] };
  }
  if (life.start === 'imported-open') {
    const history = [{ ...imported, stage: quote, enteredAt: entered }];
    return { ...blank, ...amount, stageId: quote.id, enteredStageAt: entered, history };
  }
  const lost = stageRef(house.pipeline, StageId.parse('lost'));
  const closedAt = new Date(entered.getTime() + 9 * 86_400_000);
  const standing: Outcome = { kind: 'lost', at: closedAt, reason: ChoiceId.parse('price') };
  const ended = { ...blank, ...amount, stageId: lost.id, standing, enteredStageAt: closedAt };
  if (life.steps.length % 2 === 0) {
    return { ...ended, history: [{ ...imported, stage: lost, outcome: standing }] };
  }
  const before = {
    stage: quote,
    standing: { kind: 'open' },
    enteredStageAt: entered,
    attempt: 1,
    ...amount,
  } as const;
  const closing: HistoryEntry = {
    ...imported,
    id: EntryId.parse(`${id}.1c`),
    at: closedAt,
    type: 'closed',
    from: quote,
    to: lost,
    outcome: standing,
    unmet: [],
    before,
  };
  return { ...ended, history: [{ ...imported, stage: quote, enteredAt: entered }, closing] };
}

function actAt(deal: Deal, at: Date): Act {
  const { zone } = house.settings;
  const on = dateIn(zone, at);
  return { by: maria, at, on, zone, key: `${deal.id}-${at.getTime()}` };
}

function tried(deal: Deal, step: Step, act: Act): Decision {
  const { at, on } = act;
  const { version } = deal;
  const amount = moneyOf(step.minor, step.dollars).amount;
  const ends = (outcome: Outcome): Decision =>
    close(deal, house, boss, act, { version, amount, outcome, moveAnyway: 'so' });
  switch (step.what) {
    case 'move':
      return move(deal, house, boss, act, {
        version,
        to: step.stage,
        note: 'so',
        moveAnyway: 'so',
      });
    case 'won':
      return ends(outcomeOf('won', at, on));
    case 'lost':
      return ends(outcomeOf('lost', at, on));
    case 'not-a-fit':
      return ends(outcomeOf('unqualified', at, on));
    case 'reopen':
      return reopen(deal, house, boss, act, { version, at: step.stage, why: 'they called' });
    case 'correct':
      return correct(deal, house, boss, act, {
        version,
        amount,
        outcome: outcomeOf(step.outcome, at, on),
        why: 'wrong button',
      });
    case 'value':
      return edit(deal, boss, act, { amount: amount ?? null });
    case 'assign':
      return assign(deal, boss, act, step.dollars ? priya : sam);
    case 'date':
      return edit(deal, boss, act, {
        expectedClose: IsoDate.parse(step.dollars ? '2026-04-30' : '2026-03-31'),
      });
    case 'wait':
      return waitUntil(deal, boss, act, { until: IsoDate.parse('2027-01-01'), reason: 'later' });
    case 'undo':
      return undo(deal, boss, act);
  }
}

export function outcomeOf(kind: Outcome['kind'], at: Date, on: IsoDate): Outcome {
  if (kind === 'won') return { kind, at, signedOn: on, decidedBy: [] };
  return { kind, at, reason: ChoiceId.parse('price') };
}

function moneyOf(minorUnits: number | undefined, dollars: boolean): { amount?: Money } {
  if (minorUnits === undefined) return {};
  return { amount: { minor: minorUnits, currency: Currency.parse(dollars ? 'USD' : 'EUR') } };
}
