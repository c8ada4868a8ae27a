import type { IsoDate } from './dates.ts';
import type { Deal } from './deal.ts';
import { given } from './given.ts';
import { effective, type HistoryEntry } from './history.ts';
import type { UserId } from './ids.ts';
import { fromClaim } from './leads.ts';
import type { Money } from './money.ts';
import type { StageRef } from './pipeline.ts';
import type { Transition } from './transition.ts';

/** What folding a history forward knows before each entry. */
interface Known {
  readonly amount?: Money | undefined;
  readonly ownerId?: UserId | undefined;
  readonly waitingUntil?: IsoDate | undefined;
}

/**
 * The flat form of a deal's effective history, in its order; undone entries have none, nor has a lead
 * before it is claimed. `at` is when Milepost learned of it and never goes back within a deal: a close
 * that an import tells of keeps its own time in its outcome.
 */
export function transitionsOf(deal: Deal): readonly Transition[] {
  const kept = effective(deal.history);
  const position = new Map(deal.history.map((entry, index) => [entry.id, index]));
  const transitions: Transition[] = [];
  let known: Known = { ownerId: firstOwner(deal, kept) };
  let learned = new Date(0);
  for (const entry of kept) {
    const next = after(known, entry);
    learned = entry.at > learned ? entry.at : learned;
    const seq = position.get(entry.id) ?? 0;
    const transition = toTransition(deal, entry, seq, known, next);
    if (transition !== undefined) transitions.push({ ...transition, at: learned });
    known = next;
  }
  return fromClaim(transitions);
}

/** Owners are kept on changes only: the first one is what the first change took it from. */
function firstOwner(deal: Deal, kept: readonly HistoryEntry[]): UserId | undefined {
  const first = kept.find((entry) => entry.type === 'assigned');
  return first === undefined ? deal.ownerId : first.from;
}

function after(known: Known, entry: HistoryEntry): Known {
  switch (entry.type) {
    case 'created':
    case 'imported':
    case 'reopened':
    case 'corrected':
      return { ...known, amount: entry.amount ?? known.amount };
    case 'moved':
      return { ...known, waitingUntil: undefined };
    case 'closed':
      return { ...known, amount: entry.amount ?? known.amount, waitingUntil: undefined };
    case 'valued':
      return { ...known, amount: entry.to };
    case 'assigned':
      return { ...known, ownerId: entry.to };
    case 'waited':
      return { ...known, waitingUntil: entry.until };
    case 'woken':
      return { ...known, waitingUntil: undefined };
    case 'dated':
    case 'undone':
      return known;
  }
}

function toTransition(
  deal: Deal,
  entry: HistoryEntry,
  seq: number,
  known: Known,
  next: Known,
): Transition | undefined {
  if (entry.type === 'undone') return undefined;
  const before = {
    ...('before' in entry
      ? { enteredStageAt: entry.before.enteredStageAt, attempt: entry.before.attempt }
      : {}),
    ...given('ownerId', known.ownerId),
    ...given('waitingUntil', known.waitingUntil),
  };
  return {
    id: entry.id,
    workspaceId: deal.workspaceId,
    pipelineId: deal.pipelineId,
    dealId: deal.id,
    number: deal.number,
    seq,
    at: entry.at,
    type: entry.type,
    attempt: entry.attempt,
    before,
    ...given('ownerId', next.ownerId),
    ...given('source', deal.facts.source?.id),
    ...given('amount', next.amount),
    ...given('amountBefore', known.amount),
    ...ownFacts(entry),
  };
}

function ownFacts(entry: HistoryEntry): Partial<Transition> {
  switch (entry.type) {
    case 'created':
      return { to: point(entry.stage) };
    case 'imported':
      return {
        to: point(entry.stage),
        ...given('enteredAt', entry.enteredAt),
        ...given('createdAt', entry.createdAt),
        ...given('outcome', entry.outcome),
        ...(entry.enteredAt === undefined && entry.outcome === undefined
          ? { delayedEntry: true }
          : {}),
      };
    case 'moved':
      return {
        from: point(entry.from),
        to: point(entry.to),
        how: entry.how,
        ...given('over', entry.over),
        unmet: entry.unmet,
        ...given('movedAnyway', entry.movedAnyway),
      };
    case 'closed':
      return {
        from: point(entry.from),
        to: point(entry.to),
        outcome: entry.outcome,
        ...given('over', entry.over),
        unmet: entry.unmet,
        ...given('movedAnyway', entry.movedAnyway),
      };
    case 'reopened': {
      const close = entry.before.expectedClose;
      const dates = close === undefined ? {} : { dates: { from: close } };
      return { from: point(entry.from), to: point(entry.to), ...dates };
    }
    case 'corrected':
      return {
        from: point(entry.from),
        to: point(entry.to),
        outcome: entry.outcome,
        ...given('over', entry.over),
      };
    case 'dated':
      return { dates: { ...given('from', entry.from), ...given('to', entry.to) } };
    case 'waited':
      return { dates: { to: entry.until } };
    default:
      return {};
  }
}

function point({ id, label, position, kind }: StageRef) {
  return { id, label, position, kind };
}
