import type { ViewStateValue } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Deal } from '../../domain/deal.ts';
import type { Caller, Context } from '../context.ts';
import type { Reply } from '../reply.ts';

/** A modal's submitted state: block id → action id → value. */
export type Submitted = Readonly<Record<string, Readonly<Record<string, ViewStateValue>>>>;

/**
 * One modal: its view and the reader of its values live in one file, so its block ids are private.
 * `callbackId` is unique; `private_metadata` is JSON checked by the modal's own zod schema.
 */
export interface Modal {
  readonly callbackId: string;
  submit(
    submitted: { readonly state: Submitted; readonly metadata: string; readonly view: ModalView },
    caller: Caller,
    context: Context,
  ): Promise<Reply>;
  /** A dispatching input or button inside the modal; by action id. */
  readonly actions?: Readonly<Record<string, ModalAction>>;
  /**
   * Set: the form waits below what is opened from it, with what was typed into it. What was done there
   * made `deal` of its deal; the same form for that, or undefined to leave it as it stands.
   */
  readonly resume?: (
    metadata: string,
    deal: Deal,
    caller: Caller,
    context: Context,
  ) => Promise<ModalView | undefined>;
}

export type ModalAction = (
  acted: {
    readonly value: string | undefined;
    readonly state: Submitted;
    readonly metadata: string;
  },
  caller: Caller,
  context: Context,
) => Promise<Reply>;
