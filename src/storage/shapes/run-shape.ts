import { z } from 'zod';
import { IsoDate } from '../../domain/dates.ts';
import { DealId, DealNumber, EntryId, UserId, WorkspaceId } from '../../domain/ids.ts';
import type { Run } from '../../domain/run.ts';
import { PlaceShape } from './posted-shape.ts';
import { whole } from './whole.ts';

const RowDoneShape = z.object({
  what: z.string(),
  at: z.date(),
  by: z.exactOptional(UserId),
});

const MorningRowShape = z.object({
  dealId: DealId,
  why: z.string(),
  repeat: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
  goesToManagerOn: z.exactOptional(IsoDate),
  meeting: z.exactOptional(
    z.object({
      kind: z.enum(['met', 'demo']),
      on: IsoDate,
      personId: z.exactOptional(z.string()),
    }),
  ),
  step: z.exactOptional(z.literal(true)),
  done: z.exactOptional(RowDoneShape),
});

const MorningRevisitShape = z.object({
  dealId: DealId,
  lookAgainOn: IsoDate,
  why: z.string(),
  done: z.exactOptional(RowDoneShape),
});

const MorningAcceptanceShape = z.object({
  dealId: DealId,
  entryId: EntryId,
  by: UserId,
  from: UserId,
  givenOn: IsoDate,
  goesToManagerOn: z.exactOptional(IsoDate),
  done: z.exactOptional(RowDoneShape),
});

const MorningActionShape = z.object({
  id: z.string(),
  retroId: z.string(),
  number: DealNumber,
  dealName: z.string(),
  text: z.string(),
  due: IsoDate,
  doneAt: z.exactOptional(z.date()),
});

const ContentShape = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('morning'),
    userId: UserId,
    date: IsoDate,
    rows: z.array(MorningRowShape),
    more: z.int(),
    actions: z.exactOptional(z.array(MorningActionShape)),
    revisits: z.exactOptional(z.array(MorningRevisitShape)),
    acceptances: z.exactOptional(z.array(MorningAcceptanceShape)),
    cleanUp: z.exactOptional(z.object({ waiting: z.int(), doneAt: z.exactOptional(z.date()) })),
    over: z.exactOptional(z.literal(true)),
  }),
  z.object({
    kind: z.literal('digest'),
    week: z.string(),
    from: z.date(),
    to: z.date(),
    lateBy: z.exactOptional(z.string()),
    agreed: z.exactOptional(z.array(z.object({ by: UserId, text: z.string() }))),
  }),
  z.object({ kind: z.literal('skipped'), why: z.string() }),
  z.object({ kind: z.literal('sweep'), touched: z.int() }),
]);

export const RunShape = whole<Run>()(
  z.object({
    id: z.string(),
    workspaceId: WorkspaceId,
    job: z.string(),
    at: z.date(),
    content: ContentShape,
    message: z.exactOptional(PlaceShape),
  }),
);
