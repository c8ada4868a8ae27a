import { normaliseWords } from '../domain/text.ts';
import type { DealQuery } from '../ports.ts';

/** What a deal's words are looked up by: whole words, which tell most, and then beginnings. */
export function wordsAsked({
  words,
  wholeWords = [],
}: Pick<DealQuery, 'words' | 'wholeWords'>): readonly (RegExp | string)[] {
  return [...normaliseWords(...wholeWords), ...prefixesOf(words)];
}

/**
 * Anchored prefixes for the words index, the longest (and most telling) first. Never
 * case-insensitive and never in the middle of a word: those read the whole index.
 */
function prefixesOf(words: readonly string[] | undefined): readonly RegExp[] {
  return normaliseWords(...(words ?? []))
    .sort((a, b) => b.length - a.length)
    .map((word) => new RegExp(`^${word.replaceAll(/[^\p{L}\p{N}]/gu, '')}`));
}
