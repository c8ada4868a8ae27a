import type { Run } from '../domain/run.ts';
import { RunShape } from './shapes/run-shape.ts';
import { UnreadableRecord } from './unreadable.ts';

/** @throws UnreadableRecord */
export function readRun(record: unknown): Run {
  const result = RunShape.safeParse(record);
  if (!result.success) throw new UnreadableRecord('run', record, result.error);
  return result.data;
}
