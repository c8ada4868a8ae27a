import { given } from './given.ts';
import { Mapping } from './mapping.ts';
import type { DecimalSign } from './read-amount.ts';
import {
  hubspot,
  milepost,
  ownList,
  pipedrive,
  salesforce,
  type VendorHeaders,
  zendeskSell,
} from './vendor-headers.ts';

export interface MappingSuggestion {
  readonly vendor: string;
  readonly mapping: Mapping;
  /** Headers of the file that the suggestion makes no use of. */
  readonly unused: readonly string[];
  /** Which sign such a file has before decimals, where the file itself does not tell. */
  readonly decimal?: DecimalSign;
}

const vendors: readonly VendorHeaders[] = [
  milepost,
  ownList,
  pipedrive,
  hubspot,
  zendeskSell,
  salesforce,
];

/**
 * A mapping to start from when the headers look like a product's export; undefined when they do not.
 * Stages and owners stay empty: labels that read like ours need no mapping, others are asked.
 */
export function suggestMapping(headers: readonly string[]): MappingSuggestion | undefined {
  const byWords = new Map(headers.map((header) => [wordsOf(header), header]));
  const vendor = vendors.find(({ signatures }) =>
    signatures.some((words) => words.every((word) => byWords.has(word))),
  );
  if (vendor === undefined) return undefined;
  const columns = Object.fromEntries(
    Object.entries(vendor.columns).flatMap(([column, spellings]) => {
      const found = spellings.flatMap((words) => byWords.get(words) ?? []);
      return found.length === 0 ? [] : [[column, found.length === 1 ? found[0] : found]];
    }),
  );
  const draft = Mapping.safeParse({ columns, ...vendor.words });
  if (!draft.success) return undefined;
  const used = new Set(Object.values(columns).flat());
  const unused = headers.filter((header) => !used.has(header));
  return {
    vendor: vendor.vendor,
    mapping: draft.data,
    unused,
    ...given('decimal', vendor.decimal),
  };
}

/** `Deal - Currency of Value *` → `deal currency of value`. */
function wordsOf(header: string): string {
  return header
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
