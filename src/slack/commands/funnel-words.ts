import type { ChoiceId, UserId } from '../../domain/ids.ts';
import type { Choice, Settings } from '../../domain/settings.ts';
import { choiceIn } from './choice-in.ts';
import { type Period, periodInWords } from './period-in-words.ts';
import { personIn, withoutPeople } from './person-in.ts';

/** A period, and of one person or one lead source only. */
export interface FunnelAsk {
  readonly period: Period;
  readonly ownerId?: UserId;
  readonly source?: ChoiceId;
}

/** `last quarter @sam linkedin`, in any order; undefined when some words say nothing. */
export function funnelInWords(
  words: string,
  { zone, sources }: Pick<Settings, 'zone' | 'sources'>,
  now: Date,
): FunnelAsk | undefined {
  const ownerId = personIn(words);
  const typed = withoutPeople(words).split(/\s+/).filter(Boolean);
  for (const [when, from] of splits(typed)) {
    const period = periodInWords(when, zone, now);
    if (period === undefined) continue;
    const source = from === '' ? undefined : sourceIn(from, sources);
    if (from !== '' && source === undefined) continue;
    return {
      period,
      ...(ownerId === undefined ? {} : { ownerId }),
      ...(source === undefined ? {} : { source }),
    };
  }
  return undefined;
}

/** Every way to cut the words into a period and a source, the longest period first. */
function splits(typed: readonly string[]): readonly (readonly [string, string])[] {
  const lengths = typed.map((_, index) => typed.length - index).concat(0);
  return lengths.flatMap((length) => {
    const [start, end] = [typed.slice(0, length), typed.slice(length)];
    const [first, last] = [
      typed.slice(0, typed.length - length),
      typed.slice(typed.length - length),
    ];
    return [[start.join(' '), end.join(' ')] as const, [last.join(' '), first.join(' ')] as const];
  });
}

function sourceIn(words: string, sources: readonly Choice[]): ChoiceId | undefined {
  const id = choiceIn(words, sources);
  return sources.find((source) => source.id === id)?.id;
}
