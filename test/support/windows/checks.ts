import { type Bridge, reconciled, withoutZeros } from '../../../src/domain/bridge.ts';
import { dateIn } from '../../../src/domain/dates.ts';
import type { Deal } from '../../../src/domain/deal.ts';
import { type DueReason, dueReason } from '../../../src/domain/due.ts';
import type { Member } from '../../../src/domain/member.ts';
import { hearsOf } from '../../../src/domain/morning.ts';
import { findStage } from '../../../src/domain/pipeline.ts';
import type { MorningContent, Run } from '../../../src/domain/run.ts';
import { workingCalendar } from '../../../src/domain/working-calendar.ts';
import { digestSlotOf, readDigest } from '../../../src/read-digest.ts';
import { team } from '../build.ts';
import type { World } from './world.ts';

/** How many rows App Home reads of a person's open deals. */
const homeRows = 60;

interface Due {
  readonly deal: Deal;
  readonly reason: DueReason;
}

/** What the rule calls due now among these owners' deals, found without the index that mornings use. */
async function dueOf(world: World, owners: readonly Member[]): Promise<readonly Due[]> {
  const { stores, house, now } = world;
  const calendar = workingCalendar(house.settings);
  const open = await stores.numbers.openDeals(team, house.pipeline.id);
  const theirs = new Set<string | undefined>(owners.map(({ userId }) => userId));
  return open
    .filter((deal) => theirs.has(deal.ownerId))
    .flatMap((deal) => {
      const stage = findStage(house.pipeline, deal.stageId);
      const reason = stage && dueReason(deal, stage, calendar, now());
      return reason === undefined ? [] : [{ deal, reason }];
    });
}

function atRisk({ deal, reason }: Due): number {
  return (deal.amount?.minor ?? 0) * (reason.workingDaysOver + 1);
}

export interface MorningCheck {
  readonly problems: readonly string[];
  readonly due: number;
  readonly said: number;
}

/** What is wrong with one person's morning, checked at the instant it was made. */
export async function checkMorning(
  world: World,
  run: Run,
  earlier: readonly MorningContent[],
): Promise<MorningCheck> {
  const [userId = '', date = ''] = run.id.split(':').slice(-2);
  const member = world.reps.find((one) => one.userId === userId);
  if (member === undefined) return { problems: [], due: 0, said: 0 };
  const zone = member.zone ?? world.house.settings.zone;
  const owners = hearsOf(member, world.reps, dateIn(zone, world.now()));
  const due = await dueOf(world, owners);
  const mine = earlier.filter((one) => one.userId === userId && one.date < date);
  const problems = [
    ...whatIsSaid(run, due, mine),
    ...(await saidOfWaiting(world, run)),
    ...(await missingAtHome(world, member, due)),
  ].map((problem) => `${run.id}: ${problem}`);
  const said = run.content.kind === 'morning' ? run.content.rows.length : 0;
  return { problems, due: due.length, said };
}

function whatIsSaid(
  { content }: Run,
  due: readonly Due[],
  earlier: readonly MorningContent[],
): readonly string[] {
  const spoken = new Set(earlier.flatMap(({ rows }) => rows.map(({ dealId }) => dealId)));
  const fresh = due.filter(({ deal }) => !spoken.has(deal.id));
  if (content.kind !== 'morning') {
    const away = content.kind === 'skipped' && content.why === 'away';
    return away || fresh.length === 0 ? [] : [`says nothing of ${fresh.length} fresh deals`];
  }
  const said = content.rows.map(({ dealId }) => due.find(({ deal }) => deal.id === dealId));
  const rows = said.filter((one) => one !== undefined);
  const left = fresh.filter((one) => !rows.includes(one));
  const lowest = Math.min(...rows.map(atRisk));
  const isAbove = (one: Due) => atRisk(one) > lowest;
  return [
    ...(rows.length === said.length ? [] : ['speaks of a deal that is not due']),
    ...(rows.length + content.more === due.length ? [] : [`counts ${content.more} more`]),
    ...(left.length > 0 && rows.length < 3 ? ['leaves out deals though there is room'] : []),
    ...left.filter(isAbove).map(({ deal }) => `leaves out #${deal.number}, which is worth more`),
  ];
}

async function saidOfWaiting({ stores, house, now }: World, { content }: Run) {
  if (content.kind !== 'morning') return [];
  const ids = content.rows.map(({ dealId }) => dealId);
  const today = dateIn(house.settings.zone, now());
  return (await stores.numbers.deals(team, ids))
    .filter(({ waiting }) => waiting !== undefined && waiting.until > today)
    .map(({ number }) => `speaks of #${number}, which waits`);
}

/** Home lists a person's own deals, what is due first. */
async function missingAtHome(
  { stores }: World,
  { userId }: Member,
  due: readonly Due[],
): Promise<readonly string[]> {
  const query = { ownerId: userId, standing: 'open', limit: homeRows } as const;
  const listed = new Set((await stores.deals.list(team, query)).map(({ id }) => id));
  return due
    .filter(({ deal }) => deal.ownerId === userId && !listed.has(deal.id))
    .map(({ deal }) => `#${deal.number} is not in Home`);
}

/** What is wrong with a digest's bridge; empty: opening and every line make the closing. */
export async function checkDigest({ stores, house }: World, run: Run): Promise<readonly string[]> {
  if (run.content.kind !== 'digest') return [`${run.id} was ${run.content.kind}`];
  const slot = digestSlotOf(run.content, house.settings.zone);
  const { changed, rows } = await readDigest(stores, house, slot);
  const moved = changed.lines.won.deals + changed.lines.lost.deals + changed.lines.created.deals;
  return [
    ...differences(changed),
    ...(changed.closing.count === rows.length ? [] : [`${run.id}: closing is not the snapshot`]),
    ...(moved === 0 && changed.lines.created.deals === 0 ? [`${run.id}: nothing happened`] : []),
  ];
}

function differences(bridge: Bridge): readonly string[] {
  const sum = reconciled(bridge);
  const isSame =
    sum.deals === bridge.closing.count &&
    JSON.stringify(sum.worth) === JSON.stringify(withoutZeros(bridge.closing.worth));
  return isSame ? [] : [`${sum.deals} deals do not make ${bridge.closing.count}`];
}
