import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { bundled } from '../../playground/bundle.ts';
import { journalOf } from '../support/journal-messenger.ts';
import { checkPosts, isEmpty, outboxesOf } from '../support/relay-check.ts';
import { report } from '../support/report.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { aNewDeal, workOn } from '../support/some-work.ts';
import { openTestStores, type TestStores } from '../support/stores.ts';

let open: TestStores;
const running = new Set<ChildProcess>();
beforeAll(async () => {
  open = await openTestStores();
});
afterEach(async () => {
  for (const child of running) await kill(child);
  await open.reset();
});
afterAll(async () => {
  await open.close();
});

/** A relay in a process of its own, connected and waiting for its clock. */
async function start(kind: 'relay' | 'blind'): Promise<ChildProcess> {
  const file = await bundled('test/support/relay-process.ts');
  const child = fork(file, [open.database.uri, kind], { execArgv: [] });
  running.add(child);
  await once(child, 'message');
  child.send({ now: open.clock.now.getTime() });
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  running.delete(child);
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

/** Moves the clock of everybody past leases and pauses. */
function moveClock(ms: number): void {
  open.clock.now = new Date(open.clock.now.getTime() + ms);
  for (const child of running) child.send({ now: open.clock.now.getTime() });
}

async function someDeals(count: number): Promise<void> {
  const names = Array.from({ length: count }, (_, index) => String(index)).values();
  const worker = async () => {
    for (const name of names) await workOn(open.stores, await aNewDeal(open.stores, name));
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}

async function until(done: () => Promise<boolean>): Promise<void> {
  while (!(await done())) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** Entries that stand in Slack while the process that posted them still waits for the answer. */
async function unanswered(): Promise<number> {
  const rows = await outboxesOf(open.database);
  const sending = rows.flatMap(({ outbox }) => outbox.filter(({ state }) => state === 'sending'));
  const posted = new Set((await journalOf(open.database.connection)).map(({ id }) => id));
  return sending.filter(({ id }) => posted.has(id)).length;
}

/** No process holds a document: what is left waits for the clock. */
async function everybodyIdle(): Promise<boolean> {
  const held = { 'claim.until': { $gt: open.clock.now } };
  const { connection } = open.database;
  const counts = await Promise.all(
    ['deals', 'retros'].map((name) => connection.collection(name).countDocuments(held)),
  );
  return counts.every((count) => count === 0);
}

/** Two processes, killed again and again at the worst moment. */
async function killThrough(kind: 'relay' | 'blind', deals: number, rounds: number, seed: number) {
  await someDeals(deals);
  const before = await outboxesOf(open.database);
  const random = seededRandom(seed);
  let hits = 0;
  for (let round = 0; round < rounds; round += 1) {
    const pair = await Promise.all([start(kind), start(kind)]);
    const posted = (await journalOf(open.database.connection)).length;
    const more = posted + 1 + Math.floor(random() * 6);
    await until(async () => {
      const enough = (await journalOf(open.database.connection)).length >= more;
      return (enough && (await unanswered()) > 0) || isEmpty(await outboxesOf(open.database));
    });
    await Promise.all(pair.map(kill));
    if ((await unanswered()) > 0) hits += 1;
    moveClock(31_000);
  }
  await start(kind);
  await until(async () => {
    if (isEmpty(await outboxesOf(open.database))) return true;
    if (await everybodyIdle()) moveClock(31_000);
    return false;
  });
  const posts = await journalOf(open.database.connection);
  const verdict = checkPosts(before, posts, await outboxesOf(open.database));
  report(
    `${kind}, seed ${seed}: ${2 * rounds} kills, ${hits} of ${rounds} rounds with posts unanswered, ${posts.length} posts, ${verdict.twice.length} twice, ${verdict.missing.length} missing, ${verdict.flagged} flagged`,
  );
  return { hits, posts, verdict };
}

describe('relays that are killed while they work', () => {
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);

  it('leave nothing unsaid and nothing said twice', async () => {
    const { hits, posts, verdict } = await killThrough('relay', 40, 5, seed);

    expect(hits).toBeGreaterThan(0);
    expect(posts.length).toBeGreaterThan(0);
    expect(verdict).toEqual({ twice: [], missing: [], outOfOrder: [], flagged: 0 });
  });

  it('say things twice when they take no notice of what a dead process may have posted', async () => {
    const { verdict } = await killThrough('blind', 20, 3, seed);

    expect(verdict.twice.length).toBeGreaterThan(0);
  });
});
