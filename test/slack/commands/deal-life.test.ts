import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTeamBot, type TeamBot } from '../../support/team-bot.ts';

let team: TeamBot;
beforeAll(async () => {
  team = await startTeamBot();
});
afterAll(async () => {
  await team.stop();
});

describe('a deal from the first word to the last', () => {
  it('is made from words with one tap, and shows as a card', async () => {
    const sam = team.slack.person('U_SAM');

    const form = await sam.types('C_DEALS', '/deal new acme 12k linkedin');
    expect(form.modal?.title).toBe('New deal');
    const made = await sam.submits();

    expect(made.text).toContain('is in Prospecting');
    await sam.waits(() => sam.sees('C_DEALS').includes('Prospecting (1 of 4)'));
    expect(sam.sees('C_DEALS')).toContain('#1 Acme');
    expect(sam.sees('C_DEALS')).toContain('€12,000');
    expect(sam.sees('C_DEALS')).toContain('Owner: Sam Ortiz');
  });

  it('advances through the modal, and the card and its thread say so', async () => {
    const sam = team.slack.person('U_SAM');

    const form = await sam.types('C_DEALS', '/deal advance 1');
    expect(form.text).toContain('Advance deal');
    expect(form.text).toContain('Qualified');
    await sam.fills({ Note: 'They have a budget' });
    const moved = await sam.submits();

    expect(moved.text).toContain('is now in Qualified');
    await sam.waits(() => sam.sees('C_DEALS').includes('Qualified (2 of 4)'));
    const card = sam.message('#1 Acme', 'C_DEALS');
    await sam.waits(() => sam.thread(card).includes('from Prospecting to Qualified'));
    expect(sam.thread(card)).toContain('They have a budget');
  });
});
