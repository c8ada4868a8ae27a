import { IsoDate, Zone } from '../../../src/domain/dates.ts';
import type { House } from '../../../src/domain/house.ts';
import { ChoiceId, DealNumber, StageId } from '../../../src/domain/ids.ts';
import { mapReview } from '../../../src/domain/map-review.ts';
import type { MonthReview } from '../../../src/domain/month-review.ts';
import { type OwnFigures, type RepsFacts, repsFacts } from '../../../src/domain/rep-facts.ts';
import { reviewPeriod } from '../../../src/domain/reviews.ts';
import { snapshotRow } from '../../../src/domain/snapshot.ts';
import { workingCalendar } from '../../../src/domain/working-calendar.ts';
import { monthMessage } from '../../../src/slack/views/digest-month.ts';
import { quarterMessage } from '../../../src/slack/views/digest-quarter.ts';
import { repsMessage } from '../../../src/slack/views/digest-reps.ts';
import type { Message } from '../../../src/slack/views/message.ts';
import type { Voice } from '../../../src/slack/views/voice.ts';
import { euros, monday, sam } from '../../support/build.ts';
import { aHostileDeal } from '../../support/hostile.ts';

const period = reviewPeriod(
  'month',
  IsoDate.parse('2026-03-09'),
  Zone.parse('Europe/Berlin'),
  'en',
);
const five = { met: 4, of: 5 };

/** A month in which every step taught something. */
export function monthSample(house: House, text: string, voice: Voice): Message {
  const worth = { count: 4, worth: { EUR: euros(12_000).minor }, withoutAmount: 0 };
  const steps = house.pipeline.stages.map(({ id, name }) => ({
    stageId: id,
    name,
    knownHere: 2,
    faults: { skipped: 1, badly: 1, 'out-of-hands': 1 },
    wentWell: 3,
  }));
  const lost = Array.from({ length: 9 }, () => ({
    ...worth,
    deals: [DealNumber.parse(1)],
    stage: { id: StageId.parse('quote'), label: text },
    reason: ChoiceId.parse('price'),
  }));
  const criteria = house.pipeline.stages.flatMap((step) =>
    step.criteria.map((criterion) => ({ criterion, step, won: five, lost: five, all: five })),
  );
  const review: MonthReview = {
    period,
    closed: { won: worth, lost: worth, unqualified: worth, byCount: 0.5, byValue: [] },
    lost,
    steps,
    reviewed: { won: 4, lost: 5 },
    criteria,
  };
  return monthMessage(review, house, voice);
}

export function quarterSample(house: House): Message {
  const { pipeline } = house;
  const empty = mapReview({ pipeline, period, attempts: [], transitions: [], deals: [] });
  const criteria = pipeline.stages.flatMap((step) =>
    step.criteria.map((criterion) => ({ criterion, step, won: five, lost: five, all: five })),
  );
  const rows = [...house.settings.sources, ...house.settings.lossReasons].map(({ id }) => ({
    id,
    won: 3,
    closed: 4,
  }));
  const review = { ...empty, neverMet: criteria, sources: rows, profiles: rows };
  return quarterMessage(review, house);
}

export function repsSample(house: House, text: string, voice: Voice): Message {
  return repsMessage(someReps(house, text), house, voice);
}

/** Forty people, each of whom left every step. */
export function someReps({ pipeline, settings }: House, text: string): RepsFacts {
  const rows = [snapshotRow(aHostileDeal(text))];
  const calendar = workingCalendar(settings);
  const ask = { pipeline, calendar, withinDays: 3, window: { from: monday, to: monday } };
  const facts = repsFacts({ ...ask, rows, attempts: [], transitions: [], deals: [] });
  const steps: OwnFigures['steps'] = facts.team.steps.map((step) => ({
    ...step,
    reached: 5,
    on: 3,
    lost: 2,
    skipped: 1,
    conversion: 0.6,
  }));
  const team = { ...facts.team, steps };
  const said = {
    movedAnyway: rows.map((row) => ({ row, said: text })),
    slipped: rows.map((row) => ({ row, month: '2026-03' })),
  };
  const reps = Array.from({ length: 40 }, () => ({ ...team, ...said, ownerId: sam }));
  return { ...facts, team, reps };
}
