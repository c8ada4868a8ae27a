import { UNDO_MINUTES } from './closing.ts';
import type { Deal } from './deal.ts';
import type { Act, Doing } from './decision.ts';
import { doings } from './doing.ts';
import type { Member } from './member.ts';
import { undo } from './undoing.ts';

/** Since when what was done can still be undone at an instant. */
export function undoableSince(at: Date): Date {
  return new Date(at.getTime() - UNDO_MINUTES * 60_000);
}

/** The newest of one's own changes to a deal that undo would take back now. */
export function ownUndoable(deal: Deal, member: Member, act: Act): Doing | undefined {
  const since = undoableSince(act.at);
  return doings(deal)
    .filter(({ by, at }) => by === member.userId && at >= since)
    .findLast(({ id }) => undo(deal, member, act, id).ok);
}
