import { isDeepStrictEqual } from 'node:util';

export interface FieldDiff {
  readonly set: Readonly<Record<string, unknown>>;
  readonly unset: Readonly<Record<string, ''>>;
}

/** What is to be written so that the named top-level fields of `before` become those of `after`. */
export function fieldDiff<T extends object>(
  before: T,
  after: T,
  fields: readonly (keyof T & string)[],
): FieldDiff {
  const changed = fields.filter((field) => !isDeepStrictEqual(before[field], after[field]));
  const set = changed.filter((field) => after[field] !== undefined);
  const unset = changed.filter((field) => after[field] === undefined);
  return {
    set: Object.fromEntries(set.map((field) => [field, after[field]])),
    unset: Object.fromEntries(unset.map((field) => [field, ''])),
  };
}
