import { type Attempt, attemptsOf } from './attempts.ts';
import { type Became, became, becameOf } from './became.ts';
import { type Bridge, bridge } from './bridge.ts';
import { dateIn, type IsoDate, instantOf } from './dates.ts';
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
import { rewinder, type StoodAt, stuckBefore } from './digest-rows.ts';
import { type GoalStanding, goalStanding } from './goal.ts';
import { leadsApart } from './leads.ts';
import type { Member } from './member.ts';
import { type NeedsYou, needsYou } from './needs-you.ts';
import type { NudgeEffect } from './nudge-effect.ts';
import type { Pipeline } from './pipeline.ts';
import { type QuoteLedger, quotedDeal, quoteLedger } from './quote-ledger.ts';
import type { Reminded } from './reminders.ts';
import type { Retro } from './retro.ts';
import type { ContactMade } from './rows-as-of.ts';
import type { DigestSlot } from './schedule.ts';
import type { Settings } from './settings.ts';
import { type CountAndWorth, countAndWorth, type SnapshotRow } from './snapshot.ts';
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
  /** At the cut-offs that are compared with; what has no transition is not known without it. */
  readonly stood?: readonly StoodAt[];
  /** Mornings before the cut-off that named a deal. */
  readonly reminded?: Reminded;
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
  readonly closeDatePast: CountAndWorth & { readonly deals: readonly SnapshotRow[] };
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
  const { members, reminded = new Map() } = input;
  const ask = { pipeline, calendar, at: slot.to, reminded, members };
  const past = rows.filter((row) => isPast(row.expectedClose, today));
  const quotes = ledger(input, attempts);
  const goal = goalStanding(settings, pipeline, since(attempts, input.since), rows, today);
  return {
    slot,
    closed: closings(attempts, slot),
    closedDeals: closedDeals(attempts, input.deals, slot),
    ...(goal === undefined ? {} : { goal }),
    needsYou: needsYou(rows, stuck, window, ask),
    changed: bridge(rowsAt(slot.from), window, rows),
    now: stagesNow(pipeline, rows, stuck, stuckBefore(input, rowsAt)),
    stuck,
    ...(quotes === undefined ? {} : { quotes }),
    lost: lostGroups(attempts, slot),
    slipped: slippedCloseDates(window, rows),
    closeDatePast: { ...countAndWorth(past), deals: past },
    waiting: countAndWorth(rows.filter((row) => row.waiting !== undefined)),
    became: became(pipeline, attempts, calendar, today, slot.to, input.since),
    handoffs: openHandoffs(
      [...input.deals, ...(input.handoffs ?? [])],
      attempts,
      calendar,
      slot.to,
    ),
    learned: learned(input.retros, attempts, slot, today),
    hidden: hidden(rows, leads, window, input.members, slot.to, calendar.zone),
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

function ledger(input: DigestInput, attempts: readonly Attempt[]): QuoteLedger | undefined {
  return quoteLedger(attempts, input.deals.map(quotedDeal), {
    pipeline: input.pipeline,
    calendar: workingCalendar(input.settings),
    withinDays: input.settings.policies.quoteWithinDays,
    window: input.slot,
  });
}

function isPast(date: IsoDate | undefined, today: IsoDate): boolean {
  return date !== undefined && date < today;
}
