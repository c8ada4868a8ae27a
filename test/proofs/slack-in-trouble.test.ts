import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { BotProcess } from '../support/bot-process.ts';
import { type DealMaker, openDealMaker } from '../support/bots/more-deals.ts';
import { greeted, type ProofTeam, startProofTeam } from '../support/bots/proof-team.ts';
import { nothingLeftToSay, outboxEntries } from '../support/bots/stored.ts';
import { report } from '../support/report.ts';
import { until } from '../support/until.ts';

const friday = new Date('2027-03-05T10:00:00Z');
const monday = new Date('2027-03-08T08:05:00Z');
const secondMs = 1_000;

describe('Slack in trouble', () => {
  let team: ProofTeam;
  let maker: DealMaker;
  let bot: BotProcess;
  beforeAll(async () => {
    team = await startProofTeam({ bots: 0 });
    const { slack, database } = team;
    slack.clock.moveTo(friday);
    bot = await team.start(slack.clock.offsetMs());
    maker = await openDealMaker(database, () => new Date(slack.clock.now()));
    await greeted(team, 'U_SAM');
    await until('it is written down', () => nothingLeftToSay(database));
  });
  afterAll(async () => {
    await maker?.close();
    await team?.stop();
  });
  beforeEach(() => {
    team.slack.faults.clear();
    team.slack.journal.clear();
  });

  async function moveClock(ms: number): Promise<void> {
    team.slack.clock.moveBy(ms);
    await bot.moveClock(team.slack.clock.offsetMs());
  }

  function posts(channel: string) {
    return team.slack.journal
      .calls('chat.postMessage')
      .filter(({ request }) => (request as { channel?: string }).channel === channel);
  }

  function timesPosted(): readonly number[] {
    return [...team.slack.journal.postsPer('id').values()];
  }

  /** Whatever waits for a pause or a look at Slack gets it. */
  async function settle(): Promise<void> {
    for (let tries = 0; tries < 10 && !(await nothingLeftToSay(team.database)); tries += 1) {
      await until('nobody is at it', async () =>
        (await outboxEntries(team.database)).every(({ state }) => state !== 'sending'),
      );
      await moveClock(150 * secondMs);
    }
    await until('everything is said', () => nothingLeftToSay(team.database));
  }

  it('leaves a channel alone for as long as it is told to, and no other', async () => {
    const { slack, database } = team;
    const retryAfter = 4;
    slack.faults.add({
      kind: 'rate-limited',
      method: 'chat.postMessage',
      channel: 'C_DEALS',
      retryAfter,
    });
    await maker.make('U_SAM', 1);
    await bot.moveClock(slack.clock.offsetMs());
    const refused = await until('it is told to wait', () =>
      posts('C_DEALS').find(({ status }) => status === 429),
    );
    await maker.make('U_SAM', 2);
    await moveClock(monday.getTime() - slack.clock.now());
    await until('everything is said', () => nothingLeftToSay(database), 20_000);

    const after = posts('C_DEALS').filter(({ status }) => status !== 429);
    const first = Math.min(...after.map(({ at }) => at.getTime()));
    const digest = posts('C_MANAGERS')[0]?.at.getTime() ?? Number.POSITIVE_INFINITY;
    report(
      `429 with Retry-After ${retryAfter}: next call to that channel after ${first - refused.at.getTime()} ms, digest to another after ${digest - refused.at.getTime()} ms, ${after.length} cards, most posts of one entry ${Math.max(...timesPosted())}`,
    );

    expect(first - refused.at.getTime()).toBeGreaterThanOrEqual(retryAfter * secondMs);
    expect(digest).toBeLessThan(first);
    expect(after).toHaveLength(3);
    expect(Math.max(...timesPosted())).toBe(1);
  });

  it('posts each thing once, whatever becomes of the answer', async () => {
    const { slack } = team;
    const kinds = ['error-after', 'lost', 'hang', 'error', 'refused', 'slow'] as const;
    for (const kind of kinds) {
      slack.faults.add({ kind, method: 'chat.postMessage', channel: 'C_DEALS', ms: 6_000 });
    }
    const numbers = await maker.make('U_SAM', kinds.length);
    await bot.moveClock(slack.clock.offsetMs());
    await until('every fault has hit', () => slack.faults.active().length === 0);
    await until('every call has come to its end', async () => {
      const entries = await outboxEntries(team.database);
      return entries.length === kinds.length && entries.every(({ state }) => state === 'ambiguous');
    });
    await settle();

    const cards = posts('C_DEALS').flatMap(({ effects }) =>
      effects.filter(({ type }) => type === 'posted'),
    );
    report(
      `answers of ${kinds.join(', ')}: ${posts('C_DEALS').length} calls, ${cards.length} cards of ${numbers.length} deals, most posts of one entry ${Math.max(...timesPosted())}`,
    );

    expect(cards).toHaveLength(numbers.length);
    expect(timesPosted()).toEqual(numbers.map(() => 1));
  });

  it.each(['not_in_channel', 'is_archived'] as const)(
    'keeps the change and waits where the channel is closed: %s',
    async (trouble) => {
      const { slack, database } = team;
      const { botUserId } = slack.workspace.app;
      if (trouble === 'not_in_channel') slack.workspace.leave('C_DEALS', botUserId);
      else slack.workspace.archive('C_DEALS');
      const sam = slack.person('U_SAM');
      await sam.types('#general', '/deal new Closed');
      await sam.waits(() => sam.hasModal());
      await sam.submits();
      const waiting = await until('its entry waits', async () => {
        const entries = await outboxEntries(database);
        return entries.length > 0 && entries.every(({ state }) => state === 'no-destination')
          ? entries
          : undefined;
      });
      const calls = posts('C_DEALS').length;
      const sentence = sam.sees('#general');
      await moveClock(10 * 60 * secondMs);
      const callsLater = posts('C_DEALS').length;
      await slack.person('U_ADA').opensHome();
      const home = slack.person('U_ADA').home();

      slack.workspace.archive('C_DEALS', false);
      slack.workspace.leave('C_DEALS', botUserId);
      slack.workspace.join('C_DEALS', botUserId);
      await until('it is posted', () => nothingLeftToSay(database));
      report(
        `${trouble}: ${waiting.length} entry waits, ${calls} call, ${callsLater - calls} more in ten minutes, ${timesPosted().length} posted after the invitation`,
      );

      expect(sentence).toContain('Closed');
      expect(calls).toBe(1);
      expect(callsLater).toBe(calls);
      expect(home).toContain(trouble);
      // The card, and the word to whoever made the deal.
      expect(timesPosted()).toEqual([1, 1]);
      expect(sam.dm()).toContain(
        trouble === 'is_archived' ? 'the deals channel is archived' : 'is not in the deals channel',
      );
    },
  );

  it('keeps every change when the token is withdrawn, says so, and does not spin', async () => {
    const { slack, database } = team;
    const sam = slack.person('U_SAM');
    slack.uninstall();
    await until('it is not ready', async () => !(await bot.isReady()));
    const numbers = await maker.make('U_SAM', 3);
    const { text } = await sam.types('#general', `/deal note ${numbers[0]} they called`);
    await bot.moveClock(slack.clock.offsetMs());
    await until('the cards wait', async () =>
      (await outboxEntries(database)).every(({ state }) => state === 'no-destination'),
    );
    const calls = posts('C_DEALS').length;
    for (let minute = 0; minute < 5; minute += 1) await moveClock(60 * secondMs);
    const more = posts('C_DEALS').length - calls;

    slack.tokens.restore();
    await bot.kill9();
    bot = await team.start(slack.clock.offsetMs());
    await settle();
    report(
      `token withdrawn: ${calls} calls for 3 cards, ${more} more in five minutes, ${timesPosted().length} posted after the new installation`,
    );

    expect(text).toContain(`Noted on #${numbers[0]}`);
    expect(calls).toBe(3);
    expect(more).toBe(0);
    expect(timesPosted()).toEqual([1, 1, 1]);
  });
});
