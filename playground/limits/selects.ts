import { z } from 'zod';
import { actionId, areAmong, confirm, option, optionGroup, plain } from './texts.ts';

/* The menus: one choice or several; from fixed options, the app, people or conversations. */

const common = {
  action_id: actionId,
  placeholder: plain(150).optional(),
  confirm,
  focus_on_load: z.boolean().optional(),
};
const several = { ...common, max_selected_items: z.number().int().min(1).optional() };
const choices = {
  options: z.array(option).min(1).max(100).optional(),
  option_groups: z.array(optionGroup).min(1).max(100).optional(),
};
const filter = z
  .strictObject({
    include: z
      .array(z.enum(['im', 'mpim', 'private', 'public']))
      .min(1)
      .optional(),
    exclude_external_shared_channels: z.boolean().optional(),
    exclude_bot_users: z.boolean().optional(),
  })
  .optional();

type Option = z.infer<typeof option>;

interface Choices {
  readonly options?: readonly Option[] | undefined;
  readonly option_groups?: readonly { readonly options: readonly Option[] }[] | undefined;
}

const hasOneKind = ({ options, option_groups }: Choices) =>
  (options === undefined) !== (option_groups === undefined);
const oneKind = { error: 'must have exactly one of options, option_groups' };

const allOf = ({ options, option_groups }: Choices): readonly Option[] =>
  options ?? option_groups?.flatMap((group) => group.options) ?? [];

export const staticSelect = z
  .strictObject({
    type: z.literal('static_select'),
    ...common,
    ...choices,
    initial_option: option.optional(),
  })
  .refine(hasOneKind, oneKind)
  .refine((it) => areAmong(allOf(it), it.initial_option ? [it.initial_option] : []), {
    error: 'initial_option must be among the options',
    path: ['initial_option'],
  });

export const multiStaticSelect = z
  .strictObject({
    type: z.literal('multi_static_select'),
    ...several,
    ...choices,
    initial_options: z.array(option).optional(),
  })
  .refine(hasOneKind, oneKind)
  .refine((it) => areAmong(allOf(it), it.initial_options ?? []), {
    error: 'initial_options must be among the options',
    path: ['initial_options'],
  });

const minQueryLength = z.number().int().min(0).optional();

export const externalSelect = z.strictObject({
  type: z.literal('external_select'),
  ...common,
  min_query_length: minQueryLength,
  initial_option: option.optional(),
});

export const multiExternalSelect = z.strictObject({
  type: z.literal('multi_external_select'),
  ...several,
  min_query_length: minQueryLength,
  initial_options: z.array(option).optional(),
});

export const usersSelect = z.strictObject({
  type: z.literal('users_select'),
  ...common,
  initial_user: z.string().optional(),
});

export const multiUsersSelect = z.strictObject({
  type: z.literal('multi_users_select'),
  ...several,
  initial_users: z.array(z.string()).optional(),
});

export const conversationsSelect = z.strictObject({
  type: z.literal('conversations_select'),
  ...common,
  initial_conversation: z.string().optional(),
  default_to_current_conversation: z.boolean().optional(),
  response_url_enabled: z.boolean().optional(),
  filter,
});

export const multiConversationsSelect = z.strictObject({
  type: z.literal('multi_conversations_select'),
  ...several,
  initial_conversations: z.array(z.string()).optional(),
  default_to_current_conversation: z.boolean().optional(),
  filter,
});

export const channelsSelect = z.strictObject({
  type: z.literal('channels_select'),
  ...common,
  initial_channel: z.string().optional(),
  response_url_enabled: z.boolean().optional(),
});

export const multiChannelsSelect = z.strictObject({
  type: z.literal('multi_channels_select'),
  ...several,
  initial_channels: z.array(z.string()).optional(),
});
