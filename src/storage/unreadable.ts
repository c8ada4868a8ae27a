import { z } from 'zod';
import type { Log } from '../ports.ts';

const Identified = z.object({ _id: z.string() });

/** A stored document is not what this version can read; its `_id` is in the message. */
export class UnreadableRecord extends Error {
  constructor(what: string, record: unknown, cause: z.ZodError) {
    const { data } = Identified.safeParse(record);
    super(`${what} ${data?._id ?? '(without id)'} cannot be read: ${where(cause)}`, { cause });
    this.name = 'UnreadableRecord';
  }
}

/** Which fields are wrong, without their content. */
function where(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.')} (${issue.code})`).join(', ');
}

/** Rows of a list; an unreadable one is left out and logged, so that it takes no other with it. */
export function readRows<T>(
  shape: z.ZodType<T>,
  records: readonly object[],
  what: string,
  log: Log,
): readonly T[] {
  return records.flatMap((record) => {
    const result = shape.safeParse(record);
    if (result.success) return [result.data];
    const error = new UnreadableRecord(what, record, result.error);
    log.error({ record: error.message }, 'a stored record is left out of a list');
    return [];
  });
}
