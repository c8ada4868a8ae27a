import { z } from 'zod';
import { IsoDate } from '../../domain/dates.ts';
import type { HelpAsked, LastPlan, NextStep, Waiting } from '../../domain/deal.ts';
import { UserId } from '../../domain/ids.ts';
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

export const HelpAskedShape = whole<HelpAsked>()(
  z.object({
    by: UserId,
    at: z.date(),
    text: z.string(),
    takenBy: z.exactOptional(UserId),
    takenAt: z.exactOptional(z.date()),
  }),
);

export const LastPlanShape = whole<LastPlan>()(
  z.object({
    to: IsoDate,
    waited: z.exactOptional(z.object({ reason: z.exactOptional(z.string()) })),
  }),
);
