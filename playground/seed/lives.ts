import { addDays, dateIn, type IsoDate, instantOf } from '../../src/domain/dates.ts';
import { isWorkingDay, type WorkingCalendar } from '../../src/domain/working-calendar.ts';
import { cast, type Role } from './cast.ts';
import { afterwards } from './closed-lives.ts';
import { companies } from './companies.ts';
import type { Case, Deed, Script } from './life.ts';
import { createRandom, type Random } from './random.ts';
import { manager, reps, support } from './staff.ts';
import { startDay } from './start.ts';

/* The lives of all deals, with the moments at which things happened. */

export interface Event {
  readonly at: Date;
  readonly by: string;
  readonly deed: Deed;
}

export interface Life {
  readonly key: string;
  readonly bornAt: Date;
  readonly bornBy: string;
  readonly ownerId: string | undefined;
  readonly about: Case;
  /** In whole units. */
  readonly worth: number;
  readonly currency: 'EUR' | 'USD';
  readonly events: readonly Event[];
}

const daysBack = 300;
const inDollars = new Set(['Bluebird Dental', 'Bay Area Couriers']);
const sources = [
  'linkedin',
  'linkedin',
  'inbound',
  'inbound',
  'referral',
  'video-form',
  'email-course',
  'event',
  'outbound',
  'quora',
] as const;

/** Oldest first, so that numbers are given in the order in which the deals came. */
export function livesOf(seed: number, calendar: WorkingCalendar): readonly Life[] {
  const random = createRandom(seed);
  const days = workingDays(calendar);
  const known = random.shuffled(companies);
  return cast
    .map((role, index) => {
      const company = known[index % known.length] ?? random.pick(companies);
      const owner = role.owner ?? reps[index % reps.length] ?? random.pick(reps);
      const source = role.unclaimed ? 'support' : random.pick(sources);
      const about = { company, owner, source, random, seats: seatsOf(random) };
      return lifeOf(`seed-${index + 1}`, role, about, days, calendar);
    })
    .sort((a, b) => a.bornAt.getTime() - b.bornAt.getTime());
}

function seatsOf(random: Random): number {
  return random.chance(0.2) ? random.between(18, 48) * 10 : random.between(4, 28) * 5;
}

/** Every working day before the start, oldest first. */
function workingDays(calendar: WorkingCalendar): readonly IsoDate[] {
  return Array.from({ length: daysBack }, (_, index) => addDays(startDay, index - daysBack)).filter(
    (date) => isWorkingDay(calendar, date),
  );
}

function lifeOf(
  key: string,
  role: Role,
  about: Case,
  days: readonly IsoDate[],
  calendar: WorkingCalendar,
): Life {
  const { random, company, owner } = about;
  const before = role.script(about);
  const gaps = before.map(({ after: [low, high] }) => random.between(low, high));
  const last = days.length - 1 - role.daysAgo;
  const first = last - gaps.reduce((sum, gap) => sum + gap, 0);
  const after = role.ends === 'won' ? afterwards(about, role.waitsForSupport === undefined) : [];
  const clock = createDayClock(days, first, random, calendar);
  const bornAt = clock(0);
  const rate = random.pick([132, 144, 168, 192]);
  return {
    key,
    bornAt,
    bornBy: role.unclaimed ? random.pick([support, manager]) : owner,
    ownerId: role.unclaimed ? undefined : owner,
    about,
    worth: Math.round((about.seats * rate) / 100) * 100,
    currency: inDollars.has(company.short) ? 'USD' : 'EUR',
    events: [
      ...eventsOf(before, owner, (_, index) => clock(gaps[index] ?? 0)),
      ...eventsOf(after, owner, ([low, high]) => clock(random.between(low, high))),
    ],
  };
}

function eventsOf(
  script: Script,
  owner: string,
  at: (after: readonly [number, number], index: number) => Date,
): readonly Event[] {
  return script.map(({ after, deed, by = owner }, index) => ({ at: at(after, index), by, deed }));
}

/** So many working days on, at some time of the day; on the same day a little later. */
function createDayClock(
  days: readonly IsoDate[],
  first: number,
  random: Random,
  { zone }: WorkingCalendar,
): (gap: number) => Date {
  let index = first;
  let minute = random.between(9 * 60 + 5, 12 * 60);
  return (gap) => {
    index = Math.min(days.length - 1, index + gap);
    minute = gap === 0 ? minute + random.between(11, 48) : random.between(9 * 60 + 5, 14 * 60);
    const day = days[index];
    if (day === undefined) throw new Error('A life began before the calendar does');
    return instantOf(day, zone, Math.floor(minute / 60), minute % 60);
  };
}

/** In the workspace's calendar. */
export function dayOf({ zone }: WorkingCalendar, at: Date): IsoDate {
  return dateIn(zone, at);
}
