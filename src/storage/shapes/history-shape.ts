import { z } from 'zod';
import { IsoDate } from '../../domain/dates.ts';
import type { HistoryEntry } from '../../domain/history.ts';
import { CriterionId, EntryId, StageId, UserId } from '../../domain/ids.ts';
import { Money } from '../../domain/money.ts';
import { CallToActionShape } from './facts-shape.ts';
import { OutcomeShape, StandingShape } from './outcome-shape.ts';
import { HelpAskedShape, NextStepShape, WaitingShape } from './plan-shape.ts';
import { AcceptanceShape, HandoffShape, PostedShape } from './posted-shape.ts';
import { StageRefShape } from './stage-ref-shape.ts';
import { whole } from './whole.ts';

const base = {
  id: EntryId,
  at: z.date(),
  by: z.union([UserId, z.enum(['import', 'milepost'])]),
  attempt: z.int(),
};

const BeforeShape = z.object({
  stage: StageRefShape,
  standing: StandingShape,
  enteredStageAt: z.date(),
  attempt: z.int(),
  amount: z.exactOptional(Money),
  waiting: z.exactOptional(WaitingShape),
  nextStep: z.exactOptional(NextStepShape),
  helpAsked: z.exactOptional(HelpAskedShape),
  posted: z.exactOptional(PostedShape),
  handoff: z.exactOptional(HandoffShape),
  acceptance: z.exactOptional(AcceptanceShape),
  reopenedAt: z.exactOptional(z.date()),
  expectedClose: z.exactOptional(IsoDate),
  callToAction: z.exactOptional(CallToActionShape),
  contractSentOn: z.exactOptional(IsoDate),
});

const betweenStages = { from: StageRefShape, to: StageRefShape, before: BeforeShape };

export const HistoryEntryShape = whole<HistoryEntry>()(
  z.discriminatedUnion('type', [
    z.object({
      ...base,
      type: z.literal('created'),
      stage: StageRefShape,
      amount: z.exactOptional(Money),
    }),
    z.object({
      ...base,
      type: z.literal('imported'),
      enteredAt: z.exactOptional(z.date()),
      createdAt: z.exactOptional(z.date()),
      stage: StageRefShape,
      amount: z.exactOptional(Money),
      outcome: z.exactOptional(OutcomeShape),
    }),
    z.object({
      ...base,
      ...betweenStages,
      type: z.literal('moved'),
      how: z.enum(['advance', 'skip', 'back', 'stage-archived']),
      over: z.exactOptional(z.array(StageId)),
      note: z.exactOptional(z.string()),
      reason: z.exactOptional(z.string()),
      unmet: z.array(CriterionId),
      movedAnyway: z.exactOptional(z.string()),
      planned: z.exactOptional(NextStepShape),
    }),
    z.object({
      ...base,
      ...betweenStages,
      type: z.literal('closed'),
      outcome: OutcomeShape,
      over: z.exactOptional(z.array(StageId)),
      amount: z.exactOptional(Money),
      unmet: z.array(CriterionId),
      movedAnyway: z.exactOptional(z.string()),
    }),
    z.object({
      ...base,
      ...betweenStages,
      type: z.literal('reopened'),
      why: z.string(),
      amount: z.exactOptional(Money),
    }),
    z.object({
      ...base,
      type: z.literal('valued'),
      from: z.exactOptional(Money),
      to: z.exactOptional(Money),
    }),
    z.object({
      ...base,
      type: z.literal('assigned'),
      from: z.exactOptional(UserId),
      to: z.exactOptional(UserId),
      why: z.exactOptional(z.string()),
    }),
    z.object({
      ...base,
      type: z.literal('dated'),
      from: z.exactOptional(IsoDate),
      to: z.exactOptional(IsoDate),
    }),
    z.object({
      ...base,
      type: z.literal('waited'),
      until: IsoDate,
      reason: z.exactOptional(z.string()),
    }),
    z.object({ ...base, type: z.literal('woken') }),
    z.object({
      ...base,
      ...betweenStages,
      type: z.literal('corrected'),
      outcome: OutcomeShape,
      over: z.exactOptional(z.array(StageId)),
      amount: z.exactOptional(Money),
      why: z.string(),
    }),
    z.object({ ...base, type: z.literal('undone'), undoes: EntryId }),
  ]),
);
