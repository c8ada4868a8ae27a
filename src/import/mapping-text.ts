import { isDeepStrictEqual } from 'node:util';
import { stringify } from 'yaml';
import { Mapping } from './mapping.ts';

const usual: Readonly<Record<string, unknown>> = Mapping.parse({ columns: { stage: 'stage' } });

/** A mapping as the file that it can be handed in as; what is as usual is left out. */
export function mappingText(mapping: Mapping): string {
  return stringify(without(mapping, { ...usual, columns: {} }), { lineWidth: 0 });
}

function without(
  said: Readonly<Record<string, unknown>>,
  known: Readonly<Record<string, unknown>>,
): object {
  return Object.fromEntries(
    Object.entries(said).flatMap(([key, value]) => {
      const as = known[key];
      if (value === undefined || isDeepStrictEqual(value, as)) return [];
      return [[key, isRecord(value) && isRecord(as) ? without(value, as) : value]];
    }),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
