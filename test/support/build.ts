import { IsoDate, Zone } from '../../src/domain/dates.ts';
import type { Deal } from '../../src/domain/deal.ts';
import type { Act } from '../../src/domain/decision.ts';
import { defaultPipeline } from '../../src/domain/default-pipeline.ts';
import { defaultSettings, type FirstValues } from '../../src/domain/default-settings.ts';
import {
  ChannelId,
  DealId,
  DealNumber,
  EntryId,
  PipelineId,
  StageId,
  UserId,
  WorkspaceId,
} from '../../src/domain/ids.ts';
import type { Member } from '../../src/domain/member.ts';
import { Currency, type Money, moneyOf } from '../../src/domain/money.ts';
import { type Pipeline, stageRef } from '../../src/domain/pipeline.ts';
import type { Settings } from '../../src/domain/settings.ts';
import { once } from '../../src/once.ts';
import type { House } from '../../src/ports.ts';

export const team = WorkspaceId.parse('T1');
export const sam = UserId.parse('USAM');
export const priya = UserId.parse('UPRIYA');
export const maria = UserId.parse('UMARIA');
export const euro = Currency.parse('EUR');

/** Monday 2 March 2026, 10:00 in Berlin. */
export const monday = new Date('2026-03-02T09:00:00Z');

export const firstValues: FirstValues = {
  zone: Zone.parse('Europe/Berlin'),
  locale: 'en',
  currency: euro,
  deals: ChannelId.parse('CDEALS'),
  managers: ChannelId.parse('CMANAGERS'),
  support: ChannelId.parse('CSUPPORT'),
};

export function euros(major: number): Money {
  return moneyOf(major, euro);
}

const [theirPipeline, theirSettings] = [
  once(() => defaultPipeline(team)),
  once(() => defaultSettings(team, firstValues)),
];

/** The default pipeline of the five steps. */
export function aPipeline(overrides: Partial<Pipeline> = {}): Pipeline {
  return { ...theirPipeline(), ...overrides };
}

export function someSettings(overrides: Partial<Settings> = {}): Settings {
  return { ...theirSettings(), ...overrides };
}

export function aHouse(overrides: Partial<House> = {}): House {
  return { settings: someSettings(), pipeline: aPipeline(), ...overrides };
}

let acts = 0;

/** Sam acts on Monday, under a key of its own. */
export function anAct(overrides: Partial<Act> = {}): Act {
  acts += 1;
  const on = IsoDate.parse('2026-03-02');
  const { zone } = firstValues;
  return { by: sam, at: monday, on, zone, key: `act-${acts}`, ...overrides };
}

export function aMember(overrides: Partial<Member> = {}): Member {
  return {
    workspaceId: team,
    userId: sam,
    name: 'Sam Ortiz',
    standing: 'full',
    slackAdmin: false,
    roles: ['rep'],
    ...overrides,
  };
}

/** #42, €48,000, Sam's, created on Monday and open in Prospecting. */
export function aDeal(overrides: Partial<Deal> = {}): Deal {
  const stageId = overrides.stageId ?? StageId.parse('prospecting');
  const createdAt = overrides.createdAt ?? monday;
  const id = overrides.id ?? DealId.parse(`d-${overrides.number ?? 42}`);
  const amount = euros(48_000);
  return {
    id,
    workspaceId: team,
    pipelineId: PipelineId.parse('sales'),
    number: DealNumber.parse(42),
    name: 'Acme: 25 seats',
    account: 'Acme GmbH',
    ownerId: sam,
    createdBy: sam,
    createdAt,
    amount,
    stageId,
    standing: { kind: 'open' },
    attempt: 1,
    version: 1,
    revision: 1,
    enteredStageAt: createdAt,
    facts: {},
    quotes: [],
    waitingOn: 'us',
    history: [
      {
        id: EntryId.parse(`${id}-created`),
        at: createdAt,
        by: sam,
        attempt: 1,
        type: 'created',
        stage: stageRef(aPipeline(), StageId.parse('prospecting')),
        amount,
      },
    ],
    ...overrides,
  };
}
