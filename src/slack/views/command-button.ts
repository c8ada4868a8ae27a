import type { Button, Overflow, StaticSelect } from '@slack/types';
import { button, type Option, overflow, select } from './elements.ts';
import { limits } from './limits.ts';

/**
 * The action id of everything that stands for typed words begins like this; its value (a button's, or
 * the chosen option's) is the words after /deal.
 */
export const COMMAND_ACTION = 'cmd:';

/** Words that are longer would be said cut off. */
export function fitsButton(words: string): boolean {
  return words.length <= limits.buttonValue;
}

/** A button is a command typed for you: `commandButton('Advance', 'advance 42')`. */
export function commandButton(label: string, words: string, style?: 'primary' | 'danger'): Button {
  return button(`${COMMAND_ACTION}${words}`.slice(0, 255), label, words, style);
}

/** The ⋯ menu; every option's value is the words it stands for. */
export function commandMenu(id: string, options: readonly Option[]): Overflow {
  return overflow(`${COMMAND_ACTION}${id}`, options);
}

/** A select that runs what is chosen at once; `label` is what it shows before. */
export function commandSelect(id: string, label: string, options: readonly Option[]): StaticSelect {
  return select(`${COMMAND_ACTION}${id}`, options, { placeholder: label });
}
