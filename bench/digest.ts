import { deepStrictEqual } from 'node:assert/strict';
import { firstOfMonth } from '../src/domain/date-words.ts';
import { dateIn, instantOf } from '../src/domain/dates.ts';
import type { DigestFacts } from '../src/domain/digest.ts';
import { newestCutOff } from '../src/domain/schedule.ts';
import { workingCalendar } from '../src/domain/working-calendar.ts';
import { readDigest } from '../src/read-digest.ts';
import { connect } from '../src/storage/connect.ts';
import { migrate } from '../src/storage/migrations.ts';
import { createStores } from '../src/storage/stores.ts';
import { euro, firstValues, team } from '../test/support/build.ts';
import { keepingLog, somePeople } from '../test/support/stores.ts';
import { type Figures, figuresByHand } from './digest-by-hand.ts';
import { interleave, printRatios } from './interleave.ts';
import { manyDeals, storeDeals } from './many-deals.ts';

const count = 100_000;
/** A Monday's cut-off after two years of them. */
const now = new Date('2027-12-13T08:00:00Z');

/** The whole digest of a large team against a hand-written query of the same figures. */
export async function benchDigest(uri: string): Promise<void> {
  const [handlers, jobs] = await Promise.all([connect(uri, 'handlers'), connect(uri, 'jobs')]);
  const log = keepingLog();
  await storeDeals(jobs, before(manyDeals(count)));
  await migrate(jobs, log);
  const stores = createStores({
    connections: { handlers, jobs },
    clock: () => now,
    time: 'server',
    people: somePeople(),
    firstValues,
    log,
  });
  const house = await stores.workspaces.house(team);
  const { zone } = house.settings;
  const slot = newestCutOff(workingCalendar(house.settings), house.settings.digest, now);
  const today = dateIn(zone, slot.to);
  const month = {
    from: instantOf(firstOfMonth(today, -2), zone),
    to: instantOf(firstOfMonth(today, -1), zone),
  };
  const byHand = () => figuresByHand(jobs, house, slot, month);
  const digest = () => readDigest(stores, house, slot);
  deepStrictEqual(sorted(figuresOf(await digest())), sorted(await byHand()));
  const rows = await interleave(
    [
      { name: 'its figures asked for by hand', run: byHand },
      { name: 'the digest', run: digest, atMost: 3 },
    ],
    { blocks: 5, cycles: 3 },
  );
  printRatios(`The digest over ${count} deals (least/median/most); its figures are equal`, rows);
  await Promise.all([handlers.close(), jobs.close()]);
}

/** Only what was over by now, as a database has it. */
function* before(deals: ReturnType<typeof manyDeals>): ReturnType<typeof manyDeals> {
  for (const deal of deals) {
    if ((deal.history.at(-1)?.at ?? deal.createdAt) < now) yield deal;
  }
}

function figuresOf({ now: steps, changed, lost, became }: DigestFacts): Figures {
  return {
    now: steps.map(({ stageId, count: deals, worth }) => ({
      step: stageId,
      deals,
      worth: worth[euro] ?? 0,
    })),
    lines: Object.fromEntries(
      Object.entries(changed.lines)
        .map(([line, { deals, worth }]) => [line, { deals, worth: worth[euro] ?? 0 }] as const)
        .filter(([, { deals, worth }]) => deals !== 0 || worth !== 0),
    ),
    lost: lost.map(({ stage, reason, count: deals }) => ({
      step: stage?.id ?? '',
      reason: reason ?? '',
      deals,
    })),
    became: became.steps.map(({ stageId, reached, on, lost: gone, unqualified, open }) => ({
      step: stageId,
      reached,
      on,
      lost: gone,
      unqualified,
      open,
    })),
  };
}

function sorted(figures: Figures): Figures {
  return { ...figures, lost: [...figures.lost].sort((a, b) => a.step.localeCompare(b.step)) };
}
