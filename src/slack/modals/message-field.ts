import type { InputBlock } from '@slack/types';
import { textInput } from '../views/elements.ts';
import { field } from '../views/form.ts';
import { limits } from '../views/limits.ts';

/** A message that becomes a note, to be shortened or corrected first. */
export function messageField(
  block: string,
  label: string,
  message: string,
  { optional = false } = {},
): InputBlock {
  const isCut = message.length > limits.inputText;
  return field(block, label, textInput(block, { initial: message, multiline: true }), {
    optional,
    ...(isCut ? { hint: 'The message is longer: its beginning is kept.' } : {}),
  });
}
