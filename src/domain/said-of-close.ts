import type { Announcement } from './announcement.ts';
import { sayFact } from './change.ts';
import { afterUndo, reachedFar, sayWin } from './closing.ts';
import type { Deal } from './deal.ts';
import { followSupport } from './handoff.ts';
import { type Corrected, closeOf, type HistoryEntry } from './history.ts';
import type { House } from './house.ts';

/** A correction makes a win of what was none. */
export function becomesWon(deal: Deal, entry: Corrected): boolean {
  return deal.standing.kind !== 'won' && entry.outcome.kind === 'won';
}

/** What was said of the close is edited; what a win says is said when it becomes one. */
export function sayCorrected(deal: Deal, house: House, entry: Corrected): readonly Announcement[] {
  const { attempt } = deal;
  const closed = closeOf(deal, attempt);
  const retro =
    closed !== undefined && reachedFar(deal, house, closed)
      ? [sayFact(deal, { to: 'thread' }, { kind: 'retro', attempt }, entry.at)]
      : [];
  if (becomesWon(deal, entry)) return [...retro, ...sayWin(deal, entry.id, afterUndo(entry.at))];
  return [...retro, ...followSupport(deal, entry.at), ...followCelebration(deal, entry)];
}

function followCelebration(deal: Deal, { id, at }: HistoryEntry): readonly Announcement[] {
  if (deal.posted?.celebration === undefined) return [];
  return [sayFact(deal, { to: 'thread' }, { kind: 'celebration', entryId: id }, at)];
}

/** What was said of what is taken back follows it. */
export function sayUndone(deal: Deal, last: HistoryEntry, at: Date): readonly Announcement[] {
  const wasClosing = last.type === 'closed' || last.type === 'corrected';
  const retro = { kind: 'retro', attempt: last.attempt, known: true } as const;
  return [
    ...(wasClosing ? [sayFact(deal, { to: 'thread' }, retro, at)] : []),
    ...followSupport(deal, at),
    ...followCelebration(deal, { ...last, at }),
  ];
}
