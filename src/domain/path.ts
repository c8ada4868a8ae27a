import { counted } from './date-words.ts';
import { dateIn, type IsoDate } from './dates.ts';
import type { Deal } from './deal.ts';
import { type Closed, effective, type Moved } from './history.ts';
import type { CriterionId, StageId } from './ids.ts';
import {
  type CheckName,
  type Criterion,
  type Pipeline,
  type StageRef,
  stageRef,
} from './pipeline.ts';
import { closingOf } from './retro-of-deal.ts';
import { type WorkingCalendar, workingDaysBetween } from './working-calendar.ts';

/** What is known of one step of an attempt, all its visits together. */
export interface PathStep {
  readonly stage: StageRef;
  /** The step was jumped over. */
  readonly skipped: boolean;
  /** Working days from entering to leaving; undefined when nobody knows since when it was there. */
  readonly days: number | undefined;
  /** What was still open of "Before you move on" when it was left, required ones first. */
  readonly missed: readonly Criterion[];
  readonly quotes: number;
  /** The longest stretch of working days without a contact, when it was over the step's limit. */
  readonly silentDays: number | undefined;
}

export interface PathAsk {
  readonly pipeline: Pipeline;
  readonly calendar: WorkingCalendar;
  /** Dates of contacts with the customer, in any order. */
  readonly contacts: readonly IsoDate[];
}

interface Visit {
  readonly stage: StageRef;
  /** Absent: imported without saying since when. */
  readonly from?: IsoDate;
  readonly to: IsoDate;
  /** Steps that leaving it passed over, by their order of then. */
  readonly over: readonly StageId[];
  /** Criteria that were open when it was left behind; none when it ended there or went back. */
  readonly open: readonly CriterionId[];
}

/** The steps that a closed attempt took or passed over, in the order in which it did. */
export function pathOf(
  deal: Pick<Deal, 'history' | 'quotes'>,
  attempt: number,
  ask: PathAsk,
): readonly PathStep[] {
  const visits = visitsOf(deal, attempt, ask.calendar);
  const quotes = deal.quotes.filter((quote) => quote.attempt === attempt);
  const sent = quotes.map((quote) => quote.sentOn);
  const contacts = [...ask.contacts, ...sent].sort();
  const order = visits.flatMap((visit) => [visit.stage.id, ...visit.over]);
  return [...new Set(order)].map((id) => {
    const own = visits.filter((visit) => visit.stage.id === id);
    const last = own.at(-1);
    if (last === undefined) return { ...nothingOf, stage: stageRef(ask.pipeline, id) };
    const quoted = sent.filter((date) => visitOn(visits, date)?.stage.id === id).length;
    return stepOf(last, own, quoted, contacts, ask);
  });
}

const nothingOf = {
  skipped: true,
  days: undefined,
  missed: [],
  quotes: 0,
  silentDays: undefined,
} as const;

function visitsOf(
  deal: Pick<Deal, 'history'>,
  attempt: number,
  { zone }: WorkingCalendar,
): readonly Visit[] {
  const visits: Visit[] = [];
  let since: IsoDate | undefined;
  for (const entry of effective(deal.history).filter((one) => one.attempt === attempt)) {
    const on = dateIn(zone, entry.at);
    if (entry.type === 'imported') {
      since = entry.enteredAt === undefined ? undefined : dateIn(zone, entry.enteredAt);
    }
    if (entry.type === 'moved' || entry.type === 'closed') {
      const from = since === undefined ? {} : { from: since };
      visits.push({ stage: entry.from, to: on, ...from, ...leftBehind(deal, entry) });
    }
    if (['created', 'reopened', 'moved'].includes(entry.type)) since = on;
  }
  return visits;
}

/** A step that ended in a loss or went back was not left behind: nothing was passed over there. */
function leftBehind(
  { history }: Pick<Deal, 'history'>,
  entry: Moved | Closed,
): Pick<Visit, 'over' | 'open'> {
  if (entry.type === 'moved') {
    const isOn = entry.how === 'advance' || entry.how === 'skip';
    return isOn ? { over: entry.over ?? [], open: entry.unmet } : { over: [], open: [] };
  }
  const closing = closingOf({ history }, entry.attempt);
  if (closing?.outcome.kind !== 'won') return { over: [], open: [] };
  return { over: closing.over ?? entry.over ?? [], open: entry.unmet };
}

/** The last visit that a date falls into. */
function visitOn(visits: readonly Visit[], date: IsoDate): Visit | undefined {
  return visits.findLast(({ from }) => from === undefined || from <= date) ?? visits[0];
}

function stepOf(
  last: Visit,
  own: readonly Visit[],
  quotes: number,
  contacts: readonly IsoDate[],
  { pipeline, calendar }: PathAsk,
): PathStep {
  const stage = pipeline.stages.find((one) => one.id === last.stage.id);
  const known = own.every((visit) => visit.from !== undefined);
  const days = own.reduce(
    (sum, { from, to }) => sum + workingDaysBetween(calendar, from ?? to, to),
    0,
  );
  const silence = Math.max(...own.map((visit) => silenceOf(visit, contacts, calendar)));
  const limit = stage?.limits.silenceDays ?? 0;
  return {
    stage: last.stage,
    skipped: false,
    days: known ? days : undefined,
    missed: missedOf(last, stage?.criteria ?? []),
    quotes,
    silentDays: limit > 0 && silence > limit ? silence : undefined,
  };
}

function silenceOf(
  { from, to }: Visit,
  contacts: readonly IsoDate[],
  calendar: WorkingCalendar,
): number {
  if (from === undefined) return 0;
  const marks = [from, ...contacts.filter((date) => date > from && date < to), to];
  const gaps = marks
    .slice(1)
    .map((date, i) => workingDaysBetween(calendar, marks[i] ?? date, date));
  return Math.max(0, ...gaps);
}

function missedOf({ open }: Visit, criteria: readonly Criterion[]): readonly Criterion[] {
  const missed = criteria.filter((criterion) => open.includes(criterion.id));
  return missed.sort((a, b) => Number(b.required) - Number(a.required));
}

const missedWords: Readonly<Partial<Record<CheckName, string>>> = {
  'demo-to-signer': 'demo skipped',
  'can-sign': 'nobody who can sign',
  'next-step': 'no next step',
  source: 'source not known',
  'profile-fits': 'profile not checked',
  value: 'value not stated',
  needs: 'needs not asked',
  'first-meeting': 'no first meeting',
  budget: 'budget not asked',
  'quote-sent': 'no quote sent',
  'quote-accepted': 'quote not accepted',
  'contract-sent': 'no contract sent',
  'decision-maker': 'decision maker not reached',
  'final-terms': 'final terms not written down',
};

const mostMissed = 2;

/** `Prospecting 4 days`, `Qualified 9, demo skipped`, `Quote 22, 2 quotes, 9 days without contact`. */
export function pathWords(steps: readonly PathStep[]): readonly string[] {
  const first = steps.find((step) => step.days !== undefined);
  return steps.map((step) => {
    if (step.skipped) return `${step.stage.label} skipped`;
    const days = daysWords(step, step === first);
    const known = step.missed.map((one) => missedWords[one.check] ?? `${one.label} open`);
    const more = known.length - mostMissed;
    const parts = [
      `${step.stage.label}${days}`,
      ...known.slice(0, mostMissed),
      ...(more > 0 ? [`${more} more open`] : []),
      ...(step.quotes > 1 ? [`${step.quotes} quotes`] : []),
      ...(step.silentDays === undefined ? [] : [`${step.silentDays} days without contact`]),
    ];
    return parts.join(', ');
  });
}

function daysWords({ days }: PathStep, first: boolean): string {
  if (days === undefined) return '';
  return first ? ` ${counted(days, 'day')}` : ` ${days}`;
}
