import type { ModalView } from '@slack/types';
import type { Submitted } from '../modals/modal.ts';

type AnyBlock = ModalView['blocks'][number];
type Value = Submitted[string][string];

/**
 * The view as it was submitted, with what was typed in its fields and the errors above it: a modal
 * that was replaced by a waiting one must come back as it was left.
 */
export function refill(
  view: ModalView,
  state: Submitted,
  errors: Readonly<Record<string, string>>,
): ModalView {
  const said = Object.values(errors).map(
    (text): AnyBlock => ({ type: 'section', text: { type: 'plain_text', text } }),
  );
  return { ...view, blocks: [...said, ...view.blocks.map((block) => typedIn(block, state))] };
}

function typedIn(block: AnyBlock, state: Submitted): AnyBlock {
  if (block.type !== 'input' || !('element' in block) || block.block_id === undefined) return block;
  const { element } = block;
  if (!('action_id' in element) || typeof element.action_id !== 'string') return block;
  const value = state[block.block_id]?.[element.action_id];
  if (value === undefined) return block;
  const offered = 'options' in element ? element.options : undefined;
  const renewed = { ...element };
  for (const [key, one] of Object.entries(initialsOf(value, offered))) {
    // What was emptied stays empty, whatever it was preset with.
    if (isEmpty(one)) Reflect.deleteProperty(renewed, key);
    else Reflect.set(renewed, key, one);
  }
  return { ...block, element: renewed };
}

/** Of options only what is still offered: Slack takes no other initial value. */
function initialsOf(
  value: Value,
  offered: readonly { readonly value?: string }[] | undefined,
): object {
  const isOffered = (option: { readonly value?: string }) =>
    offered === undefined || offered.some((one) => one.value === option.value);
  const { selected_option: one, selected_options: several = [] } = value;
  return {
    initial_value: value.value,
    initial_date: value.selected_date,
    initial_time: value.selected_time,
    initial_option: one && isOffered(one) ? one : undefined,
    initial_options: several.filter(isOffered),
    initial_user: value.selected_user,
    initial_users: value.selected_users,
    initial_channel: value.selected_channel,
    initial_conversation: value.selected_conversation,
  };
}

/** An initial value may not be empty. */
function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  );
}
