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
  return { ...block, element: { ...element, ...initialOf(value) } };
}

/** Only what is set: an initial value may not be empty. */
function initialOf(value: Value): object {
  const set = {
    initial_value: value.value,
    initial_date: value.selected_date,
    initial_time: value.selected_time,
    initial_option: value.selected_option,
    initial_options: value.selected_options,
    initial_user: value.selected_user,
    initial_users: value.selected_users,
    initial_channel: value.selected_channel,
    initial_conversation: value.selected_conversation,
  };
  return Object.fromEntries(
    Object.entries(set).filter(
      ([, one]) => one !== undefined && one !== null && one !== '' && !isEmptyList(one),
    ),
  );
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
