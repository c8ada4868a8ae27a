import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type FanOut, startFanOut } from '../support/bots/fan-out.ts';
import { type ProofTeam, startProofTeam } from '../support/bots/proof-team.ts';
import { moves, nothingLeftToSay, storedDeal } from '../support/bots/stored.ts';
import { report } from '../support/report.ts';
import { until } from '../support/until.ts';

const times = 4;

async function startFanned(habit?: string): Promise<{ team: ProofTeam; fan: FanOut }> {
  const team = await startProofTeam(habit === undefined ? {} : { env: { HABIT: habit } });
  const fan = await startFanOut(
    team.bots.map(({ eventsUrl }) => eventsUrl),
    times,
  );
  const sam = team.slack.person('U_SAM');
  await sam.types('#deals', '/deal new Acme 12k');
  await sam.submits();
  await until('the card is posted', () => nothingLeftToSay(team.database));
  team.slack.deliverTo(fan.url);
  return { team, fan };
}

describe('one signed delivery, four times at once to two processes', () => {
  let team: ProofTeam;
  let fan: FanOut;
  beforeAll(async () => {
    ({ team, fan } = await startFanned());
  });
  afterAll(async () => {
    await fan?.stop();
    await team?.stop();
  });

  /** What the person was told over the response URL, since so many calls ago. */
  function told(since: number): readonly string[] {
    return team.slack.journal
      .entries()
      .filter(({ kind, id }) => kind === 'response_url' && id > since)
      .map(({ request }) => JSON.stringify(request));
  }

  function lastOnWire(): number {
    return team.slack.journal.entries().at(-1)?.id ?? 0;
  }

  it('is one note with four equal answers', async () => {
    const sam = team.slack.person('U_SAM');
    await sam.types('#deals', '/deal note 1 they asked for a demo');
    const answers = fan.answers.at(-1) ?? [];
    const notes = await notesOf(team);
    report(`a command 4 times: ${notes} note, ${distinct(answers)} distinct answer of 4`);

    expect(notes).toBe(1);
    expect(answers).toHaveLength(times);
    expect(distinct(answers)).toBe(1);
    expect(answers[0]).toMatchObject({ status: 200 });
    expect(answers[0]?.body).toContain('#1');
  });

  it('is one move by command with four equal answers', async () => {
    const sam = team.slack.person('U_SAM');
    await sam.types('#deals', '/deal advance 1 qualified');
    const answers = fan.answers.at(-1) ?? [];
    const deal = await storedDeal(team.database, 1);
    report(
      `a move 4 times: history +${moves(deal).length}, ${distinct(answers)} distinct answer of 4`,
    );

    expect(moves(deal)).toHaveLength(1);
    expect(deal.version).toBe(2);
    expect(distinct(answers)).toBe(1);
    expect(answers[0]?.body).toContain('Qualified');
  });

  it('is one undo by button, told the same each time', async () => {
    const sam = team.slack.person('U_SAM');
    const before = await storedDeal(team.database, 1);
    const since = lastOnWire();
    await sam.clicks('Undo', { in: sam.message('Qualified', '#deals') });
    await until('all four are told', () => told(since).length === times);
    const answers = fan.answers.at(-1) ?? [];
    const deal = await storedDeal(team.database, 1);
    const said = new Set(told(since));
    report(
      `a button 4 times: history +${deal.history.length - before.history.length}, ${distinct(answers)} distinct answer and ${said.size} distinct sentence of 4`,
    );

    expect(deal.history.length - before.history.length).toBe(1);
    expect(deal.stageId).toBe('prospecting');
    expect(distinct(answers)).toBe(1);
    expect(said.size).toBe(1);
  });

  it('is one move by modal with four equal answers', async () => {
    const sam = team.slack.person('U_SAM');
    // Opened by one delivery: four would open four modals.
    team.slack.deliverTo(team.bots[0]?.eventsUrl ?? '');
    await sam.types('#deals', '/deal advance 1');
    await sam.waits(() => sam.hasModal());
    const before = await storedDeal(team.database, 1);
    const since = lastOnWire();
    team.slack.deliverTo(fan.url);
    await sam.submits();
    await until('all four are told', () => told(since).length === times);
    const answers = fan.answers.at(-1) ?? [];
    const deal = await storedDeal(team.database, 1);
    const said = new Set(told(since));
    report(
      `a modal 4 times: history +${deal.history.length - before.history.length}, ${distinct(answers)} distinct answer and ${said.size} distinct sentence of 4`,
    );

    expect(deal.history.length - before.history.length).toBe(1);
    expect(deal.stageId).toBe('qualified');
    expect(distinct(answers)).toBe(1);
    expect(said.size).toBe(1);
  });

  it('announces each change once', async () => {
    await until('everything is said', () => nothingLeftToSay(team.database));
    const posts = [...team.slack.journal.postsPer('id').values()];
    expect(posts.length).toBeGreaterThan(1);
    expect(Math.max(...posts)).toBe(1);
  });
});

describe('a bot without keys', () => {
  it('is found out: one delivery is done four times', async () => {
    const { team, fan } = await startFanned('no-keys');
    try {
      await team.slack.person('U_SAM').types('#deals', '/deal note 1 they asked for a demo');
      const notes = await notesOf(team);
      report(`a bot without keys: ${notes} notes of one delivery`);
      expect(notes).toBe(times);
    } finally {
      await fan.stop();
      await team.stop();
    }
  });
});

function distinct(answers: readonly object[]): number {
  return new Set(answers.map((answer) => JSON.stringify(answer))).size;
}

/** Those still on the deal and those copied already. */
async function notesOf({ database }: ProofTeam): Promise<number> {
  await until('everything is copied', () => nothingLeftToSay(database));
  const rows = await database.connection.collection('activities').find().toArray();
  const deals = await database.connection.collection('deals').find().toArray();
  const ids = [...rows, ...deals.flatMap(({ activities = [] }) => activities)].map(({ id }) => id);
  return new Set(ids).size;
}
