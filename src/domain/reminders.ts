import type { IsoDate } from './dates.ts';
import type { DueReason } from './due.ts';
import type { DealId } from './ids.ts';
import type { MorningContent, Run } from './run.ts';
import { addWorkingDays, type WorkingCalendar } from './working-calendar.ts';

/** Working days after the first time on which a morning asks again. */
export const repeatAfter = [1, 3, 5] as const;
/** Working days after the first time from which it is the manager's: 3 after the last repeat. */
const managerAfter = 8;

/** As far back as a deal may have been spoken of and still be due for the same reason, milliseconds. */
export const remindedBackMs = 90 * 86_400_000;

/** Mornings that reached their readers; one that did not told them nothing. */
export function saidMornings(
  runs: Iterable<Run>,
): readonly { readonly at: Date; readonly content: MorningContent }[] {
  return Array.from(runs).flatMap(({ at, content, message }) =>
    content.kind === 'morning' && message !== undefined ? [{ at, content }] : [],
  );
}

/** On which dates morning messages named a deal. */
export type Reminded = ReadonlyMap<DealId, readonly IsoDate[]>;

/** What mornings before an instant named that reached their readers. */
export function remindedBefore(mornings: Iterable<Run>, instant: Date): Reminded {
  const reminded = new Map<DealId, IsoDate[]>();
  for (const { at, content } of saidMornings(mornings)) {
    if (at >= instant) continue;
    for (const { dealId } of content.rows) {
      const known = reminded.get(dealId);
      if (known === undefined) reminded.set(dealId, [content.date]);
      else known.push(content.date);
    }
  }
  return reminded;
}

/**
 * The date from which a deal that stays due is its manager's: 8 working days after a morning first
 * said so; undefined: its rep was not told yet.
 * @param said dates of mornings that named it, in any order
 */
export function managersFrom(
  { dueSince }: Pick<DueReason, 'dueSince'>,
  said: readonly IsoDate[],
  calendar: WorkingCalendar,
): IsoDate | undefined {
  const [first] = said.filter((date) => date >= dueSince).sort();
  return first === undefined ? undefined : addWorkingDays(calendar, first, managerAfter);
}
