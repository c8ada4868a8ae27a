import { z } from 'zod';
import { IsoDate } from '../../domain/dates.ts';
import {
  ChoiceId,
  DealId,
  DealNumber,
  EntryId,
  PipelineId,
  StageId,
  UserId,
  WorkspaceId,
} from '../../domain/ids.ts';
import { Money } from '../../domain/money.ts';
import type { Transition } from '../../domain/transition.ts';
import { OutcomeShape } from './outcome-shape.ts';
import { StageRefShape } from './stage-ref-shape.ts';
import { whole } from './whole.ts';

export const TransitionShape = whole<Transition>()(
  z.object({
    id: EntryId,
    workspaceId: WorkspaceId,
    pipelineId: PipelineId,
    dealId: DealId,
    number: DealNumber,
    seq: z.int(),
    at: z.date(),
    type: z.enum([
      'created',
      'imported',
      'moved',
      'closed',
      'reopened',
      'corrected',
      'valued',
      'assigned',
      'dated',
      'waited',
      'woken',
    ]),
    attempt: z.int(),
    from: z.exactOptional(StageRefShape),
    to: z.exactOptional(StageRefShape),
    delayedEntry: z.exactOptional(z.boolean()),
    enteredAt: z.exactOptional(z.date()),
    createdAt: z.exactOptional(z.date()),
    how: z.exactOptional(z.enum(['advance', 'skip', 'back', 'stage-archived'])),
    over: z.exactOptional(z.array(StageId)),
    movedAnyway: z.exactOptional(z.string()),
    unmet: z.exactOptional(z.array(z.string())),
    ownerId: z.exactOptional(UserId),
    source: z.exactOptional(ChoiceId),
    amount: z.exactOptional(Money),
    amountBefore: z.exactOptional(Money),
    outcome: z.exactOptional(OutcomeShape),
    dates: z.exactOptional(
      z.object({ from: z.exactOptional(IsoDate), to: z.exactOptional(IsoDate) }),
    ),
    before: z.exactOptional(
      z.object({
        enteredStageAt: z.exactOptional(z.date()),
        attempt: z.exactOptional(z.int()),
        ownerId: z.exactOptional(UserId),
        waitingUntil: z.exactOptional(IsoDate),
      }),
    ),
  }),
);
