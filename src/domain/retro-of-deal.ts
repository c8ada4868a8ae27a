import type { Deal } from './deal.ts';
import { type Closed, type Corrected, effective } from './history.ts';
import type { Retro } from './retro.ts';
import { openRetro } from './retro-changes.ts';

/** How an attempt stands closed: its close, or the newest correction of it; undone ones do not count. */
export function closingOf(
  deal: Pick<Deal, 'history'>,
  attempt: number,
): Closed | Corrected | undefined {
  const closing = effective(deal.history).findLast(
    (entry) => (entry.type === 'closed' || entry.type === 'corrected') && entry.attempt === attempt,
  );
  return closing?.type === 'closed' || closing?.type === 'corrected' ? closing : undefined;
}

/**
 * The retro of an attempt as its deal now asks for it: opened, withdrawn when the close was undone or
 * corrected to Not a fit, or brought in line with a close that replaced the first one. Undefined:
 * it is as it should be.
 */
export function retroAsClosed(
  deal: Deal,
  attempt: number,
  kept: Retro | undefined,
  at: Date,
): Retro | undefined {
  const closing = closingOf(deal, attempt);
  if (closing === undefined || closing.outcome.kind === 'unqualified') {
    return kept === undefined || kept.withdrawnAt !== undefined ? undefined : withdrawn(kept, at);
  }
  const fresh = openRetro(deal, closing);
  if (kept === undefined) return fresh;
  if (kept.withdrawnAt === undefined && kept.entryId === closing.id) return undefined;
  return replaced(kept, fresh, closing.type === 'corrected');
}

function withdrawn(retro: Retro, at: Date): Retro {
  return { ...retro, closedAt: retro.closedAt ?? at, withdrawnAt: at, replies: [] };
}

/** What others have said stays; the answer that came with the close is the new one's. */
function replaced(kept: Retro, fresh: Retro, corrected: boolean): Retro {
  const sameQuestion = kept.outcome === fresh.outcome;
  const first = fresh.answers[0]?.by;
  const others = sameQuestion ? kept.answers.filter((answer) => answer.by !== first) : [];
  const added = kept.lessons.filter((lesson) => lesson.id !== `${kept.entryId}/lesson`);
  const goesOn = corrected && kept.withdrawnAt === undefined;
  const { closedAt, message, replyCount, lastSeenTs } = kept;
  return {
    ...fresh,
    answers: [...fresh.answers, ...others],
    lessons: [...fresh.lessons, ...added],
    actions: kept.actions,
    replies: kept.replies,
    ...(lastSeenTs === undefined ? {} : { lastSeenTs }),
    ...(goesOn ? { openedAt: kept.openedAt, closesAt: kept.closesAt } : {}),
    ...(goesOn && closedAt !== undefined ? { closedAt } : {}),
    ...(goesOn && replyCount !== undefined ? { replyCount } : {}),
    ...(message === undefined ? {} : { message }),
  };
}
