import { useEffect, useRef, useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { type ChoiceGroup, optionGroups } from './choice.ts';

const WAIT_MS = 150;
const DEFAULT_MIN_QUERY = 3;

const text = z.object({ type: z.literal('plain_text'), text: z.string() });
const option = z.object({
  text,
  value: z.string(),
  description: z.optional(text),
});
const answer = z.object({
  options: z.optional(z.array(option)),
  option_groups: z.optional(z.array(z.object({ label: text, options: z.array(option) }))),
});

export interface ExternalOptions {
  readonly groups: readonly ChoiceGroup[];
  readonly note?: string | undefined;
  ask(query: string): void;
}

type Loaded = Omit<ExternalOptions, 'ask'>;

function read(found: unknown): Loaded {
  const parsed = answer.safeParse(found);
  if (!parsed.success) return { groups: [], note: 'The app did not answer.' };
  const groups = optionGroups(parsed.data);
  const none = groups.every((group) => group.choices.length === 0);
  return { groups, note: none ? 'No results' : undefined };
}

/** Options from the app: asked once typing rests, and only the newest question's answer counts. */
export function useExternalOptions(
  minQuery: number | undefined,
  suggest: (query: string) => Promise<unknown>,
): ExternalOptions {
  const [loaded, setLoaded] = useState<Loaded>({ groups: [] });
  const newest = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const least = minQuery ?? DEFAULT_MIN_QUERY;

  const fetchOptions = async (query: string, question: number): Promise<void> => {
    const found = await suggest(query);
    if (question === newest.current) setLoaded(read(found));
  };
  const ask = (query: string): void => {
    newest.current += 1;
    const question = newest.current;
    clearTimeout(timer.current);
    if (query.length < least) {
      const more = least - query.length;
      const note = `Type ${more} more character${more === 1 ? '' : 's'} to search`;
      setLoaded({ groups: [], note });
      return;
    }
    setLoaded((before) => ({ ...before, note: 'Searching…' }));
    timer.current = setTimeout(() => void fetchOptions(query, question), WAIT_MS);
  };
  return { ...loaded, ask };
}
