import { randomInt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { type StandIn, startStandIn } from '../../../playground/stand-in.ts';
import { migrate } from '../../../src/storage/migrations.ts';
import { type BotProcess, endBotProcesses, type WarmProcess, warmProcess } from '../bot-process.ts';
import { openTestDatabase, type TestDatabase } from '../database.ts';
import { patient } from '../patient.ts';
import { noLog } from '../quiet-parts.ts';
import { seededRandom } from '../seeded-random.ts';
import { environmentFor } from '../team-bot.ts';
import { until } from '../until.ts';
import { crowd, seedWithCrowd } from './crowd.ts';
import { confirmed, type Findings, findLosses } from './kill-check.ts';
import { type DealMaker, openDealMaker } from './more-deals.ts';
import { nothingLeftToSay, outboxEntries, type StoredEntry } from './stored.ts';

/* Two bots that are killed again and again while they post and while people work. */

export interface Slaughter {
  readonly seed: number;
  kills: number;
  /** Kills of which something was half said or not answered yet. */
  hits: number;
  /** Kills of which a digest or a morning message was half said. */
  runHits: number;
  findings: Findings | undefined;
}

export interface SlaughterOptions {
  readonly habit?: string;
  /** Until so many kills have hit work in flight. */
  readonly hits: number;
  /** Days with a digest and a morning for everybody; the rounds are shared out among them. */
  readonly days?: readonly string[];
  /**
   * Rounds of each day in which the kill waits for a digest or a morning to be half said. Few: an
   * announcement over which six processes died is given up.
   */
  readonly roundsAtRuns?: number;
  /** In those rounds it waits for one to stand in Slack, and its bot to wait for the answer. */
  readonly onceSeen?: boolean;
  /** In the others it waits for somebody to be told that something was done. */
  readonly onceTold?: boolean;
  /** Seeds print with the result, so that a bad run can be had again. */
  readonly seed?: number;
}

const reps = crowd(8);
const minuteMs = 60_000;
/** Slack takes its time over the answer to a post; here a little of it. */
const postMs = 40;
/** Long enough to be killed in, however busy the machine is. */
const seenMs = 1_000;

interface Scene {
  readonly slack: StandIn;
  readonly database: TestDatabase;
  readonly maker: DealMaker;
  readonly random: () => number;
  /** Loaded and waiting to be started. */
  readonly warm: () => Promise<WarmProcess>;
}

export async function slaughter(options: SlaughterOptions): Promise<Slaughter> {
  const { habit = 'own', days = ['2027-03-08'] } = options;
  const result: Slaughter = {
    seed: options.seed ?? Number(process.env.KILL_SEED ?? randomInt(1_000_000)),
    kills: 0,
    hits: 0,
    runHits: 0,
    findings: undefined,
  };
  const scene = await openScene(habit, result.seed);
  try {
    await settleIn(scene, days[0] ?? '');
    for (const [index, day] of days.entries()) {
      const wanted = Math.ceil((options.hits * (index + 1)) / days.length);
      const { roundsAtRuns = 3, onceSeen = false, onceTold = false } = options;
      await killThrough(scene, day, { wanted, roundsAtRuns, onceSeen, onceTold }, result);
      await recover(scene);
    }
    result.findings = await findLosses(scene.slack, scene.database);
    return result;
  } finally {
    await endBotProcesses();
    await scene.maker.close();
    await scene.slack.stop();
    await scene.database.close();
  }
}

async function openScene(habit: string, seed: number): Promise<Scene> {
  const manifest = await readFile('manifest.yml', 'utf8');
  const slack = await startStandIn({ manifest, ...patient, seed: seedWithCrowd(reps.length) });
  const database = await openTestDatabase();
  await migrate(database.connection, noLog);
  const env = { ...environmentFor(slack, database.uri, 'http'), LOG_LEVEL: 'error', HABIT: habit };
  const maker = await openDealMaker(database, () => new Date(slack.clock.now()));
  let next = warmProcess({ env });
  const warm = () => {
    const loaded = next;
    next = warmProcess({ env });
    return loaded;
  };
  return { slack, database, maker, random: seededRandom(seed), warm };
}

/** On the Friday before, everybody comes to be known and gets a deal with a step on Monday. */
async function settleIn(scene: Scene, monday: string): Promise<void> {
  const { slack, maker, database } = scene;
  slack.clock.moveTo(new Date(Date.parse(`${monday}T09:00:00Z`) - 3 * 24 * 60 * minuteMs));
  const bot = await startNext(scene);
  slack.deliverTo(bot.eventsUrl);
  await Promise.all(reps.map((id) => slack.person(id).types('#deals', '/deal')));
  await Promise.all(reps.map((id) => maker.makeDue(id, monday)));
  await until('the first cards are posted', () => nothingLeftToSay(database));
  await bot.kill9();
}

async function startNext({ warm, slack }: Scene): Promise<BotProcess> {
  const loaded = await warm();
  return await loaded.start(slack.clock.offsetMs());
}

interface Rounds {
  readonly wanted: number;
  readonly roundsAtRuns: number;
  readonly onceSeen: boolean;
  readonly onceTold: boolean;
}

/** From 9:05 on, every few minutes, until enough kills have hit something. */
async function killThrough(
  scene: Scene,
  day: string,
  { wanted, roundsAtRuns, onceSeen, onceTold }: Rounds,
  result: Slaughter,
): Promise<void> {
  const { slack, database } = scene;
  slack.clock.moveTo(new Date(`${day}T08:05:00Z`));
  const expectedRuns = (await messagesOfRuns(database)) + reps.length + 1;
  for (let round = 0; result.hits < wanted && round < 40; round += 1) {
    const atRuns = round < roundsAtRuns ? { expectedRuns, onceSeen } : undefined;
    await killOnce(scene, atRuns, onceTold, result);
    slack.clock.moveBy(10 * minuteMs);
  }
}

/** While digest and mornings are being said, in the middle of one; else at any moment. */
async function killOnce(
  scene: Scene,
  atRuns: { readonly expectedRuns: number; readonly onceSeen: boolean } | undefined,
  onceTold: boolean,
  result: Slaughter,
): Promise<void> {
  const { slack, maker, random, database } = scene;
  const numbers = await Promise.all(
    reps.map(async (id) => ({ id, number: (await maker.make(id, 1))[0] ?? 0 })),
  );
  slack.faults.clear();
  const ms = atRuns?.onceSeen === true ? seenMs : postMs;
  slack.faults.add({ kind: 'slow', method: 'chat.postMessage', times: 10_000, ms });
  const pair = await Promise.all([scene.warm(), scene.warm()]);
  const before = slack.journal.deliveries().length;
  const left = new Set((await outboxEntries(database)).map(tryOf));
  const starting = pair.map((one) => one.start(slack.clock.offsetMs()));
  const bots = Promise.allSettled(starting);
  const seen = saidRuns(slack);
  const told = confirmed(slack).length;
  const speaks =
    atRuns !== undefined && (await runsSpeak(database, atRuns.expectedRuns, left, bots));
  const work = speaks ? bots : people(scene, numbers, await Promise.all(starting));
  if (speaks && atRuns.onceSeen) {
    await until('a run stands in Slack', () => saidRuns(slack) > seen);
    await Promise.all(pair.map((one) => one.kill9()));
  } else if (!speaks && onceTold) {
    await until('somebody is told', () => confirmed(slack).length > told);
    await Promise.all(pair.map((one) => one.kill9()));
  } else {
    // Not a wait for something: the moment of death is chosen blindly.
    await pause(random() * (speaks ? 2 * postMs : 500));
    await pair[0].kill9();
    await pause(random() * 60);
    await pair[1].kill9();
  }
  await Promise.all([bots, work]);
  const unanswered = slack.journal
    .deliveries()
    .slice(before)
    .filter(({ outcome }) => outcome !== 'acked').length;
  const halfSaid = (await outboxEntries(database)).filter(({ state }) => state === 'sending');
  result.kills += 2;
  if (halfSaid.length > 0 || unanswered > 0) result.hits += 1;
  if (halfSaid.some(({ facts }) => isOfRun(facts.kind))) result.runHits += 1;
}

function people(
  { slack }: Scene,
  numbers: readonly { readonly id: string; readonly number: number }[],
  bots: readonly BotProcess[],
): Promise<unknown> {
  return Promise.allSettled(
    numbers.map(({ id, number }, index) =>
      works(slack, id, number, bots[index % bots.length]?.eventsUrl ?? ''),
    ),
  );
}

/** A note and a move, as far as one gets. */
async function works(slack: StandIn, id: string, number: number, eventsUrl: string): Promise<void> {
  const person = slack.person(id);
  for (const line of [`/deal note ${number} asked`, `/deal advance ${number} qualified`]) {
    slack.deliverTo(eventsUrl);
    await person.types('#deals', line);
  }
}

/** Two bots that live: everything that is still to be said is said, a look at Slack first. */
async function recover(scene: Scene): Promise<void> {
  const { slack, database } = scene;
  slack.faults.clear();
  const bots = await Promise.all([startNext(scene), startNext(scene)]);
  await Promise.all(bots.map((bot) => bot.moveClock(slack.clock.offsetMs())));
  for (let tries = 0; tries < 12; tries += 1) {
    await until('nobody holds anything', () => isIdle(database, slack));
    if (await nothingLeftToSay(database)) break;
    slack.clock.moveBy(3 * minuteMs);
    await Promise.all(bots.map((bot) => bot.moveClock(slack.clock.offsetMs())));
  }
  await Promise.all(bots.map((bot) => bot.kill9()));
}

/** Posts of digests and morning messages that stand in Slack. */
function saidRuns({ journal }: StandIn): number {
  const said = [...journal.postsPer('id')].filter(([id]) => /:(digest|morning):/.test(id));
  return said.reduce((sum, [, times]) => sum + times, 0);
}

/** Digests and morning messages that were made, said or not. */
async function messagesOfRuns({ connection }: TestDatabase): Promise<number> {
  const kinds = ['morning', 'digest'];
  return await connection.collection('runs').countDocuments({ 'content.kind': { $in: kinds } });
}

/** Whether one is being said within a few seconds of the bots' start; not when all are, or the rest waits for its time. */
async function runsSpeak(
  database: TestDatabase,
  expected: number,
  left: ReadonlySet<string>,
  started: Promise<unknown>,
): Promise<boolean> {
  let until = Number.POSITIVE_INFINITY;
  void started.then(() => {
    until = performance.now() + 5_000;
  });
  while (performance.now() < until) {
    const entries = (await outboxEntries(database)).filter(({ facts }) => isOfRun(facts.kind));
    if (entries.some((one) => one.state === 'sending' && !left.has(tryOf(one)))) return true;
    if ((await messagesOfRuns(database)) >= expected && entries.length === 0) return false;
    await pause(10);
  }
  return false;
}

/** Those that a killed process left behind as being sent are not being sent. */
function tryOf({ id, attempts }: StoredEntry): string {
  return `${id} ${attempts}`;
}

function isOfRun(kind: string): boolean {
  return kind === 'run' || kind === 'run-thread';
}

/** No claim is held and nothing is ready to be claimed. */
async function isIdle({ connection }: TestDatabase, slack: StandIn): Promise<boolean> {
  const now = new Date(slack.clock.now());
  const busy = await Promise.all(
    ['deals', 'runs', 'retros', 'members'].map((name) =>
      connection.collection(name).countDocuments({
        $or: [{ 'claim.until': { $gt: now } }, { outboxDueAt: { $lte: now } }],
      }),
    ),
  );
  return busy.every((count) => count === 0);
}
