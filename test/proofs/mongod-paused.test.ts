import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { type EmbeddedMongod, startEmbedded } from '../../src/storage/mongod/embedded.ts';
import { crowd, seedWithCrowd } from '../support/bots/crowd.ts';
import { type ProofTeam, startProofTeam } from '../support/bots/proof-team.ts';
import { moves, notesPerDeal, nothingLeftToSay, storedDeals } from '../support/bots/stored.ts';
import { report } from '../support/report.ts';
import { until } from '../support/until.ts';

const people = crowd(9);
const [typing, pressing, submitting] = [people.slice(0, 3), people.slice(3, 6), people.slice(6)];
const pausedMs = 6_000;

describe('a database that stands still for six seconds', () => {
  let folder: string;
  let mongod: EmbeddedMongod;
  let team: ProofTeam;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'milepost-paused-'));
    mongod = await startEmbedded({ dataDir: folder });
    const connection = await mongoose.createConnection(mongod.uri).asPromise();
    team = await startProofTeam({
      bots: 1,
      // Slack's own patience, and the bot's for it.
      slack: { seed: seedWithCrowd(people.length), ackTimeoutMs: 3_000 },
      env: { DEADLINE_MS: '2200' },
      database: {
        connection,
        name: 'milepost',
        uri: mongod.uri,
        close: async () => {
          await connection.close();
        },
      },
    });
  });
  afterAll(async () => {
    if (mongod !== undefined) process.kill(mongod.pid, 'SIGCONT');
    await team?.stop();
    await mongod?.stop();
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  });

  it('is an answer to everybody in time, then the outcome, once', async () => {
    const { slack, database, bots } = team;
    const [bot] = bots;
    if (bot === undefined) throw new Error('no bot');
    const numbers = await dealsOfAll();
    const before = slack.journal.entries().at(-1)?.id ?? 0;

    process.kill(mongod.pid, 'SIGSTOP');
    const acts = Promise.allSettled(people.map((id) => act(id, numbers.get(id) ?? 0)));
    const paused = pause(pausedMs);
    await acts;
    const answers = slack.journal
      .deliveries()
      .filter(({ id, name }) => id > before && !name.startsWith('events_api'));
    const waiting = people.map((id) => whatIsSeen(id).includes('Not confirmed yet'));
    const readyWhilePaused = await bot.isReady();
    await paused;
    process.kill(mongod.pid, 'SIGCONT');
    const resumed = performance.now();

    await until('it is ready again', () => bot.isReady());
    const readyMs = Math.round(performance.now() - resumed);
    await until(
      'everybody is told the outcome',
      () => people.every((id) => isTold(id, numbers.get(id))),
      30_000,
    );
    await until('everything is said', () => nothingLeftToSay(database), 30_000);
    const notes = await notesPerDeal(database);
    const deals = await storedDeals(database);
    const posts = [...slack.journal.postsPer('id').values()];
    const slowest = Math.max(...answers.map(({ ms }) => ms));
    report(
      `mongod paused for ${pausedMs} ms: ${answers.length} answers, p100 ${slowest} ms, ready again after ${readyMs} ms, ${[...notes.values()].join('+')} notes, ${deals.flatMap(moves).length} moves, most posts of one entry ${Math.max(...posts)}`,
    );

    expect(answers).toHaveLength(people.length);
    expect(answers.map(({ outcome }) => outcome)).toEqual(people.map(() => 'acked'));
    expect(waiting).toEqual(people.map(() => true));
    expect(readyWhilePaused).toBe(false);
    const mine = (id: string) => deals.find(({ number }) => number === numbers.get(id));
    expect(typing.map((id) => notes.get(numbers.get(id) ?? 0))).toEqual([1, 1, 1]);
    expect(
      pressing.map((id) => mine(id)?.history.filter(({ type }) => type === 'undone').length),
    ).toEqual([1, 1, 1]);
    expect(submitting.map((id) => mine(id)?.stageId)).toEqual([
      'qualified',
      'qualified',
      'qualified',
    ]);
    expect(submitting.map((id) => mine(id)?.version)).toEqual([2, 2, 2]);
    expect(Math.max(...posts)).toBe(1);
    expect(bot.said()).not.toContain('unforeseen');
  });

  /** Everybody has a deal; some have moved it already, some have the modal open. */
  async function dealsOfAll(): Promise<ReadonlyMap<string, number>> {
    const { slack, database } = team;
    for (const id of people) {
      const person = slack.person(id);
      await person.types('#deals', `/deal new Account ${id}`);
      await person.waits(() => person.hasModal());
      await person.submits();
    }
    await until('the cards are posted', () => nothingLeftToSay(database));
    const numbers = new Map(
      (await storedDeals(database)).map(({ ownerId = '', number }) => [ownerId, number]),
    );
    for (const id of pressing) {
      await slack.person(id).types('#deals', `/deal advance ${numbers.get(id)} qualified`);
    }
    for (const id of submitting) {
      const person = slack.person(id);
      await person.types('#deals', `/deal advance ${numbers.get(id)}`);
      await person.waits(() => person.hasModal());
    }
    await until('the moves are said', () => nothingLeftToSay(database));
    return numbers;
  }

  async function act(id: string, number: number): Promise<unknown> {
    const person = team.slack.person(id);
    if (typing.includes(id)) return person.types('#deals', `/deal note ${number} asked again`);
    if (pressing.includes(id)) {
      return person.clicks('Undo', { in: person.message(`is now in Qualified`, '#deals') });
    }
    return person.submits();
  }

  /** A modal hides what is behind it. */
  function whatIsSeen(id: string): string {
    const person = team.slack.person(id);
    return person.hasModal() ? person.modal().text : person.sees('#deals');
  }

  function isTold(id: string, number: number | undefined): boolean {
    const seen = whatIsSeen(id);
    if (typing.includes(id)) return seen.includes(`Noted on #${number}`);
    if (pressing.includes(id)) return seen.includes(`Undone: #${number}`);
    return seen.includes(`#${number} Account ${id} is now in Qualified`);
  }
});
