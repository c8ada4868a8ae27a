import { z } from 'zod';
import { IsoDate, Zone } from '../../domain/dates.ts';
import {
  ChannelId,
  ChoiceId,
  CriterionId,
  PipelineId,
  StageId,
  UserId,
  WorkspaceId,
} from '../../domain/ids.ts';
import { Currency, Money } from '../../domain/money.ts';
import { checkNames, type Pipeline } from '../../domain/pipeline.ts';
import type { Settings } from '../../domain/settings.ts';
import { StageKindShape } from './stage-ref-shape.ts';
import { whole } from './whole.ts';

const ChangeShape = z.object({
  version: z.int(),
  by: UserId,
  at: z.date(),
  key: z.string(),
  parts: z.array(z.string()),
});

const CriterionShape = z.object({
  id: CriterionId,
  label: z.string(),
  check: z.enum(checkNames),
  required: z.boolean(),
  from: z.exactOptional(Money),
});

const StageShape = z.object({
  id: StageId,
  name: z.string(),
  kind: StageKindShape,
  probability: z.number(),
  limits: z.object({ ageDays: z.number(), silenceDays: z.number() }),
  learned: z.exactOptional(
    z.object({
      ageDays: z.number(),
      visits: z.number(),
      fourOfFive: z.exactOptional(z.number()),
    }),
  ),
  criteria: z.array(CriterionShape),
  guidance: z.string(),
  reopenTarget: z.boolean(),
  archived: z.exactOptional(z.object({ at: z.date(), moveTo: StageId })),
});

export const PipelineShape = whole<Pipeline>()(
  z.object({
    id: PipelineId,
    workspaceId: WorkspaceId,
    name: z.string(),
    stages: z.array(StageShape),
    version: z.int(),
    changes: z.exactOptional(z.array(ChangeShape)),
  }),
);

const ChoiceShape = z.object({ id: ChoiceId, label: z.string(), active: z.boolean() });
const PolicyShape = z.enum(['anyone', 'managers']);

const PoliciesShape = z.object({
  moveAnyway: PolicyShape,
  skip: PolicyShape,
  back: PolicyShape,
  retroFromMinor: z.number(),
  morningDeals: z.number(),
  quoteWithinDays: z.number(),
  followUpDays: z.number(),
  quoteValidDays: z.number(),
});

const QuoteTermsShape = z.object({
  months: z.exactOptional(z.number()),
  payment: z.exactOptional(z.string()),
  access: z.exactOptional(z.string()),
});

export const SettingsShape = whole<Settings>()(
  z.object({
    workspaceId: WorkspaceId,
    zone: Zone,
    locale: z.string(),
    currency: Currency,
    channels: z.object({
      deals: z.exactOptional(ChannelId),
      managers: z.exactOptional(ChannelId),
      support: z.exactOptional(ChannelId),
    }),
    workingDays: z.array(z.int()),
    workingHours: z.object({ from: z.number(), to: z.number() }),
    holidays: z.array(
      z.object({ date: IsoDate, name: z.string(), own: z.exactOptional(z.literal(true)) }),
    ),
    holidayPlace: z.exactOptional(
      z.object({
        country: z.string(),
        region: z.exactOptional(z.string()),
        label: z.string(),
        toYear: z.int(),
      }),
    ),
    morningHour: z.number(),
    digest: z.object({ weekday: z.int(), hour: z.number() }),
    policies: PoliciesShape,
    quoteTerms: z.exactOptional(QuoteTermsShape),
    sources: z.array(ChoiceShape),
    lossReasons: z.array(ChoiceShape),
    winReasons: z.array(ChoiceShape),
    unqualifiedReasons: z.array(ChoiceShape),
    profiles: z.array(ChoiceShape.extend({ description: z.string() })),
    playbook: z.string(),
    goal: z.exactOptional(
      z.object({
        label: z.string(),
        from: IsoDate,
        to: IsoDate,
        minor: z.number(),
        currency: Currency,
      }),
    ),
    setUpAt: z.exactOptional(z.date()),
    adminIds: z.array(UserId),
    managerIds: z.exactOptional(z.array(UserId)),
    supportIds: z.exactOptional(z.array(UserId)),
    changes: z.exactOptional(z.array(ChangeShape)),
    version: z.int(),
    rulesVersion: z.int(),
  }),
);
