import { z } from 'zod';

/* What a person, or the one who runs the playground, does; the browser posts it as `PageRequest`. */

/** One element's value as Slack writes it into `state.values`, e.g. `{ type: 'datepicker', selected_date: '2026-03-12' }`. */
const stateValue = z.looseObject({ type: z.string() });
export type StateValue = z.infer<typeof stateValue>;

const stateValues = z.record(z.string(), z.record(z.string(), stateValue));
export type StateValues = z.infer<typeof stateValues>;

/** Where an element stands: in a message (also an ephemeral one), a modal or the Home tab. */
const container = z.discriminatedUnion('type', [
  z.object({ type: z.literal('message'), channel: z.string(), ts: z.string() }),
  z.object({ type: z.literal('view'), viewId: z.string() }),
]);
export type Container = z.infer<typeof container>;

const elementAt = { container, block_id: z.string(), action_id: z.string() };
const channel = z.string();
const ts = z.string();

export const fault = z.object({
  kind: z.enum([
    'rate-limited',
    'error',
    'error-after',
    'slow',
    'hang',
    'lost',
    'refused',
    'answer',
  ]),
  /** A Web API method; absent means every method. */
  method: z.string().optional(),
  channel: z.string().optional(),
  times: z.number().int().positive().default(1),
  retryAfter: z.number().int().positive().default(1),
  ms: z.number().int().positive().default(5000),
  /** The Slack error of kind `answer`. */
  error: z.string().default('internal_error'),
});
export type Fault = z.infer<typeof fault>;
export type FaultInput = z.input<typeof fault>;

const act = z.discriminatedUnion('type', [
  z.object({ type: z.literal('say'), channel, text: z.string(), threadTs: ts.optional() }),
  z.object({ type: z.literal('edit'), channel, ts, text: z.string() }),
  z.object({ type: z.literal('remove'), channel, ts }),
  /** The whole line, `/deal new acme`. */
  z.object({ type: z.literal('command'), channel, text: z.string() }),
  /** `value` as in `state.values`; a button needs only `{ type: 'button' }`. `state` = the other fields of the container. */
  z.object({
    type: z.literal('blockAction'),
    ...elementAt,
    value: stateValue,
    state: stateValues.optional(),
  }),
  /** Type-ahead of an external select; result: `{ options }` or `{ option_groups }`. */
  z.object({ type: z.literal('suggest'), ...elementAt, query: z.string() }),
  /** Result: `{ outcome: 'closed' | 'errors' | 'updated' | 'pushed' | 'cleared' | 'failed' }`. */
  z.object({ type: z.literal('viewSubmit'), viewId: z.string(), values: stateValues }),
  /** `all` closes the whole stack (the ✕ of a pushed modal). */
  z.object({ type: z.literal('viewClose'), viewId: z.string(), all: z.boolean().default(false) }),
  z.object({ type: z.literal('globalShortcut'), callbackId: z.string() }),
  z.object({ type: z.literal('messageShortcut'), callbackId: z.string(), channel, ts }),
  z.object({ type: z.literal('openHome'), tab: z.enum(['home', 'messages']).default('home') }),
  /** Opens (or finds) the DM with a person or the bot; result: `{ channel: 'D…' }`. */
  z.object({ type: z.literal('openDm'), user: z.string() }),
  z.object({ type: z.literal('markRead'), channel }),
  z.object({ type: z.literal('invite'), channel, user: z.string() }),
  z.object({ type: z.literal('kick'), channel, user: z.string() }),
  z.object({ type: z.literal('archive'), channel }),
  /** Bytes for a file_input; result: `{ file }`, to be put into the value's `files`. */
  z.object({
    type: z.literal('upload'),
    name: z.string(),
    mimetype: z.string(),
    base64: z.string(),
  }),
  z.object({
    type: z.literal('moveClock'),
    byMs: z.number().optional(),
    to: z.iso.datetime().optional(),
  }),
  z.object({ type: z.literal('addFault'), fault }),
  z.object({ type: z.literal('clearFaults') }),
  z.object({ type: z.literal('dropSockets') }),
  z.object({ type: z.literal('duplicateNext'), times: z.number().int().positive().default(1) }),
  z.object({ type: z.literal('reset') }),
]);
export type Act = z.infer<typeof act>;
export type ActInput = z.input<typeof act>;

export const pageRequest = z.object({ as: z.string(), act });
export type PageRequest = z.input<typeof pageRequest>;
