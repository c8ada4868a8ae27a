import type { Retro } from '../domain/retro.ts';
import type { KeyedKind } from './keyed-change.ts';
import type { Models } from './models.ts';
import { RetroShape } from './shapes/retro-shape.ts';
import { UnreadableRecord } from './unreadable.ts';

/** @throws UnreadableRecord */
export function readRetro(record: unknown): Retro {
  const result = RetroShape.safeParse(record);
  if (!result.success) throw new UnreadableRecord('retro', record, result.error);
  return result.data;
}

const fixed = ['id', 'workspaceId', 'dealId', 'number'];
const changeable = RetroShape.keyof().options.filter((field) => !fixed.includes(field));

/** How retros are changed; an open one says so in a field of its own, for the index. */
export function retroKind(models: Models): KeyedKind<Retro> {
  return {
    model: models.retros,
    read: readRetro,
    fields: changeable,
    extra: (after) =>
      after.closedAt === undefined ? { set: { open: true } } : { unset: { open: '' } },
  };
}
