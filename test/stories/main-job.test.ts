import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTeamBot, type TeamBot, type Transport } from '../support/team-bot.ts';

describe.each<Transport>(['socket', 'http'])('a deal’s life over %s', (transport) => {
  let team: TeamBot;
  beforeAll(async () => {
    team = await startTeamBot({ transport });
  });
  afterAll(() => team?.stop());

  it('is created, walked to Closure, won, and seen by everyone', async () => {
    const sam = team.slack.person('U_SAM');
    const priya = team.slack.person('U_PRIYA');

    await sam.types('#deals', '/deal new acme 12k linkedin');
    expect(sam.modal().title).toBe('New deal');
    await sam.submits();
    await sam.waits(() => sam.sees('#deals').includes('#1'));
    const card = await sam.waits(() =>
      priya.messages('#deals').find((one) => priya.reads(one).includes('#1')),
    );
    expect(priya.reads(card)).toMatch(/€12,000/);

    await sam.clicks('Advance', { in: card });
    await sam.submits();
    await sam.waits(() => priya.thread(card).includes('from Prospecting to Qualified'));

    await sam.clicks('Advance', { in: card });
    await sam.submits();
    expect(sam.modal().text).toContain('Fill it in, or move anyway with a reason.');
    await sam.fills({ 'Move anyway because': 'Small deal' });
    await sam.submits();
    await sam.waits(() => priya.thread(card).includes('from Qualified to Quote'));

    await sam.clicks('Advance', { in: card });
    await sam.submits();
    await sam.fills({ 'Move anyway because': 'Told verbally' });
    await sam.submits();
    await sam.waits(() => priya.thread(card).includes('from Quote to Closure'));

    const asked = await sam.clicks('Advance', { in: card });
    expect(asked.text).toContain('Was it won or lost?');
    await sam.clicks('Won', { in: asked.messages[0] ?? card });
    await sam.fills({ 'Final amount': '11500' });
    await sam.submits();
    await sam.waits(() => priya.reads(priya.message('#1', '#deals')).includes('€11,500'));
    await sam.waits(() => /won.*€11,500/i.test(priya.thread(card)));
    const moves = priya.thread(card).match(/moved #1 Acme from/g);
    expect(moves).toHaveLength(3);
  });
});
