import type { DealNumber } from '../../domain/ids.ts';
import { type AnyBlock, actions, section } from './blocks.ts';
import { commandButton } from './command-button.ts';
import type { Message } from './message.ts';
import { line } from './mrkdwn.ts';

/** An earlier deal with the account that somebody starts a deal with. */
export interface LostBefore {
  readonly number: DealNumber;
  /** `Lost in May on price`. */
  readonly words: string;
}

function sentence({ number, words }: LostBefore): string {
  return `This account was here before. ${line(words, 200)}: reopen #${number}?`;
}

export function lostBeforeBlocks(before: LostBefore): readonly AnyBlock[] {
  const { number } = before;
  return [
    section(sentence(before)),
    actions([commandButton(`Reopen #${number}`, `reopen ${number}`)]),
  ];
}

/** The same below what was done. */
export function withLostBefore(done: Message, before: LostBefore): Message {
  return {
    ...done,
    text: `${done.text} ${sentence(before)}`,
    blocks: [...done.blocks, ...lostBeforeBlocks(before)],
  };
}
