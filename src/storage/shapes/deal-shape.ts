import { z } from 'zod';
import { IsoDate } from '../../domain/dates.ts';
import type { Deal } from '../../domain/deal.ts';
import { contactKinds } from '../../domain/facts.ts';
import {
  DealId,
  DealNumber,
  EntryId,
  PipelineId,
  StageId,
  UserId,
  WorkspaceId,
} from '../../domain/ids.ts';
import { Money } from '../../domain/money.ts';
import { smallChanges, type TakeBack, undoFields } from '../../domain/take-back.ts';
import { FactsShape, QuoteShape } from './facts-shape.ts';
import { HistoryEntryShape } from './history-shape.ts';
import { StandingShape } from './outcome-shape.ts';
import { HelpAskedShape, LastPlanShape, NextStepShape, WaitingShape } from './plan-shape.ts';
import { AcceptanceShape, HandoffShape, PlaceShape, PostedShape } from './posted-shape.ts';
import { whole } from './whole.ts';

export const ContactKindShape = z.enum(contactKinds);

const LastContactShape = z.object({ kind: ContactKindShape, at: z.date(), by: UserId });

const TakeBackShape = whole<TakeBack>()(
  z.object({
    id: EntryId,
    by: UserId,
    at: z.date(),
    kind: z.enum(smallChanges),
    touched: z.array(z.enum(undoFields)),
    before: z.object({
      name: z.exactOptional(z.string()),
      account: z.exactOptional(z.string()),
      contact: z.exactOptional(z.string()),
      ownerId: z.exactOptional(UserId),
      amount: z.exactOptional(Money),
      expectedClose: z.exactOptional(IsoDate),
      waitingOn: z.exactOptional(z.enum(['us', 'them'])),
      facts: z.exactOptional(FactsShape),
      quotes: z.exactOptional(z.array(QuoteShape)),
      nextStep: z.exactOptional(NextStepShape),
      waiting: z.exactOptional(WaitingShape),
      lastPlan: z.exactOptional(LastPlanShape),
      lastContact: z.exactOptional(LastContactShape),
      quietOn: z.exactOptional(IsoDate),
      helpAsked: z.exactOptional(HelpAskedShape),
      acceptance: z.exactOptional(AcceptanceShape),
      standing: z.exactOptional(StandingShape),
      enteredStageAt: z.exactOptional(z.date()),
    }),
    entries: z.array(EntryId),
    activities: z.array(z.string()),
  }),
);

export const DealShape = whole<Deal>()(
  z.object({
    id: DealId,
    workspaceId: WorkspaceId,
    pipelineId: PipelineId,
    number: DealNumber,
    name: z.string(),
    account: z.exactOptional(z.string()),
    contact: z.exactOptional(z.string()),
    ownerId: z.exactOptional(UserId),
    createdBy: z.union([UserId, z.literal('import')]),
    createdAt: z.date(),
    amount: z.exactOptional(Money),
    stageId: StageId,
    standing: StandingShape,
    attempt: z.int(),
    reopenedAt: z.exactOptional(z.date()),
    version: z.int(),
    revision: z.int(),
    enteredStageAt: z.date(),
    facts: FactsShape,
    quotes: z.array(QuoteShape),
    nextStep: z.exactOptional(NextStepShape),
    expectedClose: z.exactOptional(IsoDate),
    waiting: z.exactOptional(WaitingShape),
    lastPlan: z.exactOptional(LastPlanShape),
    waitingOn: z.enum(['us', 'them']),
    lastContact: z.exactOptional(LastContactShape),
    quietOn: z.exactOptional(IsoDate),
    helpAsked: z.exactOptional(HelpAskedShape),
    thread: z.exactOptional(PlaceShape),
    posted: z.exactOptional(PostedShape),
    handoff: z.exactOptional(HandoffShape),
    acceptance: z.exactOptional(AcceptanceShape),
    history: z.array(HistoryEntryShape),
    takeBacks: z.exactOptional(z.array(TakeBackShape)),
    externalId: z.exactOptional(z.string()),
    imported: z.exactOptional(
      z.object({
        at: z.date(),
        enteredUnknown: z.boolean(),
        cleanedAt: z.exactOptional(z.date()),
      }),
    ),
  }),
);

/** Every field of a deal that a change may set or clear; the rest is fixed or only grows. */
export const changeableFields = DealShape.keyof().options.filter(
  (field) => !['id', 'workspaceId', 'number', 'revision', 'history'].includes(field),
);
