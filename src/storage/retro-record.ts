import type { Retro } from '../domain/retro.ts';
import { RetroShape } from './shapes/retro-shape.ts';
import { UnreadableRecord } from './unreadable.ts';

/** @throws UnreadableRecord */
export function readRetro(record: unknown): Retro {
  const result = RetroShape.safeParse(record);
  if (!result.success) throw new UnreadableRecord('retro', record, result.error);
  return result.data;
}
