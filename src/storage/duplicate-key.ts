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
