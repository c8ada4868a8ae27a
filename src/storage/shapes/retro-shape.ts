import { z } from 'zod';
import { IsoDate } from '../../domain/dates.ts';
import {
  ChoiceId,
  DealId,
  DealNumber,
  EntryId,
  StageId,
  UserId,
  WorkspaceId,
} from '../../domain/ids.ts';
import type { Retro } from '../../domain/retro.ts';
import { PlaceShape } from './posted-shape.ts';
import { whole } from './whole.ts';

const AnswerShape = z.object({
  by: UserId,
  at: z.date(),
  reasons: z.array(ChoiceId),
  knownAt: z.exactOptional(StageId),
  fault: z.exactOptional(z.enum(['skipped', 'badly', 'out-of-hands'])),
  wentWell: z.exactOptional(z.array(StageId)),
});

export const LessonShape = z.object({
  id: z.string(),
  by: UserId,
  at: z.date(),
  text: z.string(),
  stageId: z.exactOptional(StageId),
});

const ActionShape = z.object({
  id: z.string(),
  text: z.string(),
  ownerId: UserId,
  due: IsoDate,
  doneAt: z.exactOptional(z.date()),
});

export const RetroShape = whole<Retro>()(
  z.object({
    id: z.string(),
    workspaceId: WorkspaceId,
    dealId: DealId,
    number: DealNumber,
    dealName: z.string(),
    attempt: z.int(),
    outcome: z.enum(['won', 'lost']),
    entryId: EntryId,
    openedAt: z.date(),
    closesAt: z.date(),
    closedAt: z.exactOptional(z.date()),
    withdrawnAt: z.exactOptional(z.date()),
    answers: z.array(AnswerShape),
    lessons: z.array(LessonShape),
    actions: z.array(ActionShape),
    replies: z.array(z.object({ ts: z.string(), by: UserId, text: z.string() })),
    lastSeenTs: z.exactOptional(z.string()),
    replyCount: z.exactOptional(z.int()),
    message: z.exactOptional(PlaceShape),
  }),
);
