import { normaliseWords } from '../domain/text.ts';

/**
 * Anchored prefixes for the words index, the longest (and most telling) first. Never
 * case-insensitive and never in the middle of a word: those read the whole index.
 */
export function prefixesOf(words: readonly string[] | undefined): readonly RegExp[] {
  return normaliseWords(...(words ?? []))
    .sort((a, b) => b.length - a.length)
    .map((word) => new RegExp(`^${word.replaceAll(/[^\p{L}\p{N}]/gu, '')}`));
}
