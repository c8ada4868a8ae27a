import type { UserId } from './ids.ts';

/** One change of a workspace's settings or steps: what two people who edit at once are told. */
export interface RulesChange {
  /** The version that this change made. */
  readonly version: number;
  readonly by: UserId;
  readonly at: Date;
  /** The delivery it came with: repeated, it is not made again. */
  readonly key: string;
  /** What it touched: `channels`, `step:quote`, `order`. */
  readonly parts: readonly string[];
}

interface Versioned {
  readonly version: number;
  readonly changes?: readonly RulesChange[];
}

const kept = 32;

/** The document with this change noted in it; its version goes up when it is stored. */
export function noted<T extends Versioned>(changed: T, change: Omit<RulesChange, 'version'>): T {
  const made = { ...change, version: changed.version + 1 };
  return { ...changed, changes: [...(changed.changes ?? []), made].slice(-kept) };
}

/** Whether this delivery's change is in already. */
export function isMadeBy({ changes = [] }: Versioned, key: string): boolean {
  return changes.some((change) => change.key === key);
}

/**
 * The last change of any of these parts since the version a person saw. When more happened since
 * than is kept, the oldest one that is known stands for it.
 */
export function changedSince(
  { changes = [] }: Versioned,
  seen: number,
  parts: readonly string[],
): RulesChange | undefined {
  const later = changes.filter((change) => change.version > seen);
  const touched = later.findLast((change) => change.parts.some((part) => parts.includes(part)));
  const oldest = changes[0];
  const isTrimmed = changes.length === kept && oldest !== undefined && oldest.version > seen + 1;
  return touched ?? (isTrimmed ? oldest : undefined);
}
