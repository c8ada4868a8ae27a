import { revisionIn } from './change.ts';
import type { Deal } from './deal.ts';
import type { Doing } from './decision.ts';
import { effective, type HistoryEntry } from './history.ts';

/** What people did with a deal that stands and may be undone, oldest first. */
export function doings(deal: Deal): readonly Doing[] {
  const small = (deal.takeBacks ?? []).map(({ id, by, at, kind }) => ({ id, by, at, what: kind }));
  const all = [...effective(deal.history).flatMap(doingOf), ...small, ...withdrawal(deal)];
  return all.sort((a, b) => a.at.getTime() - b.at.getTime() || order(a) - order(b));
}

function order({ id }: Doing): number {
  return revisionIn(id) ?? 0;
}

function doingOf(entry: HistoryEntry): readonly Doing[] {
  const { id, by, at, type: what } = entry;
  switch (what) {
    case 'created':
      return [{ id, by, at, what, to: entry.stage.label }];
    case 'moved':
    case 'closed':
    case 'reopened':
    case 'corrected':
      return [{ id, by, at, what, to: entry.to.label }];
    default:
      return [];
  }
}

/** That a deal was taken back is all that can be undone of it. */
function withdrawal({ standing, history }: Deal): readonly Doing[] {
  const newest = history.at(-1);
  if (standing.kind !== 'withdrawn' || newest === undefined) return [];
  return [{ id: newest.id, by: newest.by, at: newest.at, what: 'undone' }];
}

/** The newest that was done since the change of this name; undefined: nothing, or it was undone already. */
export function doneAfter(deal: Deal, asked: string): Doing | undefined {
  const revision = revisionIn(asked);
  if (revision === undefined || wasUndone(deal, revision)) return undefined;
  return doings(deal).findLast((one) => order(one) > revision);
}

/** One write takes one revision, so that all it made is undone together. */
function wasUndone({ history }: Deal, revision: number): boolean {
  return history.some((entry) => entry.type === 'undone' && revisionIn(entry.undoes) === revision);
}
