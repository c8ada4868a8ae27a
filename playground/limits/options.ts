import { z } from 'zod';
import type { Json } from '../json.ts';
import { option, optionGroup } from './texts.ts';
import { inWords, problemsOf } from './words.ts';

/* The answer to a block_suggestion: options or groups of them, at most 100. */

const answer = z
  .strictObject({
    options: z.array(option).max(100).optional(),
    option_groups: z.array(optionGroup).max(100).optional(),
  })
  .refine(
    ({ options, option_groups }) => (options === undefined) !== (option_groups === undefined),
    {
      error: 'must have exactly one of options, option_groups',
    },
  );

export function optionProblems(body: Json): readonly string[] {
  const parsed = answer.safeParse(body);
  return parsed.success ? [] : problemsOf(parsed.error, '').map(inWords);
}
