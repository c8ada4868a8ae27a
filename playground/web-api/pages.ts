import { SlackError } from './method.ts';

/* Cursors: opaque, and worth nothing where they were not given out. */

interface Page<T> {
  readonly items: readonly T[];
  readonly next: string;
}

const encode = (offset: number) => Buffer.from(`next:${offset}`).toString('base64');

function decode(cursor: string | undefined): number {
  if (!cursor) return 0;
  const offset = /^next:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString('utf8'))?.[1];
  if (offset === undefined) throw new SlackError('invalid_cursor');
  return Number(offset);
}

export function pageOf<T>(all: readonly T[], cursor: string | undefined, limit: number): Page<T> {
  const start = decode(cursor);
  const end = start + limit;
  return { items: all.slice(start, end), next: end < all.length ? encode(end) : '' };
}
