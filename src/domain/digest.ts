import { type Attempt, attemptsOf } from './attempts.ts';
import { type Became, became, becameOf } from './became.ts';
import { type Bridge, bridge } from './bridge.ts';
import { addDays, dateIn, type IsoDate, instantOf } from './dates.ts';
import type { Deal } from './deal.ts';
import {
  type Closings,
  closings,
  isWithin,
  type LostGroup,
  lostGroups,
  type Slipped,
  slippedCloseDates,
} from './digest-changes.ts';
import { type ClosedDeal, closedDeals } from './digest-closed.ts';
import { type OpenHandoff, openHandoffs } from './digest-handoffs.ts';
import { type Hidden, hidden } from './digest-hidden.ts';
import { type LearnedFacts, learned } from './digest-learned.ts';
import { type StageNow, stagesNow } from './digest-now.ts';
import { type GoalStanding, goalStanding } from './goal.ts';
import type { DealId } from './ids.ts';
import { leadsApart } from './leads.ts';
import type { Member } from './member.ts';
import { type NeedsYou, needsYou } from './needs-you.ts';
import type { NudgeEffect } from './nudge-effect.ts';
import type { Pipeline } from './pipeline.ts';
import { type QuoteLedger, quoteLedger } from './quote-ledger.ts';
import type { Retro } from './retro.ts';
import { type ContactMade, rewoundRows } from './rows-as-of.ts';
import type { DigestSlot } from './schedule.ts';
import type { Settings } from './settings.ts';
import { type CountAndWorth, countAndWorth, type SnapshotRow, snapshotRow } from './snapshot.ts';
import { type StuckRow, stuckRows } from './stuck.ts';
import type { Transition } from './transition.ts';
import { workingCalendar } from './working-calendar.ts';

export interface DigestInput {
  readonly settings: Settings;
  readonly pipeline: Pipeline;
  readonly members: readonly Member[];
  readonly slot: DigestSlot;
  /** Every deal open now, and every deal with a transition since `digestReadsFrom(slot)`. */
  readonly deals: readonly Deal[];
  /** Transitions of the pipeline in any order, of every deal that had one since `since`. */
  readonly transitions: readonly Transition[];
  /** From when on the transitions are complete; absent: they are all there are. */
  readonly since?: Date;
  /** Retros closed since the window began, and those with actions due. */
  readonly retros: readonly Retro[];
  /** Deals whose handoff nobody has accepted, beside those above. */
  readonly handoffs?: readonly Deal[];
  /** Contacts since `digestReadsFrom(slot)`; without them nothing is compared with usual. */
  readonly contacts?: readonly ContactMade[];
  /** Deals that a morning message has handed to the manager. */
  readonly escalated?: ReadonlySet<DealId>;
}

/** Everything the weekly digest says, as of its cut-off; words and tables are made elsewhere. */
export interface DigestFacts {
  readonly slot: DigestSlot;
  readonly closed: Closings;
  readonly closedDeals: readonly ClosedDeal[];
  readonly goal?: GoalStanding;
  /** The most urgent first; the digest shows three. */
  readonly needsYou: readonly NeedsYou[];
  readonly changed: Bridge;
  readonly now: readonly StageNow[];
  readonly stuck: readonly StuckRow[];
  readonly quotes?: QuoteLedger;
  readonly lost: readonly LostGroup[];
  readonly slipped: readonly Slipped[];
  /** Close dates that passed while the deal is still open. */
  readonly closeDatePast: CountAndWorth;
  readonly waiting: CountAndWorth;
  readonly became: Became;
  readonly handoffs: readonly OpenHandoff[];
  readonly learned: LearnedFacts;
  readonly hidden: Hidden;
  /** What mornings came to whose two working days ended in the window. */
  readonly mornings?: NudgeEffect;
  /** Open deals as of the cut-off, by number. */
  readonly rows: readonly SnapshotRow[];
}

const usualWeeks = 4;

/** The earliest instant whose transitions a digest rewinds to. */
export function digestReadsFrom(settings: Settings, slot: DigestSlot): Date {
  return cutOffBefore(settings, slot, usualWeeks);
}

/** The earliest instant at which an attempt's start or end is counted: a month's deals, or a goal's. */
export function digestAttemptsFrom(settings: Settings, slot: DigestSlot): Date {
  const month = becameOf(dateIn(settings.zone, slot.to), settings.zone).from;
  const goal = settings.goal === undefined ? month : instantOf(settings.goal.from, settings.zone);
  return new Date(Math.min(goal.getTime(), month.getTime()));
}

export function digestFacts(input: DigestInput): DigestFacts {
  const { settings, pipeline, slot } = input;
  const calendar = workingCalendar(settings);
  const window = input.transitions.filter((one) => isWithin(slot, one.at));
  const attempts = attemptsOf(input.transitions.filter((one) => happenedAt(one) < slot.to));
  const { counted, leads } = leadsApart(input.deals, input.transitions);
  const rowsAt = rewinder(input, counted);
  const rows = rowsAt(slot.to);
  const stuck = stuckRows(rows, pipeline, calendar, slot.to);
  const today = dateIn(settings.zone, slot.to);
  const ask = { pipeline, calendar, at: slot.to };
  const handed = input.escalated === undefined ? {} : { escalated: input.escalated };
  const quotes = ledger(input, attempts);
  const goal = goalStanding(settings, pipeline, since(attempts, input.since), rows, today);
  return {
    slot,
    closed: closings(attempts, slot),
    closedDeals: closedDeals(attempts, input.deals, slot),
    ...(goal === undefined ? {} : { goal }),
    needsYou: needsYou(rows, stuck, window, { ...ask, ...handed }),
    changed: bridge(rowsAt(slot.from), window, rows),
    now: stagesNow(pipeline, rows, stuck, earlierStuck(input, rowsAt)),
    stuck,
    ...(quotes === undefined ? {} : { quotes }),
    lost: lostGroups(attempts, slot),
    slipped: slippedCloseDates(window, rows),
    closeDatePast: countAndWorth(rows.filter((row) => isPast(row.expectedClose, today))),
    waiting: countAndWorth(rows.filter((row) => row.waiting !== undefined)),
    became: became(pipeline, attempts, calendar, today, slot.to, input.since),
    handoffs: openHandoffs(
      [...input.deals, ...(input.handoffs ?? [])],
      attempts,
      calendar,
      slot.to,
    ),
    learned: learned(input.retros, attempts, slot, today),
    hidden: hidden(rows, leads, window, input.members, slot.to, today),
    rows,
  };
}

/** Attempts that may not be all there were tell nothing of how often one is won. */
function since(attempts: readonly Attempt[], from: Date | undefined): readonly Attempt[] {
  if (from === undefined) return attempts;
  return attempts.filter(({ end }) => end === undefined || end.at >= from);
}

/** A close or an entry that an import told of later counts from when it was. */
function happenedAt({ type, at, outcome, enteredAt }: Transition): Date {
  if (type !== 'imported' && type !== 'closed') return at;
  const told = outcome?.at ?? enteredAt ?? at;
  return told < at ? told : at;
}

type RowsAt = (at: Date) => readonly SnapshotRow[];

/** Rows as of any cut-off of this digest; what is older than the oldest is looked at once. */
function rewinder(input: DigestInput, counted: readonly Deal[]): RowsAt {
  const { settings, slot, contacts } = input;
  const oldest = digestReadsFrom(settings, slot);
  const now = counted.map(snapshotRow);
  const later = input.transitions.filter((one) => one.at >= oldest);
  return (at) => rewoundRows(now, later, at, settings.zone, contacts);
}

function ledger(input: DigestInput, attempts: readonly Attempt[]): QuoteLedger | undefined {
  const deals = input.deals.map(({ id, name, account, quotes, waiting }) => ({
    dealId: id,
    name: account ?? name,
    quotes,
    ...(waiting === undefined ? {} : { waiting }),
  }));
  return quoteLedger(attempts, deals, {
    pipeline: input.pipeline,
    calendar: workingCalendar(input.settings),
    withinDays: input.settings.policies.quoteWithinDays,
    window: input.slot,
  });
}

function earlierStuck(input: DigestInput, rowsAt: RowsAt): readonly (readonly StuckRow[])[] {
  if (input.contacts === undefined) return [];
  const calendar = workingCalendar(input.settings);
  const weeks = Array.from({ length: usualWeeks }, (_, index) => {
    const at = cutOffBefore(input.settings, input.slot, index + 1);
    return { at, rows: rowsAt(at) };
  });
  // Before the first deal nothing was usual.
  return weeks.flatMap(({ at, rows }) =>
    rows.length === 0 ? [] : [stuckRows(rows, input.pipeline, calendar, at)],
  );
}

function cutOffBefore(settings: Settings, slot: DigestSlot, weeks: number): Date {
  const date = addDays(dateIn(settings.zone, slot.to), -7 * weeks);
  return instantOf(date, settings.zone, settings.digest.hour);
}

function isPast(date: IsoDate | undefined, today: IsoDate): boolean {
  return date !== undefined && date < today;
}
