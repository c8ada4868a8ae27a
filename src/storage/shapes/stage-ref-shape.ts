import { z } from 'zod';
import { StageId } from '../../domain/ids.ts';
import type { StageRef } from '../../domain/pipeline.ts';
import { whole } from './whole.ts';

export const StageKindShape = z.enum(['open', 'won', 'lost', 'unqualified']);

export const StageRefShape = whole<StageRef>()(
  z.object({
    id: StageId,
    label: z.string(),
    position: z.int(),
    kind: StageKindShape,
  }),
);
