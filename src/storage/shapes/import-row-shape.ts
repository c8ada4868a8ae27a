import { z } from 'zod';
import { IsoDate } from '../../domain/dates.ts';
import { StageId, UserId } from '../../domain/ids.ts';
import { Currency } from '../../domain/money.ts';
import type { SaidRow } from '../../import/import-ports.ts';
import { whole } from './whole.ts';

const text = z.exactOptional(z.string());
const moment = z.exactOptional(z.date());

/** What a row said the last time, also as an earlier version wrote it. */
export const ImportRowShape = whole<SaidRow>()(
  z.object({
    externalId: text,
    name: text,
    account: text,
    contact: text,
    ownerName: text,
    ownerId: z.exactOptional(z.union([UserId, z.literal('unclaimed')])),
    amountMinor: z.exactOptional(z.int()),
    currency: z.exactOptional(Currency),
    stage: z.exactOptional(
      z.union([
        z.object({ kind: z.literal('open'), stageId: StageId }),
        z.object({ kind: z.enum(['won', 'lost', 'unqualified']), stageId: StageId }),
      ]),
    ),
    enteredStageId: z.exactOptional(StageId),
    enteredAt: moment,
    createdAt: moment,
    closedAt: moment,
    lostReason: text,
    lostAtStage: z.exactOptional(StageId),
    source: text,
    nextStep: text,
    nextStepOn: z.exactOptional(IsoDate),
    expectedClose: z.exactOptional(IsoDate),
  }),
);
