import type { ModalView } from '@slack/types';
import { refill } from '../answers/refill.ts';
import { section } from '../views/blocks.ts';
import { line } from '../views/mrkdwn.ts';
import type { Submitted } from './modal.ts';
import { wordsIn } from './submitted.ts';

/**
 * A form made anew with what was typed into the one before: in the fields that it still has, under the
 * names that `rename` gives them; the rest stands above them, to be read and copied.
 */
export function carryOver(
  fresh: ModalView,
  before: { readonly view: ModalView; readonly state: Submitted },
  rename: (block: string) => string,
): ModalView {
  const asked = new Set(fresh.blocks.map((block) => block.block_id));
  const state = Object.fromEntries(
    Object.entries(before.state).map(([block, value]) => [rename(block), value]),
  );
  const left = inputsOf(before.view).flatMap(({ block, label }) => {
    const words = asked.has(rename(block)) ? undefined : wordsIn(before.state, block);
    return words === undefined ? [] : [`• ${line(`${label}: ${words}`, 600)}`];
  });
  const view = refill(fresh, state, {});
  if (left.length === 0) return view;
  const rest = section(`*You had also said*\n${left.join('\n')}`);
  return { ...view, blocks: [...view.blocks.slice(0, 1), rest, ...view.blocks.slice(1)] };
}

function inputsOf({ blocks }: ModalView) {
  return blocks.flatMap((block) =>
    block.type === 'input' && 'label' in block && block.block_id !== undefined
      ? [{ block: block.block_id, label: block.label.text }]
      : [],
  );
}
