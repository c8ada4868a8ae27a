import { z } from 'zod';
import { IsoDate } from '../../domain/dates.ts';
import type { Facts, Quote } from '../../domain/facts.ts';
import { ChoiceId, CriterionId, UserId } from '../../domain/ids.ts';
import { Money } from '../../domain/money.ts';
import { whole } from './whole.ts';

const YesNo = z.enum(['yes', 'no', 'unsure']);

const NeedShape = z.object({
  need: z.string(),
  answer: z.exactOptional(z.string()),
  worth: z.exactOptional(z.string()),
});

export const CallToActionShape = z.object({ text: z.string(), endsOn: IsoDate });

const PersonShape = z.object({
  id: z.string(),
  name: z.string(),
  role: z.exactOptional(z.string()),
  canSign: z.exactOptional(z.boolean()),
  metOn: z.exactOptional(IsoDate),
  sawDemoOn: z.exactOptional(IsoDate),
});

export const FactsShape = whole<Facts>()(
  z.object({
    source: z.exactOptional(
      z.object({
        id: ChoiceId,
        detail: z.exactOptional(z.string()),
        passedBy: z.exactOptional(UserId),
      }),
    ),
    profile: z.exactOptional(z.object({ id: ChoiceId, fits: YesNo })),
    budget: z.exactOptional(YesNo),
    value: z.exactOptional(z.string()),
    worthIt: z.exactOptional(YesNo),
    needs: z.exactOptional(z.array(NeedShape)),
    people: z.exactOptional(z.array(PersonShape)),
    competitors: z.exactOptional(z.string()),
    objections: z.exactOptional(z.array(z.object({ text: z.string(), at: z.date() }))),
    callToAction: z.exactOptional(CallToActionShape),
    demo: z.exactOptional(
      z.union([
        z.object({
          on: IsoDate,
          seenBySigner: z.boolean(),
          unclear: z.exactOptional(z.literal(true)),
        }),
        z.literal('not-needed'),
      ]),
    ),
    firstMeetingOn: z.exactOptional(IsoDate),
    contractSentOn: z.exactOptional(IsoDate),
    finalTerms: z.exactOptional(z.string()),
    promises: z.exactOptional(z.string()),
    decisionMakerReached: z.exactOptional(YesNo),
    valueRestated: z.exactOptional(YesNo),
    willMoveForward: z.exactOptional(YesNo),
    existingCustomer: z.exactOptional(z.boolean()),
    ticks: z.exactOptional(z.record(CriterionId, IsoDate)),
  }),
);

export const QuoteShape = whole<Quote>()(
  z.object({
    id: z.string(),
    n: z.int(),
    attempt: z.int(),
    sentOn: IsoDate,
    validUntil: z.exactOptional(IsoDate),
    followUpOn: z.exactOptional(IsoDate),
    outcome: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('open') }),
      z.object({ kind: z.enum(['accepted', 'expired', 'superseded']), on: IsoDate }),
      z.object({ kind: z.literal('declined'), on: IsoDate, why: z.exactOptional(z.string()) }),
    ]),
    amount: Money,
    lines: z.exactOptional(z.array(z.object({ feature: z.string(), price: Money }))),
    months: z.exactOptional(z.number()),
    payment: z.exactOptional(z.string()),
    access: z.exactOptional(z.string()),
  }),
);
