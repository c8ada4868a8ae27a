import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
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

describe('a deal that is won', () => {
  it('asks its thread what went well, is celebrated, and is taken over by support', async () => {
    const sam = team.slack.person('U_SAM');
    const priya = team.slack.person('U_PRIYA');
    const lee = team.slack.person('U_LEE');
    const card = await newDeal(sam, 'acme 12k linkedin');
    await advance(sam, card, 'Qualified');
    await advance(sam, card, 'Quote');
    await advance(sam, card, 'Closure');
    await lee.waits(() => lee.sees('#support').includes('Heads-up: #1'));

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
    const handoff = await lee.waits(() =>
      lee.messages('#support').find((one) => lee.reads(one).includes('Handoff: #1')),
    );
    expect(lee.messages('#support')).toHaveLength(1);

    await lee.clicks('Ask the rep', { in: handoff });
    await lee.fills({ Question: 'Which plan did they buy?' });
    await lee.submits();
    const asked = await inThread(sam, card, 'Which plan did they buy?');
    expect(JSON.stringify(asked)).toContain('<@U_SAM>');

    await lee.clicks('Accept', { in: handoff });
    await lee.waits(() => lee.reads(handoff).includes('Lee Chen took it over'));
    await inThread(sam, card, 'Lee Chen takes over');
    expect((await team.slack.person('U_MARIA').types('#deals', '/deal retro 1')).text).toContain(
      'Won: #1',
    );
  });
});
