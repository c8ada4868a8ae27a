import type { InputBlock, InputBlockElement, ModalView } from '@slack/types';
import type { AnyBlock } from './blocks.ts';
import { plain } from './elements.ts';
import { limits } from './limits.ts';

/** One labelled input. `dispatch`: choosing is told at once, not only on submit. */
export function field(
  blockId: string,
  label: string,
  element: InputBlockElement,
  {
    optional = false,
    hint,
    dispatch = false,
  }: { readonly optional?: boolean; readonly hint?: string; readonly dispatch?: boolean } = {},
): InputBlock {
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label, limits.label),
    element,
    optional,
    ...(hint === undefined ? {} : { hint: plain(hint, limits.hint) }),
    ...(dispatch ? { dispatch_action: true } : {}),
  };
}

export interface ModalParts {
  readonly callbackId: string;
  readonly title: string;
  /** Absent: nothing to submit, only to read. */
  readonly submit?: string;
  /** What the modal has to remember: JSON, at most 2,500 characters. */
  readonly metadata: object;
  readonly blocks: readonly AnyBlock[];
}

export function modalView({ callbackId, title, submit, metadata, blocks }: ModalParts): ModalView {
  return {
    type: 'modal',
    callback_id: callbackId,
    title: plain(title, limits.title),
    close: plain(submit === undefined ? 'Close' : 'Cancel', limits.title),
    ...(submit === undefined ? {} : { submit: plain(submit, limits.title) }),
    private_metadata: JSON.stringify(metadata),
    blocks: blocks.slice(0, limits.viewBlocks),
  };
}
