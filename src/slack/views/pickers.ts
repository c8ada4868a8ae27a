import type { ConversationsSelect, FileInput, MultiUsersSelect, NumberInput } from '@slack/types';

/** A whole number; Slack itself refuses anything else and what is out of bounds. */
export function numberInput(
  actionId: string,
  { initial, min, max }: { readonly initial?: number; readonly min: number; readonly max: number },
): NumberInput {
  return {
    type: 'number_input',
    action_id: actionId,
    is_decimal_allowed: false,
    min_value: String(min),
    max_value: String(max),
    ...(initial === undefined ? {} : { initial_value: String(initial) }),
  };
}

export function peopleSelect(actionId: string, initial: readonly string[] = []): MultiUsersSelect {
  return {
    type: 'multi_users_select',
    action_id: actionId,
    ...(initial.length === 0 ? {} : { initial_users: [...initial] }),
  };
}

/** One file, of which Slack itself takes only these kinds. */
export function fileInput(actionId: string, kinds: readonly string[]): FileInput {
  return { type: 'file_input', action_id: actionId, filetypes: [...kinds], max_files: 1 };
}

/** Public and private channels; no direct messages. */
export function channelSelect(actionId: string, initial?: string): ConversationsSelect {
  return {
    type: 'conversations_select',
    action_id: actionId,
    filter: { include: ['public', 'private'], exclude_bot_users: true },
    ...(initial === undefined ? {} : { initial_conversation: initial }),
  };
}
