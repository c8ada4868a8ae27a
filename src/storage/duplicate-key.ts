import { z } from 'zod';

const DuplicateKey = z.object({
  code: z.literal(11_000),
  keyPattern: z.record(z.string(), z.unknown()).default({}),
});

/** The fields of the unique index that refused a write; undefined: the error is another. */
export function duplicateOf(error: unknown): readonly string[] | undefined {
  const { data } = DuplicateKey.safeParse(error);
  return data === undefined ? undefined : Object.keys(data.keyPattern);
}

const OnlyDuplicates = z.object({
  writeErrors: z.array(z.object({ index: z.int(), code: z.literal(11_000) })).min(1),
});

/** Positions in a bulk insert that were there already; undefined: something else went wrong too. */
export function failedInserts(error: unknown): ReadonlySet<number> | undefined {
  const { data } = OnlyDuplicates.safeParse(error);
  return data === undefined ? undefined : new Set(data.writeErrors.map((one) => one.index));
}
