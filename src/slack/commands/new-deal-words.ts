import { UserId } from '../../domain/ids.ts';
import type { Currency, Money } from '../../domain/money.ts';
import type { Choice } from '../../domain/settings.ts';
import { normaliseWords } from '../../domain/text.ts';
import { amountEndingAt } from '../amount-in-words.ts';

/** What words behind `/deal new` fill in. */
export interface NewDealWords {
  readonly account?: string;
  readonly amount?: Money;
  readonly sourceId?: string;
  readonly ownerId?: UserId;
}

/**
 * Reads `acme 12k linkedin @lee`: the last amount, a source by its name and a person, wherever they
 * stand; the other words are the account.
 */
export function readNewDealWords(
  text: string,
  sources: readonly Choice[],
  currency: Currency,
): NewDealWords {
  const owner = takePerson(text.split(/\s+/).filter((word) => word !== ''));
  const amount = takeAmount(owner.left, currency);
  const source = takeSource(amount.left, sources);
  const account = named(unquoted(source.left.join(' ')));
  return {
    ...(account === '' ? {} : { account }),
    ...(amount.found === undefined ? {} : { amount: amount.found }),
    ...(source.found === undefined ? {} : { sourceId: source.found }),
    ...(owner.found === undefined ? {} : { ownerId: owner.found }),
  };
}

interface Taken<T> {
  readonly found?: T;
  readonly left: readonly string[];
}

function takePerson(words: readonly string[]): Taken<UserId> {
  const at = words.findIndex((word) => /^<@[UW][A-Z0-9_]+(\|[^>]*)?>$/.test(word));
  const found = UserId.safeParse(/^<@([^|>]+)/.exec(words[at] ?? '')?.[1]).data;
  return found === undefined ? { left: words } : { found, left: words.toSpliced(at, 1) };
}

function takeAmount(words: readonly string[], currency: Currency): Taken<Money> {
  for (let end = words.length; end > 0; end -= 1) {
    const found = amountEndingAt(words, end, currency);
    if (found !== undefined) {
      return { found: found.amount, left: words.toSpliced(end - found.size, found.size) };
    }
  }
  return { left: words };
}

/** A source named in full, or by the first word of its name; the first word is the account's. */
function takeSource(words: readonly string[], sources: readonly Choice[]): Taken<string> {
  const active = sources.filter((source) => source.active);
  for (const size of [3, 2, 1]) {
    for (let at = 1; at + size <= words.length; at += 1) {
      const asked = normaliseWords(...words.slice(at, at + size)).join(' ');
      const source = active.find((one) => spoken(one).includes(asked));
      if (source !== undefined) return { found: source.id, left: words.toSpliced(at, size) };
    }
  }
  return { left: words };
}

function spoken(source: Choice): readonly string[] {
  const label = normaliseWords(source.label);
  return [label.join(' '), normaliseWords(source.id).join(' '), label[0] ?? ''].filter(
    (one) => one !== '',
  );
}

function unquoted(text: string): string {
  return text.replace(/^["“”„](.*)["“”]$/u, '$1').trim();
}

/** A name typed in small letters gets its capitals. */
function named(text: string): string {
  if (text !== text.toLowerCase()) return text;
  return text.replaceAll(/(?<=^|\s)\p{Ll}/gu, (letter) => letter.toUpperCase());
}
