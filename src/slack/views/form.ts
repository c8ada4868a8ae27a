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
  /** What closing it says; else Cancel, or Close where there is nothing to submit. */
  readonly close?: string;
  /** What the modal has to remember: JSON, at most 2,500 characters. */
  readonly metadata: object;
  readonly blocks: readonly AnyBlock[];
}

export function modalView(parts: ModalParts): ModalView {
  const { callbackId, title, submit, metadata, blocks } = parts;
  const { close = submit === undefined ? 'Close' : 'Cancel' } = parts;
  return {
    type: 'modal',
    callback_id: callbackId,
    title: plain(title, limits.title),
    close: plain(close, limits.title),
    ...(submit === undefined ? {} : { submit: plain(submit, limits.title) }),
    private_metadata: JSON.stringify(metadata),
    blocks: blocks.slice(0, limits.viewBlocks),
  };
}
