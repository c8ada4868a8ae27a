import { z } from 'zod';
import { IsoDate } from '../../domain/dates.ts';
import type { NextStep, Waiting } from '../../domain/deal.ts';
import { whole } from './whole.ts';

export const NextStepShape = whole<NextStep>()(
  z.object({
    text: z.string(),
    on: IsoDate,
    meeting: z.exactOptional(
      z.object({ kind: z.enum(['met', 'demo']), personId: z.exactOptional(z.string()) }),
    ),
  }),
);

export const WaitingShape = whole<Waiting>()(
  z.object({ until: IsoDate, reason: z.exactOptional(z.string()), since: z.date() }),
);
