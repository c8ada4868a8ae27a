import type { Choice } from '../../domain/settings.ts';
import { normaliseWords } from '../../domain/text.ts';

/** The entry of a list that words begin to name; undefined when none or several. */
export function choiceIn(words: string, choices: readonly Choice[]): string | undefined {
  const asked = normaliseWords(words).join(' ');
  if (asked === '') return undefined;
  const active = choices.filter((choice) => choice.active);
  const named = active.filter((choice) => normaliseWords(choice.label).join(' ').startsWith(asked));
  return named.length === 1 ? named[0]?.id : undefined;
}
