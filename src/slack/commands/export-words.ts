import type { DealQuery } from '../../ports.ts';
import type { Caller } from '../context.ts';
import { periodInWords } from './period-in-words.ts';
import { personIn, withoutPeople } from './person-in.ts';

export type ExportQuery = Omit<DealQuery, 'limit'>;

const standings = {
  open: 'open',
  won: 'won',
  lost: 'lost',
  'not-a-fit': 'unqualified',
} as const;

/**
 * `all`, `mine`, `open`, `won`, `lost`, `not a fit`, `unclaimed`, a person and a period, in any order;
 * nothing means all. Undefined: some words say nothing.
 */
export function exportInWords(
  words: string,
  { userId, house, act }: Pick<Caller, 'userId' | 'house' | 'act'>,
): ExportQuery | undefined {
  const person = personIn(words);
  let query: ExportQuery = person === undefined ? {} : { ownerId: person };
  const left: string[] = [];
  for (const word of typedWords(words)) {
    const standing = Object.entries(standings).find(([name]) => name === word)?.[1];
    if (standing !== undefined) query = { ...query, standing };
    else if (word === 'mine') query = { ...query, ownerId: userId };
    else if (word === 'unclaimed') query = { ...query, unclaimed: true };
    else if (word !== 'all') left.push(word);
  }
  if (left.length === 0) return query;
  const period = periodInWords(left.join(' '), house.settings.zone, act.at);
  return period === undefined ? undefined : { ...query, during: period };
}

function typedWords(words: string): readonly string[] {
  const plain = withoutPeople(words).toLowerCase().replaceAll('not a fit', 'not-a-fit');
  return plain.split(/\s+/).filter(Boolean);
}
