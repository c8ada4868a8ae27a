import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startBotProcess } from '../support/bot-process.ts';
import { crowd, seedWithCrowd } from '../support/bots/crowd.ts';
import { type DealMaker, openDealMaker } from '../support/bots/more-deals.ts';
import { type ProofTeam, startProofTeam } from '../support/bots/proof-team.ts';
import {
  notesPerDeal,
  nothingLeftToSay,
  outboxEntries,
  storedDeals,
} from '../support/bots/stored.ts';
import { report } from '../support/report.ts';
import type { Transport } from '../support/team-bot.ts';
import { until } from '../support/until.ts';

const people = crowd(12);
const atLeast = 40;

describe.each<Transport>(['http', 'socket'])('SIGTERM under load over %s', (transport) => {
  let team: ProofTeam;
  let maker: DealMaker;
  beforeAll(async () => {
    team = await startProofTeam({
      transport,
      bots: 0,
      slack: { seed: seedWithCrowd(people.length) },
      env: { LOG_LEVEL: 'info' },
    });
    maker = await openDealMaker(team.database, () => new Date());
  });
  afterAll(async () => {
    await maker?.close();
    await team?.stop();
  });

  it('ends with 0 in time: what was acknowledged is stored, what was not is not', async () => {
    const { slack, database, env } = team;
    const bot = await startBotProcess({ env, entry: 'src/main.ts' });
    if (transport === 'http') slack.deliverTo(bot.eventsUrl);
    const numbers = await Promise.all(people.map(async (id) => (await maker.make(id, 1))[0] ?? 0));
    const load = Promise.allSettled(
      people.map(async (id, index) => {
        for (let n = 0; n < 400; n += 1) {
          const line = `/deal note ${numbers[index]} note ${n}`;
          const { text } = await slack.person(id).types('#deals', line);
          if (text.includes('failed with the error')) return;
        }
      }),
    );
    await until('people are at work', () => confirmedNotes(team).length >= atLeast);

    const told = performance.now();
    bot.signal('SIGTERM');
    const end = await bot.ended;
    const ms = Math.round(performance.now() - told);
    await load;

    const confirmed = countsOf(confirmedNotes(team));
    const stored = await notesPerDeal(database);
    const halfSaid = (await outboxEntries(database)).filter(({ state }) => state === 'sending');
    const total = [...confirmed.values()].reduce((sum, count) => sum + count, 0);
    const refused = slack.journal.deliveries('/deal').filter(({ outcome }) => outcome !== 'acked');
    report(
      `SIGTERM over ${transport}: exit ${end.code} after ${ms} ms, ${total} confirmed, ${refused.length} not taken, ${halfSaid.length} half said`,
    );

    expect(end).toEqual({ code: 0, signal: null });
    expect(ms).toBeLessThan(10_000);
    expect(Object.fromEntries(stored)).toEqual(Object.fromEntries(confirmed));
    expect(halfSaid).toEqual([]);
  });

  it('leaves the rest to the next process, which says each thing once', async () => {
    const { slack, database, env } = team;
    const bot = await startBotProcess({ env, entry: 'src/main.ts' });
    await until('everything is said', () => nothingLeftToSay(database));
    const posts = slack.journal.postsPer('id');
    const deals = await storedDeals(database);
    await bot.kill9();

    expect([...posts.values()].every((times) => times === 1)).toBe(true);
    expect(deals.every(({ id }) => posts.has(`${id}.1/card`))).toBe(true);
  });
});

/** The numbers of the deals that somebody was told to have noted on. */
function confirmedNotes({ slack }: ProofTeam): readonly number[] {
  return slack.journal.entries().flatMap(({ kind, outcome, answer, request }) => {
    const said = kind === 'response_url' ? request : outcome === 'acked' ? answer : undefined;
    const number = /Noted on #(\d+)/.exec(JSON.stringify(said ?? null))?.[1];
    return number === undefined ? [] : [Number(number)];
  });
}

function countsOf(numbers: readonly number[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return counts;
}
