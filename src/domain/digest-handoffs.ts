import type { Attempt } from './attempts.ts';
import { counted } from './date-words.ts';
import { dateIn } from './dates.ts';
import type { Deal } from './deal.ts';
import { isUnaccepted } from './handoff.ts';
import type { DealId, DealNumber } from './ids.ts';
import { atMost } from './text.ts';
import { type WorkingCalendar, workingDaysBetween } from './working-calendar.ts';

/** A customer that support has not taken over. */
export interface OpenHandoff {
  readonly dealId: DealId;
  readonly number: DealNumber;
  readonly name: string;
  /** Working days since it was offered. */
  readonly days: number;
}

/** Handoffs nobody had accepted at an instant, the oldest first. */
export function openHandoffs(
  deals: readonly Deal[],
  attempts: readonly Attempt[],
  calendar: WorkingCalendar,
  at: Date,
): readonly OpenHandoff[] {
  const won = new Set(attempts.flatMap(({ dealId, end }) => (end?.kind === 'won' ? [dealId] : [])));
  const byId = new Map(deals.map((deal) => [deal.id, deal]));
  const today = dateIn(calendar.zone, at);
  return [...byId.values()]
    .filter((deal) => won.has(deal.id) && isUnaccepted(deal, at))
    .map(({ id, number, name, handoff }) => {
      const since = dateIn(calendar.zone, handoff?.offeredAt ?? at);
      return { dealId: id, number, name, days: workingDaysBetween(calendar, since, today) };
    })
    .sort((a, b) => b.days - a.days || a.number - b.number);
}

const named = 3;

/** `2 handoffs not accepted (#17 Globex, 2 days, #18 Initech)`; plain text, undefined without one. */
export function handoffWords(open: readonly OpenHandoff[]): string | undefined {
  if (open.length === 0) return undefined;
  const names = open.map(({ number, name, days }) =>
    days === 0 ? `#${number} ${name}` : `#${number} ${name}, ${counted(days, 'day')}`,
  );
  return `${counted(open.length, 'handoff')} not accepted (${atMost(names, named).join('; ')})`;
}
