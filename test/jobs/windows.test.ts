import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { bundled } from '../../playground/bundle.ts';
import {
  addDays,
  dateIn,
  IsoDate,
  instantOf,
  minuteOfDayIn,
  Zone,
} from '../../src/domain/dates.ts';
import type { MorningContent } from '../../src/domain/run.ts';
import { digestSlotOn } from '../../src/domain/schedule.ts';
import {
  isWorkingDay,
  isWorkingTime,
  type WorkingCalendar,
  workingCalendar,
} from '../../src/domain/working-calendar.ts';
import { jobs } from '../../src/jobs/registry.ts';
import { createRelay } from '../../src/jobs/relay.ts';
import { createScheduler } from '../../src/jobs/scheduler.ts';
import type { Stores } from '../../src/ports.ts';
import { team } from '../support/build.ts';
import { journalMessenger, journalOf } from '../support/journal-messenger.ts';
import { countingMeter, noLog } from '../support/quiet-parts.ts';
import { report } from '../support/report.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { openTestStores, type TestStores } from '../support/stores.ts';
import { until } from '../support/until.ts';
import { checkDigest, checkMorning } from '../support/windows/checks.ts';
import { aWorld, leftToRules, someAct, type World, zones } from '../support/windows/world.ts';

const berlin = Zone.parse('Europe/Berlin');
const dayMs = 86_400_000;
const leaseMs = 31_000;

interface Window {
  readonly name: string;
  readonly from: string;
  /** Nobody ticks from one to the other. */
  readonly down?: readonly [string, string];
}

/** Two weeks each, from a Saturday noon on. */
const windows: readonly Window[] = [
  { name: 'New York springs forward', from: '2026-02-28' },
  { name: 'Berlin springs forward, Lord Howe falls back, Easter', from: '2026-03-28' },
  {
    name: 'Lord Howe springs forward, three days of downtime',
    from: '2026-09-26',
    down: ['2026-10-03T20:00:00Z', '2026-10-06T20:30:00Z'],
  },
  { name: 'Berlin and New York fall back', from: '2026-10-24' },
];

let open: TestStores;
let child: ChildProcess | undefined;
beforeAll(async () => {
  open = await openTestStores();
});
afterEach(async () => {
  await kill();
  await open.reset();
});
afterAll(async () => {
  await open.close();
});

async function kill(): Promise<void> {
  const running = child;
  child = undefined;
  if (running === undefined || running.exitCode !== null || running.signalCode !== null) return;
  const gone = once(running, 'exit');
  running.kill('SIGKILL');
  await gone;
}

const now = () => open.clock.now;

/** A scheduler and a relay on stores of their own, as another process would have them. */
function aProcess(stores: Stores) {
  const parts = { workspaceId: team, log: noLog, meter: countingMeter(), now };
  const messenger = journalMessenger(open.database.connection, { answerMs: 0, now });
  const monotonic = () => now().getTime();
  const relay = createRelay({ ...parts, outbox: stores.outbox, messenger, monotonic });
  const scheduler = createScheduler({
    ...parts,
    stores,
    threads: { repliesSince: async () => [] },
    nudge: () => undefined,
    jobs: jobs.filter(leftToRules),
  });
  return { scheduler, relay };
}
type Process = ReturnType<typeof aProcess>;

/** Every instant at which something is due for somebody, and noon, when people do things. */
function instants(from: Date, to: Date, down: Window['down']): readonly Date[] {
  const [away, back] = (down ?? []).map((iso) => Date.parse(iso));
  const isDown = (at: number) => away !== undefined && back !== undefined && at > away && at < back;
  const first = addDays(dateIn(berlin, from), -1);
  const days = Array.from({ length: 17 }, (_, day) => addDays(first, day));
  const hours = [0, 9, 13].map((hour) => days.map((day) => instantOf(day, berlin, hour)));
  const mornings = zones.map((zone) => days.map((day) => instantOf(day, zone, 9)));
  const all = [...hours, ...mornings].flat().map((at) => at.getTime());
  const within = [...new Set(all)].filter(
    (at) => at > from.getTime() && at < to.getTime() && !isDown(at),
  );
  return within.sort((a, b) => a - b).map((at) => new Date(at));
}

async function sending(): Promise<readonly string[]> {
  const { connection } = open.database;
  const rows = await Promise.all(
    ['deals', 'runs'].map((name) =>
      connection.collection(name).distinct('outbox.id', { 'outbox.state': 'sending' }),
    ),
  );
  return rows.flat().map(String);
}

/** Says what is due; what waits for a lease or a second look gets its time. */
async function drain(processes: readonly Process[]): Promise<void> {
  await Promise.all(processes.map(({ relay }) => relay.drain()));
  for (let left = 6; left > 0 && (await sending()).length > 0; left -= 1) {
    open.clock.now = new Date(now().getTime() + leaseMs);
    await Promise.all(processes.map(({ relay }) => relay.drain()));
  }
}

/** A third process takes the morning and dies while Slack has not answered; answers whether it had posts in flight. */
async function killOne(): Promise<boolean> {
  const running = child;
  if (running === undefined) throw new Error('there is no process to kill');
  running.send({ now: now().getTime() });
  const unanswered = async () => {
    const posted = new Set((await journalOf(open.database.connection)).map(({ id }) => id));
    return (await sending()).filter((id) => posted.has(id)).length > 0;
  };
  await until('a post in flight', unanswered, 60_000);
  await kill();
  const hit = await unanswered();
  open.clock.now = new Date(now().getTime() + leaseMs);
  return hit;
}

interface Seen {
  readonly problems: string[];
  readonly mornings: MorningContent[];
  readonly runs: Set<string>;
  due: number;
  said: number;
}

async function look(world: World, seen: Seen, since: Date): Promise<void> {
  const made = await world.stores.runs.since(team, 'morning', since);
  const fresh = made.filter(({ id }) => !seen.runs.has(id));
  for (const run of fresh) {
    seen.runs.add(run.id);
    const isLate = run.content.kind === 'skipped' && /over|hours/.test(run.content.why);
    if (isLate) continue;
    const { problems, due, said } = await checkMorning(world, run, seen.mornings);
    seen.problems.push(...problems);
    seen.due += due;
    seen.said += said;
  }
  for (const { content } of fresh) if (content.kind === 'morning') seen.mornings.push(content);
  for (const run of await world.stores.runs.since(team, 'digest', since)) {
    if (seen.runs.has(run.id)) continue;
    seen.runs.add(run.id);
    seen.problems.push(...(await checkDigest(world, run)));
  }
}

async function live({ from, down }: Window, seed: number) {
  const start = new Date(`${from}T12:00:00Z`);
  const end = new Date(start.getTime() + 14 * dayMs);
  open.clock.now = start;
  child = fork(await bundled('test/support/windows/process.ts'), [open.database.uri], {
    execArgv: [],
  });
  const ready = once(child, 'message');
  const world = await aWorld({ stores: open.stores, now, random: seededRandom(seed) });
  const calendar = workingCalendar(world.house.settings);
  const processes = [aProcess(open.stores), aProcess(await open.another())];
  const seen: Seen = { problems: [], mornings: [], runs: new Set(), due: 0, said: 0 };
  // The second Monday, when there is a digest too; after downtime the Thursday.
  const killOn = addDays(dateIn(berlin, start), down === undefined ? 9 : 12);
  const killAt = instantOf(killOn, berlin, 9);
  let kills = 0;
  let hits = 0;
  for (const { scheduler } of processes) await scheduler.tick(now());
  await drain(processes);
  for (const at of instants(start, end, down)) {
    open.clock.now = at;
    const isNoon = minuteOfDayIn(berlin, at) === 13 * 60;
    if (at.getTime() === killAt.getTime()) {
      await ready;
      for (let left = 6; left > 0; left -= 1) await someAct(world);
      hits += Number(await killOne());
      kills += 1;
    }
    await Promise.all(processes.map(({ scheduler }) => scheduler.tick(now())));
    await look(world, seen, start);
    for (let left = isNoon ? 5 : 0; left > 0; left -= 1) await someAct(world);
    await drain(processes);
  }
  return { world, calendar, seen, start, end, kills, hits };
}

/** The weeks whose digest comes within the window, on a day somebody ticked. */
function weeksDue(calendar: WorkingCalendar, start: Date, end: Date): readonly string[] {
  const monday = addDays(dateIn(berlin, start), 2);
  return [monday, addDays(monday, 7)]
    .map((date) => digestSlotOn(calendar, 9, IsoDate.parse(date)))
    .filter(({ dueAt }) => dueAt > start && dueAt < end)
    .map(({ week }) => week);
}

describe('two weeks in which clocks change', () => {
  it.each(windows)('say everything once, in working hours: $name', async (window) => {
    const seed = Number(process.env.SEED ?? Date.parse(window.from) / dayMs);
    const began = performance.now();

    const { world, calendar, seen, start, end, kills, hits } = await live(window, seed);

    const posts = await journalOf(open.database.connection);
    const mornings = posts.filter(({ id }) => /:morning:.*\/message$/.test(id));
    const digests = posts.filter(({ id }) => /:digest:.*\/message$/.test(id));
    const seconds = ((performance.now() - began) / 1_000).toFixed(1);
    report(
      `${window.name}, seed ${seed}: ${posts.length} posts, ${mornings.length} mornings with ${seen.said} rows of ${seen.due} due, ${digests.length} digests, ${kills} kill, ${hits} with posts unanswered, ${seconds} s`,
    );
    expect(seen.problems).toEqual([]);
    expect(mornings.length).toBeGreaterThan(30);
    expect(seen.due).toBeGreaterThan(seen.said);
    expect([kills, hits]).toEqual([1, 1]);
    expect(new Set(posts.map(({ id }) => id)).size).toBe(posts.length);
    expect(await sending()).toEqual([]);
    expect(new Set(mornings.map(({ id }) => id)).size).toBe(seen.mornings.length);
    for (const { id, at } of mornings) {
      const member = world.reps.find(({ userId }) => id.includes(`:${userId}:`));
      expect(isWorkingTime(calendar, at ?? new Date(0), member?.zone)).toBe(true);
    }
    expect(digests.map(({ id }) => id).sort()).toEqual(
      weeksDue(calendar, start, end).map((week) => `${team}:digest:${week}/message`),
    );
    for (const { at } of digests) {
      expect(isWorkingTime(calendar, at ?? new Date(0))).toBe(true);
    }
    // Every rep had a morning, or a reason why not, on every working day.
    const first = addDays(dateIn(berlin, start), 2);
    for (const date of Array.from({ length: 12 }, (_, day) => addDays(first, day))) {
      if (!isWorkingDay(calendar, date)) continue;
      for (const { userId } of world.reps) {
        expect(seen.runs).toContain(`${team}:morning:${userId}:${date}`);
      }
    }
  });
});
