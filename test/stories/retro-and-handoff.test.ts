import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { PersonDriver } from '../../playground/person/person.ts';
import type { Message } from '../../playground/shapes.ts';
import {
  advance,
  inThread,
  type MovedTeam,
  newDeal,
  startMovedTeam,
  wins,
} from '../support/deal-walk.ts';

let team: MovedTeam;
beforeEach(async () => {
  team = await startMovedTeam();
});
afterEach(() => team?.stop());

async function toClosure(sam: PersonDriver, words = 'acme 12k linkedin'): Promise<Message> {
  const card = await newDeal(sam, words);
  for (const step of ['Qualified', 'Quote', 'Closure']) await advance(sam, card, step);
  return card;
}

function inSupport(lee: PersonDriver, words: string): Promise<Message> {
  return lee.waits(() =>
    lee.messages('#support').findLast((one) => lee.reads(one).includes(words)),
  );
}

describe('a deal that is won', () => {
  it('asks its thread what went well, is celebrated, and is taken over by support', async () => {
    const sam = team.slack.person('U_SAM');
    const priya = team.slack.person('U_PRIYA');
    const lee = team.slack.person('U_LEE');
    const card = await toClosure(sam);
    await inSupport(lee, 'Heads-up: #1');

    await wins(sam, 1);
    const prompt = await inThread(priya, card, 'Won: #1');
    expect(priya.reads(prompt)).toContain('Open until Mon 9 Mar');
    await priya.clicks('Qualified', { in: prompt });
    await priya.waits(() => priya.reads(prompt).includes('Qualified 1'));
    await priya.clicks('Qualified 1', { in: prompt });
    await priya.waits(() => !priya.reads(prompt).includes('Qualified 1'));

    expect(lee.sees('#support')).not.toContain('Handoff');
    await team.later({ minutes: 11 });
    await inThread(priya, card, /is won/);
    const handoff = await inSupport(lee, 'Handoff: #1');
    expect(lee.messages('#support')).toHaveLength(1);

    await lee.clicks('Ask the rep', { in: handoff });
    await lee.fills({ Question: 'Which plan did they buy?' });
    await lee.submits();
    const asked = await inThread(sam, card, 'Which plan did they buy?');
    expect(JSON.stringify(asked)).toContain('<@U_SAM>');

    await lee.clicks('Accept', { in: handoff });
    await lee.waits(() => lee.reads(handoff).includes('Lee Chen took it over'));
    await inThread(sam, card, 'Lee Chen takes over');
  });

  it('is told to support as an existing customer’s when the account was won before', async () => {
    const sam = team.slack.person('U_SAM');
    const lee = team.slack.person('U_LEE');
    await toClosure(sam);
    const headsUp = await inSupport(lee, 'Heads-up: #1');
    await team.later({ minutes: 90 });
    await wins(sam, 1);
    await team.later({ minutes: 11 });
    // Read long ago: an edit of it would tell nobody.
    await lee.waits(() => lee.reads(headsUp).includes('Its handoff is a message of its own'));
    expect(lee.messages('#support')).toHaveLength(2);
    expect(lee.reads(await inSupport(lee, 'Handoff: #1'))).not.toContain('Existing customer');

    const again = await newDeal(sam, 'acme 3k referral');
    await wins(sam, 2);
    await inThread(sam, again, 'closed #2');
    await team.later({ minutes: 11 });
    expect(lee.reads(await inSupport(lee, 'Handoff: #2'))).toContain('Existing customer: #1 Acme');
    expect(sam.reads(await inThread(sam, again, /#2.*is won/))).toContain('Existing customer: #1');
  });

  it('leaves no celebration and no handoff when it is undone, and its retro is withdrawn', async () => {
    const sam = team.slack.person('U_SAM');
    const lee = team.slack.person('U_LEE');
    const card = await toClosure(sam);
    await wins(sam, 1);
    const prompt = await inThread(sam, card, 'Won: #1');

    await sam.types('#deals', '/deal undo 1');
    await sam.waits(() => sam.reads(prompt).includes('Withdrawn: #1'));
    await team.later({ minutes: 20 });

    expect(sam.thread(card)).not.toContain('is won');
    expect(lee.sees('#support')).not.toContain('Handoff');
    expect(lee.sees('#support')).toContain('Heads-up: #1');
    expect((await lee.types('#support', '/deal lessons')).text).toContain('No lessons yet');
  });

  it('reminds support once when nobody accepts it, in working hours only', async () => {
    const sam = team.slack.person('U_SAM');
    const lee = team.slack.person('U_LEE');
    const ada = team.slack.person('U_ADA');
    await ada.types('#general', '/deal settings roles');
    await ada.fills({ Admins: ['Ada Berg'], Support: ['Lee Chen'] });
    await ada.submits();
    await toClosure(sam);
    await wins(sam, 1);
    await team.later({ minutes: 11 });
    await inSupport(lee, 'Handoff: #1');

    await team.later({ minutes: 60 * 21 });
    await team.later({ minutes: 60 });
    expect(lee.messages('#support')).toHaveLength(1);
    await team.later({ minutes: 3 * 60 });
    const reminder = await inSupport(lee, 'has waited for someone to take over since');
    await team.later({ minutes: 60 });
    await team.later({ days: 1 });

    await lee.opensHome();
    await lee.waits(() => lee.home().includes('1 customer waits for someone to take over'));
    expect(lee.home()).toContain('#1 Acme');
    expect(lee.home()).not.toContain('You have no open deal');
    await lee.clicks('Accept', { in: reminder });
    await lee.waits(() => lee.reads(reminder).includes('✓ Lee Chen took it over'));
    await inSupport(lee, 'Handoff: #1 Acme');
    expect(lee.reads(reminder)).not.toContain('Accept');
    expect(lee.messages('#support')).toHaveLength(2);
    await lee.clicks('Accept', { home: true });
    await lee.waits(() => lee.hasModal());
    expect(lee.modal().text).toContain('You have taken over #1 already');
    await lee.closes({ all: true });
    await lee.waits(() => !lee.home().includes('someone to take over'));
  });
});

describe('a heads-up', () => {
  it('says so when the deal moves back or is lost', async () => {
    const sam = team.slack.person('U_SAM');
    const lee = team.slack.person('U_LEE');
    const card = await toClosure(sam);
    const headsUp = await inSupport(lee, 'Heads-up: #1');

    await sam.types('#deals', '/deal back 1');
    await sam.fills({ Why: 'They want another quote' });
    await sam.submits();
    await lee.waits(() => lee.reads(headsUp).includes('not about to be signed any more'));
    await advance(sam, card, 'Closure');
    await lee.waits(() => lee.reads(headsUp).includes('Heads-up: #1'));
    await sam.types('#deals', '/deal lost 1 price');
    await sam.submits();
    await lee.waits(() => lee.reads(headsUp).includes('was lost'));
    expect(lee.messages('#support')).toHaveLength(1);
  });
});
