import { z } from 'zod';
import { IsoDate } from '../../domain/dates.ts';
import type { Outcome, Standing } from '../../domain/deal.ts';
import { ChoiceId, StageId, UserId } from '../../domain/ids.ts';
import { whole } from './whole.ts';

const Won = z.object({
  kind: z.literal('won'),
  at: z.date(),
  signedOn: IsoDate,
  decidedBy: z.array(ChoiceId),
  wentWell: z.exactOptional(z.array(StageId)),
  text: z.exactOptional(z.string()),
});

const Lost = z.object({
  kind: z.literal('lost'),
  at: z.date(),
  reason: ChoiceId,
  missedAt: z.exactOptional(StageId),
  how: z.exactOptional(z.enum(['skipped', 'badly', 'out-of-hands'])),
  lesson: z.exactOptional(z.string()),
  reopenIf: z.exactOptional(z.enum(['budget', 'person', 'feature', 'timing', 'nothing'])),
  lookAgainOn: z.exactOptional(IsoDate),
});

const Unqualified = z.object({
  kind: z.literal('unqualified'),
  at: z.date(),
  reason: ChoiceId,
  text: z.exactOptional(z.string()),
  lookAgainOn: z.exactOptional(IsoDate),
});

export const OutcomeShape = whole<Outcome>()(
  z.discriminatedUnion('kind', [Won, Lost, Unqualified]),
);

export const StandingShape = whole<Standing>()(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('open') }),
    Won,
    Lost,
    Unqualified,
    z.object({ kind: z.literal('withdrawn'), at: z.date(), by: UserId }),
  ]),
);
