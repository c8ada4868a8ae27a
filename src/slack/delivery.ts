import { createHash } from 'node:crypto';
import type { UserId } from '../domain/ids.ts';
import type { Origin } from './origin.ts';

/** One thing Slack handed over, as far as the wrapper needs to know it. */
export interface Delivery {
  /** For metrics: `command`, `button`, `submit`, … */
  readonly kind: string;
  readonly userId: UserId;
  /** The person's own workspace, where Slack says it. */
  readonly teamOfUser?: string | undefined;
  /** The message a button stands on. */
  readonly messageTs?: string | undefined;
  readonly origin: Origin;
  /** Nothing is changed by it, whatever becomes of it. */
  readonly reads?: boolean | undefined;
  /** Same for every repetition of the same tap. */
  readonly key: string;
}

/** Short, and equal for equal content. */
function digest(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 16);
}

/** A submitted modal: repeated it has the same key, corrected another. */
export function submitKey(view: {
  readonly id: string;
  readonly hash: string;
  readonly state?: unknown;
}): string {
  return `v:${view.id}:${digest(view.hash, JSON.stringify(view.state ?? null))}`;
}

export interface Press {
  readonly userId: string;
  /** The message's ts, or the view's id. */
  readonly where: string;
  readonly actionId: string;
  readonly blockId: string;
  readonly value: string;
  /** Unix seconds, as Slack stamped it. */
  readonly actionTs: string;
}

const doubleClickMs = 2_000;

/**
 * Keys of presses: the second click of a double click gets the first one's. The slot of the clock in
 * the key makes that so in other processes too; this process also sees clicks around a slot's edge.
 */
export function createPressKeys(): (press: Press) => string {
  const recent = new Map<string, { readonly at: number; readonly key: string }>();
  return ({ userId, where, actionId, blockId, value, actionTs }) => {
    const at = Number(actionTs) * 1_000;
    const what = `a:${where}:${digest(userId, actionId, blockId, value)}`;
    const before = recent.get(what);
    if (before !== undefined && Math.abs(at - before.at) < doubleClickMs) return before.key;
    const key = `${what}:${Math.floor(at / doubleClickMs)}`;
    for (const [old, seen] of recent) {
      if (Math.abs(at - seen.at) < doubleClickMs) break;
      recent.delete(old);
    }
    recent.delete(what);
    recent.set(what, { at, key });
    return key;
  };
}
