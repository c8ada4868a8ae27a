import type { View } from '@slack/types';
import { z } from 'zod';

/**
 * Where a modal was opened from, so that its outcome is told there. It travels in the view's
 * `private_metadata` beside the modal's own, which Slack keeps from people's hands.
 */
export const Origin = z.object({
  responseUrl: z.string().optional(),
  channel: z.string().optional(),
  threadTs: z.string().optional(),
  home: z.boolean().optional(),
});
export type Origin = z.infer<typeof Origin>;

const dressed = z.object({ own: z.string(), from: Origin });

/** The view with its origin packed beside its own metadata. */
export function withOrigin<V extends View>(view: V, from: Origin): V {
  return { ...view, private_metadata: JSON.stringify({ own: view.private_metadata ?? '', from }) };
}

/** The modal's own metadata and the origin; metadata of another make is all its own. */
export function readOrigin(metadata: string): { readonly own: string; readonly from: Origin } {
  const read = dressed.safeParse(parse(metadata));
  return read.success ? read.data : { own: metadata, from: {} };
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
