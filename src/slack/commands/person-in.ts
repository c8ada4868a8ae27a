import { UserId } from '../../domain/ids.ts';

/** The first person that is mentioned in words. */
export function personIn(words: string): UserId | undefined {
  return UserId.safeParse(/<@([^|>]+)/.exec(words)?.[1]).data;
}

export function withoutPeople(words: string): string {
  return words.replaceAll(/<@[^>]*>/g, ' ').trim();
}
