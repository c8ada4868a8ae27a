import type { View } from '@slack/types';
import { z } from 'zod';

/** A form that waits while another one stands on top of it: its view's id, its kind and what it remembers. */
const Below = z.object({ id: z.string(), form: z.string(), own: z.string() });
export type Below = z.infer<typeof Below>;

/**
 * Where a modal was opened from, so that its outcome is told there. It travels in the view's
 * `private_metadata` beside the modal's own, which Slack keeps from people's hands.
 */
export const Origin = z.object({
  responseUrl: z.string().optional(),
  channel: z.string().optional(),
  threadTs: z.string().optional(),
  home: z.boolean().optional(),
  below: Below.optional(),
});
export type Origin = z.infer<typeof Origin>;

const dressed = z.object({
  own: z.union([z.string(), z.record(z.string(), z.json())]),
  from: Origin,
});

/** The view with its origin packed beside its own metadata, which takes no more room there than alone. */
export function withOrigin<V extends View>(view: V, from: Origin): V {
  const metadata = view.private_metadata ?? '';
  const own = asObject(metadata) ?? metadata;
  return { ...view, private_metadata: JSON.stringify({ own, from }) };
}

/** The modal's own metadata and the origin; metadata of another make is all its own. */
export function readOrigin(metadata: string): { readonly own: string; readonly from: Origin } {
  const read = dressed.safeParse(asObject(metadata));
  if (!read.success) return { own: metadata, from: {} };
  const { own, from } = read.data;
  return { own: typeof own === 'string' ? own : JSON.stringify(own), from };
}

function asObject(json: string): object | undefined {
  try {
    const parsed: unknown = JSON.parse(json);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
      ? parsed
      : undefined;
  } catch {
    return undefined;
  }
}
