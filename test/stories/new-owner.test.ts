import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PersonDriver } from '../../playground/person/person.ts';
import type { Message } from '../../playground/shapes.ts';
import { countingHands } from '../support/counted-hands.ts';
import { inThread, type MovedTeam, newDeal, startMovedTeam } from '../support/deal-walk.ts';
import { until } from '../support/until.ts';

interface People {
  readonly team: MovedTeam;
  readonly sam: PersonDriver;
  readonly priya: PersonDriver;
  readonly maria: PersonDriver;
}

async function assemble(): Promise<People> {
  const team = await startMovedTeam();
  const { person } = team.slack;
  return { team, sam: person('U_SAM'), priya: person('U_PRIYA'), maria: person('U_MARIA') };
}

function inDm(who: PersonDriver, words: string): readonly Message[] {
  return who.messages('dm').filter((one) => who.reads(one).includes(words));
}

async function newest(who: PersonDriver, words: string): Promise<Message> {
  return who.waits(() => inDm(who, words).at(-1));
}

describe('a deal that a manager gives to another rep', () => {
  let people: People;
  let stark: Message;
  let umbrella: Message;
  let card: Message;
  beforeAll(async () => {
    people = await assemble();
    const { priya } = people;
    stark = await newDeal(priya, 'stark 22k inbound');
    umbrella = await newDeal(priya, 'umbrella 9k');
    for (const text of ['first', 'second', 'third', 'fourth']) {
      await priya.types('#deals', `/deal log 1 call ${text}`);
    }
    await priya.types('#deals', '/deal todo 1 send the offer 2026-03-12');
  });
  afterAll(() => people?.team.stop());

  it('comes with a card: from whom and why, what is known, what was said last', async () => {
    const { maria, sam } = people;
    const said = await maria.types('#deals', '/deal assign 1 @Sam Ortiz Priya has her hands full');
    expect(said.text).toContain('new owner Sam Ortiz');
    await maria.types('#deals', '/deal assign 2 @Sam Ortiz as @Priya Nair asked');

    card = await newest(sam, '#1 Stark');
    const text = sam.reads(card);
    expect(text).toContain('New owner · Maria');
    expect(text).toContain('gave you #1 Stark · €22,000 · Prospecting. It was Priya Nair’s.');
    expect(text).toContain('Why: “Priya has her hands full”');
    expect(text).toContain('Next: send the offer');
    expect(sam.reads(await newest(sam, '#2 Umbrella'))).toContain('Why: “as @Priya Nair asked”');
    expect(text).toMatch(/“fourth”[\s\S]*“third”[\s\S]*“second”/);
    expect(text).not.toContain('“first”');
    expect(text).toContain('[Accept] [Ask Priya] [Open]');
    await newest(sam, '#2 Umbrella');
  });

  it('is accepted with one tap, which counts once when tapped twice', async () => {
    const { sam, maria } = people;
    const shown = await maria.types('#deals', '/deal show 1');
    expect(shown.text).toContain('gave it to Sam Ortiz on 2 Mar. Not accepted yet.');

    const hands = countingHands(sam);
    await hands.clicks('Accept', { in: card });
    expect(hands.effort()).toEqual({ taps: 1, words: 0 });
    await sam.waits(() => sam.reads(card).includes('Accepted by Sam Ortiz on 2 Mar: #1 Stark'));
    expect(sam.reads(card)).not.toContain('[Accept]');
    expect(inDm(sam, '#1 Stark')).toHaveLength(1);
    const after = await maria.types('#deals', '/deal show 1');
    expect(after.text).toContain('Accepted by Sam Ortiz on 2 Mar.');
  });

  it('is asked for again the next morning, with a question to who had it', async () => {
    const { team, sam, priya } = people;
    await team.later({ days: 1 });
    const morning = await newest(sam, 'Good morning Sam');
    expect(sam.reads(morning)).toContain('1 deal to accept');
    expect(sam.reads(morning)).toContain('New owner: #2 Umbrella · €9,000 · Prospecting');
    expect(sam.reads(morning)).not.toContain('#1 Stark');
    expect(inDm(sam, 'New owner · ')).toHaveLength(1);

    await sam.clicks('Ask Priya', { in: morning });
    await sam.fills({ Question: 'Who signs there?' });
    await sam.submits();
    const asked = await inThread(priya, umbrella, 'Who signs there?');
    expect(JSON.stringify(asked)).toContain('<@U_PRIYA>');
    expect(priya.thread(stark)).not.toContain('Who signs there?');
    expect(sam.reads(morning)).toContain('[Accept] [Ask Priya] [Open]');
  });

  it('is the manager’s after five working days: in the digest and in Home', async () => {
    const { team, maria } = people;
    const words = '#2 Umbrella €9,000: Sam Ortiz has not accepted it for';
    for (const _ of ['Wed', 'Thu', 'Fri']) await team.later({ days: 1 });
    expect(maria.sees('#managers')).not.toContain(words);
    await team.later({ days: 3 });
    const digest = await maria.waits(() =>
      maria.messages('#managers').find((one) => maria.reads(one).includes('Week 2–8 Mar')),
    );
    expect(maria.reads(digest)).toContain(`${words} 5 working days (from Priya Nair) [Open]`);
    expect(maria.reads(digest)).not.toContain('#1 Stark €22k: Sam');

    await maria.opensHome();
    await maria.waits(() => maria.home().includes(`${words} 5 working days`));
    expect(maria.home()).not.toContain('#1 Stark €22k: Sam');
  });

  it('is accepted in Home too, where the card stands as well', async () => {
    const { sam, team } = people;
    await sam.opensHome();
    await sam.waits(() => sam.home().includes('gave you #2 Umbrella'));
    await sam.clicks('Accept', { home: true });
    await sam.waits(() => !sam.home().includes('gave you #2 Umbrella'));
    await newest(sam, 'Accepted by Sam Ortiz on 9 Mar: #2 Umbrella');
    const morning = await newest(sam, 'Good morning Sam');
    await sam.waits(() => sam.reads(morning).includes('✓ #2 Umbrella: accepted'));
    await team.later({ days: 1 });
    expect(inDm(sam, 'by Sam Ortiz on 9 Mar: #2 Umbrella')).toHaveLength(1);
    expect(inDm(sam, 'Good morning').map((one) => sam.reads(one).includes('to accept'))).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe('a new owner', () => {
  let people: People;
  beforeEach(async () => {
    people = await assemble();
    await newDeal(people.priya, 'hooli 9k');
  });
  afterEach(() => people?.team.stop());

  it('taps twice: one effect, one card', async () => {
    const { team, maria, sam } = people;
    await maria.types('#deals', '/deal assign 1 @Sam Ortiz');
    const card = await newest(sam, 'gave you #1 Hooli');
    await Promise.all([sam.clicks('Accept', { in: card }), sam.clicks('Accept', { in: card })]);
    await newest(sam, 'Accepted by Sam Ortiz');
    const stored = team.database.connection.collection('deals');
    await until('all is said', async () => (await stored.findOne({}))?.outbox.length === 0);
    expect(await stored.findOne({})).toMatchObject({ revision: 3, recentKeys: { length: 2 } });
    expect(inDm(sam, 'Hooli')).toHaveLength(1);
  });

  it('is told when the deal went on to somebody else meanwhile', async () => {
    const { maria, sam, priya } = people;
    await maria.types('#deals', '/deal assign 1 @Sam Ortiz');
    const card = await newest(sam, 'gave you #1 Hooli');
    const shown = await sam.types('#deals', '/deal show 1');
    expect(shown.text).toContain('gave you this deal. It was Priya Nair’s.');
    const stale = sam.message('gave you this deal', '#deals');

    await maria.types('#deals', '/deal assign 1 @Priya Nair');
    await newest(priya, 'gave you #1 Hooli');
    await sam.waits(() => sam.reads(card).includes('#1 Hooli is with Priya Nair now.'));
    const told = await sam.clicks('Accept', { in: stale });
    expect(told.text).toMatch(
      /gave #1 to Priya Nair today at .*nothing for you to accept any more/,
    );
    await priya.clicks('Accept', { in: await newest(priya, 'gave you #1 Hooli') });
    await newest(priya, 'Accepted by Priya Nair');
    expect(sam.dm()).not.toContain('Accepted');
  });

  it('hears nothing outside working hours, and sees it on the deal at once', async () => {
    const { team, maria, sam } = people;
    await team.later({ minutes: 10 * 60 });
    await maria.types('#deals', '/deal assign 1 @Sam Ortiz');
    const shown = await sam.types('#deals', '/deal show 1');
    expect(shown.text).toContain('gave you this deal');
    await team.later({ minutes: 12 * 60 });
    expect(inDm(sam, 'Hooli')).toHaveLength(0);
    await team.later({ minutes: 65 });
    await newest(sam, 'gave you #1 Hooli');
    await team.later({ minutes: 60 });
    expect(inDm(sam, 'Hooli')).toHaveLength(1);
  });

  it('is not asked while away, but on the first morning back', async () => {
    const { team, maria, sam } = people;
    await team.later({ minutes: 10 * 60 });
    await maria.types('#deals', '/deal assign 1 @Sam Ortiz');
    await sam.types('#deals', '/deal away');
    await sam.waits(() => sam.hasModal());
    await sam.fills({ 'Back on': '2026-03-05' });
    await sam.submits();
    await team.later({ minutes: 14 * 60 });
    await team.later({ days: 1 });
    expect(inDm(sam, 'Hooli')).toHaveLength(0);
    await team.later({ days: 1 });
    const morning = await newest(sam, 'Good morning Sam');
    expect(sam.reads(morning)).toContain('New owner: #1 Hooli');
    await sam.clicks('Accept', { in: morning });
    await sam.waits(() => sam.reads(morning).includes('✓ #1 Hooli: accepted'));
    expect(inDm(sam, 'Hooli')).toHaveLength(1);
  });

  it('is asked about a deal that somebody made for them', async () => {
    const { maria, sam } = people;
    await maria.types('#deals', '/deal new globex 5k @Sam Ortiz');
    await maria.waits(() => maria.hasModal());
    await maria.submits();

    const asked = await newest(sam, 'gave you #2 Globex');
    await sam.clicks('Accept', { in: asked });

    await sam.waits(() => sam.reads(asked).includes('Accepted by Sam Ortiz'));
    expect(inDm(sam, 'Globex')).toHaveLength(1);
  });

  it('accepts by working on it', async () => {
    const { maria, sam } = people;
    await maria.types('#deals', '/deal assign 1 @Sam Ortiz');
    await newest(sam, 'gave you #1 Hooli');
    await sam.types('#deals', '/deal log 1 call');
    await newest(sam, 'Accepted by Sam Ortiz');
    await sam.types('#deals', '/deal undo 1');
    await newest(sam, 'gave you #1 Hooli');
    expect(inDm(sam, 'Hooli')).toHaveLength(1);
  });
});
