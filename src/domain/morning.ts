import type { IsoDate, Zone } from './dates.ts';
import { dateIn } from './dates.ts';
import type { Deal } from './deal.ts';
import type { DueReason } from './due.ts';
import { dueWords } from './due-words.ts';
import { given } from './given.ts';
import type { DealId, UserId } from './ids.ts';
import type { Member } from './member.ts';
import { managersFrom, repeatAfter } from './reminders.ts';
import type { MorningContent, MorningRow } from './run.ts';
import type { Settings } from './settings.ts';
import { type WorkingCalendar, workingDaysBetween } from './working-calendar.ts';

/** A deal that is due this morning, with the reason; `standsInFor` is the name of an absent owner. */
export interface DueToday {
  readonly deal: Pick<Deal, 'id' | 'number' | 'name' | 'amount' | 'thread'>;
  readonly reason: DueReason;
  readonly standsInFor?: string;
}

export interface MorningAsk {
  readonly date: IsoDate;
  readonly calendar: WorkingCalendar;
  /** How many deals a morning holds; the rest is in App Home. */
  readonly limit: number;
  /** Of whoever reads it. */
  readonly locale: string;
}

export interface MorningPick {
  readonly rows: readonly MorningRow[];
  readonly more: number;
}

/** So many working days before it is the manager's, a row says so: with the last repeat. */
const managerAhead = 3;

/**
 * What a morning message holds: deals that became due since they were last spoken of, and those
 * whose repeat has come (1, 3 and 5 working days after the first time). Undefined: nothing that is
 * worth a message, even when deals are due.
 */
export function pickMorning(
  due: readonly DueToday[],
  earlier: readonly MorningContent[],
  ask: MorningAsk,
): MorningPick | undefined {
  const sayable = due.flatMap((one) => {
    const said = earlier.filter((morning) => holds(morning, one.deal.id)).map(({ date }) => date);
    const repeat = repeatOf(one, said, ask);
    return repeat === undefined ? [] : [{ ...one, said, repeat }];
  });
  if (sayable.length === 0) return undefined;
  const rows = sayable
    .sort(byUrgency)
    .slice(0, ask.limit)
    .map((one) => rowOf(one, ask));
  return { rows, more: due.length - rows.length };
}

type Repeat = MorningRow['repeat'];

/** Which time this would be; undefined: it is not its day, or it has been said often enough. */
function repeatOf(
  { reason }: DueToday,
  named: readonly IsoDate[],
  { date, calendar }: MorningAsk,
): Repeat | undefined {
  const said = named.filter((day) => day >= reason.since).sort();
  const first = said[0];
  if (first === undefined) return 0;
  const next = repeatAfter[said.length - 1];
  if (next === undefined || workingDaysBetween(calendar, first, date) < next) return undefined;
  return said.length === 1 ? 1 : said.length === 2 ? 2 : 3;
}

function holds(morning: MorningContent, id: DealId): boolean {
  return morning.rows.some((row) => row.dealId === id);
}

/** What is most at risk, whether a date or a limit was passed; then what has waited longest. */
function byUrgency(a: DueToday, b: DueToday): number {
  return (
    atRisk(b) - atRisk(a) ||
    b.reason.workingDaysOver - a.reason.workingDaysOver ||
    a.deal.number - b.deal.number
  );
}

/**
 * Minor units times working days since it came up, that day included. Only orders amounts of one
 * currency; between currencies the order is arbitrary but steady. Each deal is said four times at
 * most, so small ones get their turn.
 */
function atRisk({ deal, reason }: DueToday): number {
  return (deal.amount?.minor ?? 0) * (reason.workingDaysOver + 1);
}

interface Sayable extends DueToday {
  /** Dates of mornings that named it. */
  readonly said: readonly IsoDate[];
  readonly repeat: Repeat;
}

function rowOf(due: Sayable, { date, calendar, locale }: MorningAsk): MorningRow {
  const goesOn = managersFrom(due.reason, [...due.said, date], calendar);
  const left = goesOn === undefined ? 0 : workingDaysBetween(calendar, date, goesOn);
  const words = dueWords(due.reason, date, calendar.zone, locale);
  return {
    dealId: due.deal.id,
    why: due.standsInFor === undefined ? words : `For ${due.standsInFor}: ${words}`,
    repeat: due.repeat,
    ...(due.reason.kind === 'meeting' ? { meeting: due.reason.asked } : {}),
    ...(due.reason.kind === 'next-step' ? { step: true } : {}),
    ...(left > 0 && left <= managerAhead ? given('goesToManagerOn', goesOn) : {}),
  };
}

/** Away means: not back yet on this date. */
function isAway(member: Member, date: IsoDate): boolean {
  return member.away !== undefined && date < member.away.until;
}

/** Whose deals this person hears of: their own, and those of absent people they stand in for. */
export function hearsOf(
  member: Member,
  members: readonly Member[],
  date: IsoDate,
): readonly Member[] {
  if (member.standing !== 'full' || isAway(member, date)) return [];
  const absent = members.filter(
    (other) => isAway(other, date) && other.away?.delegateId === member.userId,
  );
  return [member, ...absent];
}

/** Owners of whose deals somebody hears on a date. */
export function ownersHeard(members: readonly Member[], date: IsoDate): ReadonlySet<UserId> {
  const heard = members.flatMap((member) => hearsOf(member, members, date));
  return new Set(heard.map(({ userId }) => userId));
}

/** The first week after the set-up is quiet. */
export function isQuietWeek(settings: Pick<Settings, 'setUpAt'>, now: Date): boolean {
  const { setUpAt } = settings;
  return setUpAt !== undefined && now.getTime() - setUpAt.getTime() < 7 * 86_400_000;
}

/** A reply in the deal's thread on this date of the workspace says that somebody is at it. */
export function repliedOn(
  replies: readonly { readonly ts: string }[],
  zone: Zone,
  date: IsoDate,
): boolean {
  return replies.some(({ ts }) => dateIn(zone, new Date(Number(ts) * 1_000)) === date);
}
