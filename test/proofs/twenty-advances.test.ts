import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ViewSight } from '../../playground/person/sights.ts';
import { crowd, seedWithCrowd } from '../support/bots/crowd.ts';
import { type ProofTeam, startProofTeam } from '../support/bots/proof-team.ts';
import { moves, nothingLeftToSay, storedDeal, storedDeals } from '../support/bots/stored.ts';
import { report } from '../support/report.ts';
import { until } from '../support/until.ts';

const people = crowd(20);
/** Without versions all of them write, and some may find no gap. */
const answers = / moved #1 |Many people are changing/;

describe('twenty people advance at once, before two processes', () => {
  let team: ProofTeam;
  beforeAll(async () => {
    team = await startProofTeam({ slack: { seed: seedWithCrowd(20) } });
  });
  afterAll(() => team?.stop());

  it('lets one of them move a deal, and tells the others who moved it where', async () => {
    const { slack, database } = team;
    const { ms } = await raceForOneDeal(team);

    const deal = await storedDeal(database, 1);
    const sights = people.map((id) => slack.person(id));
    const winners = sights.filter((person) => !person.hasModal());
    const losers = sights.filter((person) => person.hasModal()).map((person) => person.modal());
    const name = `Person ${winners[0]?.id.slice(2)}`;
    await until('everything is said', () => nothingLeftToSay(database));
    const replies = repliesIn(slack);
    report(
      `20 advances of one deal before 2 processes: ${winners.length} applied, ${losers.length} told who moved it, history +${moves(deal).length}, ${replies.length} thread reply, ${ms} ms`,
    );

    expect(winners).toHaveLength(1);
    expect(moves(deal)).toHaveLength(1);
    expect(deal.version).toBe(2);
    expect(replies).toHaveLength(1);
    expect(losers).toHaveLength(19);
    for (const modal of losers) {
      expect(modal.text).toContain(`${name} moved #1 from Prospecting to Qualified`);
      expect(modal.submit).toBe('Advance');
      expect(JSON.parse(modal.view.privateMetadata).own).toMatchObject({ number: 1, version: 2 });
    }
    await Promise.all(
      people
        .map((id) => slack.person(id))
        .filter((person) => person.hasModal())
        .map((person) => person.closes({ all: true })),
    );
  });

  it('moves twenty different deals, each announced once', async () => {
    const { slack, database } = team;
    const before = repliesIn(slack).length;
    await Promise.all(people.map((id) => create(team, id, `Account ${id}`)));
    await until('the cards are posted', () => nothingLeftToSay(database));
    const deals = (await storedDeals(database)).slice(-20);
    const asked = deals.map(({ number, ownerId = '' }) => [ownerId, number] as const);
    const { ms } = await advanceAtOnce(team, asked);
    await until('everything is said', () => nothingLeftToSay(database));

    const after = (await storedDeals(database)).slice(-20);
    const replies = repliesIn(slack).slice(before);
    const posts = [...slack.journal.postsPer('id').values()];
    report(
      `20 advances of 20 deals before 2 processes: ${after.filter(({ version }) => version === 2).length} applied, ${replies.length} thread replies, most posts of one entry ${Math.max(...posts)}, ${ms} ms`,
    );

    expect(after.map(({ stageId }) => stageId)).toEqual(people.map(() => 'qualified'));
    expect(after.flatMap(moves)).toHaveLength(20);
    expect(replies).toHaveLength(20);
    expect(new Set(replies.map(({ threadTs }) => threadTs)).size).toBe(20);
    expect(Math.max(...posts)).toBe(1);
  });
});

describe('a bot without versions', () => {
  it('is found out: more than one is told that they moved it', async () => {
    const slack = { seed: seedWithCrowd(20) };
    const team = await startProofTeam({ slack, env: { HABIT: 'no-version' } });
    try {
      await raceForOneDeal(team);

      const told = people.filter((id) => !team.slack.person(id).hasModal()).length;
      const deal = await storedDeal(team.database, 1);
      report(
        `a bot without versions: ${told} of 20 told that they moved it, ${moves(deal).length} moves from the same step, version ${deal.version}`,
      );
      expect(told).toBeGreaterThan(1);
      expect(moves(deal).length).toBeGreaterThan(1);
    } finally {
      await team.stop();
    }
  });
});

/** Told who was first, or that the deal is in that step already. */
function isAnswered({ text, errors }: ViewSight): boolean {
  return answers.test(text) || Object.keys(errors).length > 0;
}

async function raceForOneDeal(team: ProofTeam): Promise<{ readonly ms: number }> {
  await create(team, 'U_C01', 'Acme');
  await until('the card is posted', () => nothingLeftToSay(team.database));
  const race = await advanceAtOnce(
    team,
    people.map((id) => [id, 1] as const),
  );
  // Late ones are told a moment after they were asked to wait.
  await until('everybody is answered', () =>
    people
      .map((id) => team.slack.person(id))
      .every((person) => !person.hasModal() || isAnswered(person.modal())),
  );
  return race;
}

async function create(team: ProofTeam, id: string, account: string): Promise<void> {
  await opens(team, id, `/deal new ${account}`);
  await team.slack.person(id).submits();
}

/** Everybody opens the modal first, so all decide on the same version; then all submit at once. */
async function advanceAtOnce(
  team: ProofTeam,
  asked: readonly (readonly [id: string, number: number])[],
): Promise<{ readonly ms: number }> {
  await Promise.all(asked.map(([id, number]) => opens(team, id, `/deal advance ${number}`)));
  const began = performance.now();
  await Promise.all(
    asked.map(([id]) => {
      team.deliverToNext();
      return team.slack.person(id).submits();
    }),
  );
  return { ms: Math.round(performance.now() - began) };
}

/** In a busy channel other things appear before the modal does. */
async function opens(team: ProofTeam, id: string, line: string): Promise<void> {
  const person = team.slack.person(id);
  team.deliverToNext();
  await person.types('#deals', line);
  await person.waits(() => person.hasModal());
}

function repliesIn(slack: ProofTeam['slack']) {
  return slack.workspace.messages
    .seenBy('C_DEALS', 'U_SAM')
    .filter(({ threadTs, ephemeralTo }) => threadTs !== undefined && ephemeralTo === undefined);
}
