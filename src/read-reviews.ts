import { asOf } from './as-of.ts';
import { attemptsOf } from './domain/attempts.ts';
import { dateIn } from './domain/dates.ts';
import { endedWithin, type Window } from './domain/digest-changes.ts';
import type { House } from './domain/house.ts';
import type { DealId } from './domain/ids.ts';
import { leadsApart } from './domain/leads.ts';
import { type MapReview, mapReview } from './domain/map-review.ts';
import { type MonthReview, monthReview } from './domain/month-review.ts';
import { quotedDeal } from './domain/quote-ledger.ts';
import { type RepsFacts, repsFacts } from './domain/rep-facts.ts';
import { reviewPeriod } from './domain/reviews.ts';
import type { Review } from './domain/run.ts';
import { type SnapshotRow, snapshotRow } from './domain/snapshot.ts';
import { workingCalendar } from './domain/working-calendar.ts';
import type { Stores } from './ports.ts';

const dayMs = 86_400_000;

/** What the newest month that is over taught, as of an instant. */
export async function readMonthReview(
  stores: Stores,
  house: House,
  instant: Date,
): Promise<MonthReview> {
  const { workspaceId } = house.settings;
  const period = periodOf('month', house, instant);
  const [past, closed, open] = await Promise.all([
    readPast(stores, house, instant),
    stores.retros.closedSince(workspaceId, period.from),
    stores.retros.openOnes(workspaceId),
  ]);
  const { pipeline } = house;
  return monthReview({ pipeline, period, ...past, retros: [...closed, ...open] });
}

/** Whether the map held in the newest quarter that is over, as of an instant. */
export async function readMapReview(
  stores: Stores,
  house: House,
  instant: Date,
): Promise<MapReview> {
  const period = periodOf('quarter', house, instant);
  const past = await readPast(stores, house, instant);
  const ended = new Set(endedWithin(past.attempts, period).map(({ dealId }) => dealId));
  const now = await stores.numbers.deals(house.settings.workspaceId, [...ended]);
  const deals = past.then.deals(now).filter(({ id }) => ended.has(id));
  return mapReview({ pipeline: house.pipeline, period, ...past, deals });
}

const repDays = 90;

/** Every rep against the team over the last 90 days, and the open deals that are counted. */
export async function readReps(
  stores: Stores,
  house: House,
  now: Date,
): Promise<RepsFacts & { readonly rows: readonly SnapshotRow[] }> {
  const { settings, pipeline } = house;
  const { workspaceId } = settings;
  const window: Window = { from: new Date(now.getTime() - repDays * dayMs), to: now };
  await stores.numbers.settle(workspaceId);
  const [{ attempts, transitions }, standing] = await Promise.all([
    readPast(stores, house, now),
    stores.numbers.openDeals(workspaceId, pipeline.id),
  ]);
  const open = leadsApart(standing, transitions).counted;
  const known = new Set<DealId>(open.map((deal) => deal.id));
  const ended = endedWithin(attempts, window).map(({ dealId }) => dealId);
  const others = [...new Set(ended)].filter((id) => !known.has(id));
  const deals = [...open, ...(await stores.numbers.deals(workspaceId, others))];
  const rows = open.map(snapshotRow);
  const facts = repsFacts({
    pipeline,
    calendar: workingCalendar(settings),
    withinDays: settings.policies.quoteWithinDays,
    window,
    rows,
    attempts,
    transitions,
    deals: deals.map(quotedDeal),
  });
  return { ...facts, rows };
}

function periodOf(review: Review, { settings }: House, instant: Date) {
  return reviewPeriod(review, dateIn(settings.zone, instant), settings.zone, settings.locale);
}

async function readPast({ numbers }: Stores, { settings, pipeline }: House, instant: Date) {
  const { workspaceId } = settings;
  const [known, changedLater] = await Promise.all([
    numbers.transitions(workspaceId, pipeline.id, { to: instant }),
    numbers.asOf(workspaceId, pipeline.id, instant),
  ]);
  const then = asOf(changedLater);
  const transitions = then.transitions(known, undefined).filter(({ at }) => at < instant);
  return { then, transitions, attempts: attemptsOf(transitions) };
}
