import { openAcceptance, passedOnBy, unansweredDays } from './acceptance.ts';
import { dateIn } from './dates.ts';
import type { DueReason } from './due.ts';
import { given } from './given.ts';
import type { DealId, UserId } from './ids.ts';
import type { Member } from './member.ts';
import { ownersHeard } from './morning.ts';
import type { Criterion, Pipeline } from './pipeline.ts';
import { managersFrom, type Reminded } from './reminders.ts';
import type { SnapshotRow } from './snapshot.ts';
import type { StuckRow } from './stuck.ts';
import type { Transition } from './transition.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** Why a manager should look at a deal first. */
type NeedsYouWhy =
  | { readonly kind: 'help'; readonly text: string; readonly takenBy?: UserId }
  /** Its new owner has not accepted it for so many working days. */
  | { readonly kind: 'not-accepted'; readonly days: number; readonly from: UserId }
  | { readonly kind: 'stuck'; readonly reason: DueReason }
  | {
      readonly kind: 'moved-anyway';
      readonly said: string;
      /** Required criteria that were open, as the team calls them. */
      readonly unmet: readonly string[];
    };

export interface NeedsYou {
  readonly row: SnapshotRow;
  readonly why: NeedsYouWhy;
}

interface NeedsYouAsk {
  readonly pipeline: Pipeline;
  readonly calendar: WorkingCalendar;
  readonly at: Date;
  readonly reminded: Reminded;
  readonly members: readonly Member[];
}

const urgency = { help: 0, 'not-accepted': 1, stuck: 1, 'moved-anyway': 2 } as const;

/**
 * What a manager should do first: asks for help, then deals that their new owner has not accepted or
 * that stayed stuck through every reminder, then moves past a required criterion; within each the
 * most at risk first (amount times working days over).
 */
export function needsYou(
  rows: readonly SnapshotRow[],
  stuck: readonly StuckRow[],
  window: Iterable<Transition>,
  ask: NeedsYouAsk,
): readonly NeedsYou[] {
  const found = new Map<DealId, NeedsYou>();
  const keep = (row: SnapshotRow, why: NeedsYouWhy): void => {
    if (!found.has(row.dealId)) found.set(row.dealId, { row, why });
  };
  for (const row of rows) {
    if (row.helpAsked === undefined) continue;
    const { text, takenBy } = row.helpAsked;
    keep(row, { kind: 'help', text, ...given('takenBy', takenBy) });
  }
  for (const row of rows) {
    const why = notAccepted(row, ask.calendar, ask.at);
    if (why !== undefined) keep(row, why);
  }
  for (const { row, reason } of managersOwn(stuck, ask)) keep(row, { kind: 'stuck', reason });
  const open = new Map(rows.map((row) => [row.dealId, row]));
  for (const one of window) {
    const row = open.get(one.dealId);
    if (one.movedAnyway === undefined || row === undefined) continue;
    const unmet = requiredOpen(ask.pipeline, one);
    keep(row, { kind: 'moved-anyway', said: one.movedAnyway, unmet });
  }
  return [...found.values()].sort(byRisk);
}

/** Those whose rep was reminded often enough; what nobody hears of counts from the day it came up. */
function managersOwn(
  stuck: readonly StuckRow[],
  { reminded, members, calendar, at }: NeedsYouAsk,
): readonly StuckRow[] {
  const today = dateIn(calendar.zone, at);
  const heard = ownersHeard(members, today);
  return stuck.filter(({ row, reason }) => {
    const isHeard = row.ownerId !== undefined && heard.has(row.ownerId);
    const said = isHeard ? (reminded.get(row.dealId) ?? []) : [reason.dueSince];
    const from = managersFrom(reason, said, calendar);
    return from !== undefined && from <= today;
  });
}

function notAccepted(row: SnapshotRow, calendar: WorkingCalendar, at: Date) {
  const days = unansweredDays(row, calendar, at);
  const asked = openAcceptance(row);
  if (days === undefined || asked === undefined) return undefined;
  return { kind: 'not-accepted', days, from: passedOnBy(asked) } as const;
}

/** Everybody whom these may name. */
export function peopleNamed(needs: readonly NeedsYou[]): readonly (UserId | undefined)[] {
  return needs.flatMap(({ row, why }) => {
    switch (why.kind) {
      case 'not-accepted':
        return [row.ownerId, why.from];
      case 'help':
        return [row.ownerId, why.takenBy];
      default:
        return [row.ownerId];
    }
  });
}

/** Labels of what was required in the step that was left. */
function requiredOpen(pipeline: Pipeline, one: Transition): readonly string[] {
  const stage = pipeline.stages.find((known) => known.id === one.from?.id);
  const criteria: readonly Criterion[] = stage?.criteria ?? [];
  return criteria
    .filter((criterion) => criterion.required && one.unmet?.includes(criterion.id))
    .map((criterion) => criterion.label);
}

function byRisk(a: NeedsYou, b: NeedsYou): number {
  return (
    urgency[a.why.kind] - urgency[b.why.kind] ||
    atRisk(b) - atRisk(a) ||
    a.row.number - b.row.number
  );
}

/** Minor units times working days over; amounts of several currencies are only put in some order. */
function atRisk({ row, why }: NeedsYou): number {
  return (row.amount?.minor ?? 0) * daysOver(why);
}

function daysOver(why: NeedsYouWhy): number {
  switch (why.kind) {
    case 'stuck':
      return why.reason.workingDaysOver + 1;
    case 'not-accepted':
      return why.days;
    case 'help':
    case 'moved-anyway':
      return 1;
  }
}
