import { Mapping } from './mapping.ts';
import {
  hubspot,
  milepost,
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
}

const vendors: readonly VendorHeaders[] = [milepost, pipedrive, hubspot, zendeskSell, salesforce];

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
  const dates = { formats: vendor.dateFormats };
  const draft = Mapping.safeParse({ columns, dates, ...vendor.words });
  if (!draft.success) return undefined;
  const used = new Set(Object.values(columns).flat());
  const unused = headers.filter((header) => !used.has(header));
  return { vendor: vendor.vendor, mapping: draft.data, unused };
}

/** `Deal - Currency of Value *` → `deal currency of value`. */
function wordsOf(header: string): string {
  return header
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
