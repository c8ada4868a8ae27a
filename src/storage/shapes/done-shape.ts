import { z } from 'zod';
import { IsoDate } from '../../domain/dates.ts';
import type { Done } from '../../domain/decision.ts';
import { CriterionId, DealNumber, EntryId, StageId, UserId } from '../../domain/ids.ts';
import { Money } from '../../domain/money.ts';
import { ContactKindShape } from './deal-shape.ts';
import { OutcomeShape } from './outcome-shape.ts';
import { whole } from './whole.ts';

const base = {
  number: DealNumber,
  name: z.string(),
  at: z.date(),
  undoId: z.exactOptional(EntryId),
};

const ComesNextShape = z.object({
  text: z.string(),
  on: IsoDate,
  quote: z.exactOptional(z.int()),
});

/** The first outcome of a key, kept so that a repeated delivery is answered with the same words. */
export const DoneShape = whole<Done>()(
  z.discriminatedUnion('kind', [
    z.object({
      ...base,
      kind: z.literal('created'),
      stage: z.string(),
      amount: z.exactOptional(Money),
      ownerId: z.exactOptional(UserId),
    }),
    z.object({
      ...base,
      kind: z.literal('moved'),
      entryId: EntryId,
      how: z.enum(['advance', 'skip', 'back', 'stage-archived']),
      from: z.string(),
      to: z.string(),
      unmet: z.array(CriterionId),
    }),
    z.object({
      ...base,
      kind: z.literal('closed'),
      entryId: EntryId,
      outcome: OutcomeShape,
      amount: z.exactOptional(Money),
    }),
    z.object({
      ...base,
      kind: z.literal('reopened'),
      entryId: EntryId,
      to: z.string(),
      stageId: StageId,
      attempt: z.int(),
    }),
    z.object({ ...base, kind: z.literal('noted'), noShow: z.exactOptional(z.literal(true)) }),
    z.object({
      ...base,
      kind: z.literal('contacted'),
      contact: ContactKindShape,
      on: z.exactOptional(IsoDate),
      with: z.exactOptional(z.array(z.string())),
      mayHaveSeen: z.exactOptional(z.array(z.object({ id: z.string(), name: z.string() }))),
      next: z.exactOptional(ComesNextShape),
      closed: z.exactOptional(z.enum(['won', 'lost', 'unqualified'])),
    }),
    z.object({ ...base, kind: z.literal('step-done'), text: z.string() }),
    z.object({ ...base, kind: z.literal('planned'), text: z.string(), on: IsoDate }),
    z.object({
      ...base,
      kind: z.literal('waiting'),
      until: IsoDate,
      lead: z.exactOptional(z.literal(true)),
    }),
    z.object({
      ...base,
      kind: z.literal('edited'),
      what: z.array(z.string()),
      amount: z.exactOptional(Money),
    }),
    z.object({
      ...base,
      kind: z.literal('assigned'),
      to: z.exactOptional(UserId),
      from: z.exactOptional(UserId),
    }),
    z.object({ ...base, kind: z.literal('accepted') }),
    z.object({
      ...base,
      kind: z.literal('quoted'),
      what: z.enum(['sent', 'accepted', 'declined', 'followed-up']),
      n: z.int(),
      next: z.exactOptional(ComesNextShape),
    }),
    z.object({ ...base, kind: z.literal('corrected'), entryId: EntryId, outcome: OutcomeShape }),
    z.object({ ...base, kind: z.literal('undone'), what: z.string() }),
  ]),
);
