import type { UserId } from './ids.ts';
import type { Retro } from './retro.ts';

/** What a person wrote in the deal's thread. */
export interface Reply {
  readonly ts: string;
  readonly by: UserId;
  readonly text: string;
}

/** What the thread says now: edits and deletions are honoured while the retro is open. */
export function keepReplies(retro: Retro, replies: readonly Reply[]): Retro | undefined {
  if (retro.closedAt !== undefined) return undefined;
  const lastSeenTs = replies.at(-1)?.ts ?? retro.lastSeenTs;
  return { ...retro, replies, ...(lastSeenTs === undefined ? {} : { lastSeenTs }) };
}

/** One reply as an event tells of it; Slack may tell it twice, late, or not at all. */
export function hearReply(
  retro: Retro,
  heard: Reply & { readonly what: 'said' | 'edited' | 'deleted' },
): Retro | undefined {
  const { ts, by, text, what } = heard;
  const others = retro.replies.filter((one) => one.ts !== ts);
  if (what !== 'said' && others.length === retro.replies.length) return undefined;
  if (what === 'deleted') return keepReplies(retro, others);
  const replies = [...others, { ts, by, text }].sort((a, b) => Number(a.ts) - Number(b.ts));
  return keepReplies(retro, replies);
}
