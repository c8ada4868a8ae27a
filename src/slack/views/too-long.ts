import { type AnyBlock, section } from './blocks.ts';
import { quoted } from './mrkdwn.ts';

/** Escaped, a sign may take five; so much of anything fits one block. */
const piece = /.{1,550}(?:\s|$)|.{1,550}/gsu;

export const tooLong = 'What you wrote is too long for a button, so nothing was saved yet.';

/** What no button can carry whole, shown whole under what to do with it: nothing of it is lost. */
export function toCopy(sentence: string, words: string): readonly AnyBlock[] {
  const pieces = words.match(piece) ?? [];
  return [section(sentence), ...pieces.map((one) => section(quoted(one)))];
}
