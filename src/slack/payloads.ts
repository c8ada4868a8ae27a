import type { ViewStateValue } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { UserId } from '../domain/ids.ts';

const id = z.string();
const optionalId = z.string().optional();

export const commandBody = z.object({
  team_id: id,
  user_id: UserId,
  channel_id: id,
  text: z.string().default(''),
  trigger_id: id,
  response_url: id,
});

const user = z.object({ id: UserId, team_id: optionalId });
const team = z.object({ id }).nullish();

const stateValue = z.custom<ViewStateValue>(
  (value) => typeof value === 'object' && value !== null && 'type' in value,
);
/** Slack writes an empty list where there is nothing. */
const values = z.preprocess(
  (given) => (Array.isArray(given) ? {} : given),
  z.record(z.string(), z.record(z.string(), stateValue)),
);
const state = z.object({ values }).nullish();

const plain = z.object({ type: z.literal('plain_text'), text: z.string() });

/** What stands in a payload's view beyond what is read here (ids, hashes) is not ours to send back. */
const viewPayload = z.object({
  id,
  hash: z.string().default(''),
  type: z.string(),
  callback_id: z.string().default(''),
  private_metadata: z.string().default(''),
  title: plain.nullish(),
  submit: plain.nullish(),
  close: plain.nullish(),
  clear_on_close: z.boolean().default(false),
  notify_on_close: z.boolean().default(false),
  blocks: z.array(
    z.custom<ModalView['blocks'][number]>((block) => typeof block === 'object' && block !== null),
  ),
  state,
});
export type ViewPayload = z.infer<typeof viewPayload>;

export const submissionBody = z.object({ user, team, view: viewPayload });

const option = z.object({ value: z.string().optional() }).nullish();

export const actionBody = z.object({
  user,
  team,
  trigger_id: optionalId,
  response_url: optionalId,
  channel: z.object({ id }).optional(),
  container: z.object({
    type: z.string(),
    message_ts: optionalId,
    thread_ts: optionalId,
    channel_id: optionalId,
    view_id: optionalId,
  }),
  message: z.object({ ts: id, thread_ts: optionalId }).optional(),
  view: viewPayload.optional(),
  state,
  actions: z
    .array(
      z.object({
        type: z.string().default('button'),
        action_id: id,
        block_id: z.string().default(''),
        action_ts: z.string().default('0'),
        value: z.string().nullish(),
        selected_option: option,
        selected_options: z.array(z.object({ value: z.string() })).optional(),
        selected_user: z.string().nullish(),
        selected_channel: z.string().nullish(),
        selected_conversation: z.string().nullish(),
        selected_date: z.string().nullish(),
        selected_time: z.string().nullish(),
      }),
    )
    .min(1),
});
export type ActionBody = z.infer<typeof actionBody>;
export type PressedAction = ActionBody['actions'][number];

/** What was pressed, chosen, picked or typed; several choices stand on a line each. */
export function chosenValue(action: PressedAction): string | undefined {
  const given =
    action.value ??
    action.selected_option?.value ??
    action.selected_user ??
    action.selected_channel ??
    action.selected_conversation ??
    action.selected_date ??
    action.selected_time ??
    action.selected_options?.map((one) => one.value).join('\n');
  return given ?? undefined;
}

export const optionsBody = z.object({
  user,
  team,
  action_id: id,
  block_id: z.string().default(''),
  value: z.string().default(''),
  channel: z.object({ id }).optional(),
  view: viewPayload.optional(),
});

export const shortcutBody = z.object({
  user,
  team,
  callback_id: id,
  trigger_id: id,
  response_url: optionalId,
  channel: z.object({ id }).optional(),
  message: z
    .object({
      ts: id,
      thread_ts: optionalId,
      text: z.string().default(''),
      user: UserId.optional(),
    })
    .optional(),
});

const said = z.object({
  channel: id,
  ts: id,
  thread_ts: optionalId,
  user: UserId,
  text: z.string().default(''),
});

export const mentionEvent = said;

/** Nothing of an app's, and no tombstone of what was deleted. */
const byPerson = said.extend({
  subtype: z.enum(['thread_broadcast', 'file_share']).optional(),
  bot_id: z.never().optional(),
});

export const messageEvent = z.union([
  byPerson.extend({ channel_type: optionalId }),
  z.object({
    subtype: z.literal('message_changed'),
    channel: id,
    message: byPerson.omit({ channel: true }),
  }),
  z.object({
    subtype: z.literal('message_deleted'),
    channel: id,
    previous_message: byPerson.omit({ channel: true }),
  }),
]);

export const homeEvent = z.object({ user: UserId, tab: z.string() });
export const joinEvent = z.object({ user: z.string(), channel: id });
