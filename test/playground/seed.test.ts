import { afterEach, describe, expect, it } from '@jest/globals';
import { type StandIn, startStandIn } from '../../playground/stand-in.ts';
import { aChannel, aPerson, seed } from '../../playground/team.ts';
import { clientOf } from './a-client.ts';

let slack: StandIn;
afterEach(() => slack.stop());

describe('another team', () => {
  it('is made of people and channels of its own, and comes back with a reset', async () => {
    slack = await startStandIn({
      seed: {
        ...seed,
        people: [...seed.people, aPerson('U_ANA', 'Ana Silva', { timezone: 'America/Sao_Paulo' })],
        channels: [aChannel('C_LATAM', 'latam', ['U_ANA', 'U_MILEPOST'])],
      },
    });
    const ana = slack.person('U_ANA');
    ana.says('#latam', 'Olá @Sam Ortiz, see https://example.com?a=1&b=2 & <more>');
    const at = Date.UTC(2026, 2, 9, 12) / 1000;
    await clientOf(slack).chat.postMessage({
      channel: 'latam',
      text: `*Due* <!date^${at}^{date_short} at {time}|Monday> for <@U_ANA> in <#C_LATAM>, _now_`,
    });

    expect(ana.sees('#latam')).toBe(
      [
        'Ana Silva: Olá @Sam Ortiz, see https://example.com?a=1&b=2 & <more>',
        'Milepost: Due 9 Mar 2026 at 9:00 for @Ana Silva in #latam, now',
      ].join('\n'),
    );
    slack.reset();
    expect(ana.sees('#latam')).toBe('');
  });
});
