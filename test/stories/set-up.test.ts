import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonDriver } from '../../playground/person/person.ts';
import { startTeamBot, type TeamBot } from '../support/team-bot.ts';

let team: TeamBot;
let ada: PersonDriver;
let sam: PersonDriver;
beforeAll(async () => {
  const nothingSet = { DEALS_CHANNEL: '', MANAGERS_CHANNEL: '', SUPPORT_CHANNEL: '' };
  team = await startTeamBot({ env: nothingSet });
  ada = team.slack.person('U_ADA');
  sam = team.slack.person('U_SAM');
});
afterAll(() => team?.stop());

const written = (who: PersonDriver, words: string) =>
  who.messages('dm').filter((message) => who.reads(message).includes(words)).length;

describe('a workspace from nothing', () => {
  it('welcomes a person once, on their first use, and offers an admin the set-up', async () => {
    expect(ada.messages('dm')).toHaveLength(0);
    await ada.types('#general', '/deal');
    await ada.waits(() => written(ada, 'Milepost keeps our deals') === 1);
    expect(ada.dm()).toContain('Milepost is not set up yet');
    expect(ada.dm()).toContain('Kept: what you type into deals');

    await ada.types('#general', '/deal help');
    await sam.types('#general', '/deal');
    await sam.waits(() => written(sam, 'Milepost keeps our deals') === 1);
    expect(sam.dm()).not.toContain('not set up');
    expect(written(ada, 'Milepost keeps our deals')).toBe(1);
    expect(team.slack.person('U_PRIYA').messages('dm')).toHaveLength(0);
  });

  it('is set up in three forms from that message', async () => {
    await ada.clicks('Set up', { in: ada.message('not set up yet', 'dm') });
    await ada.waits(() => ada.hasModal());
    expect(ada.modal().text).toContain('1 of 3');
    await ada.fills({ Deals: '#general', Managers: '#managers', Support: '#support' });
    await ada.submits();
    expect(ada.modal().errors.Deals).toContain('Milepost is not in #general');
    await ada.fills({ Deals: '#deals' });
    await ada.submits();

    expect(ada.modal().text).toContain('2 of 3');
    expect(ada.modal().text).toMatch(/Admins: Ada Berg/);
    expect(ada.modal().text).toMatch(/Managers: .*Maria Lopez/);
    await ada.fills({ Managers: ['Maria Lopez'] });
    await ada.submits();

    expect(ada.modal().text).toContain('3 of 3');
    expect(ada.modal().text).toContain('The first week is quiet');
    expect(ada.modal().text).toContain('Prospecting 0');
    await ada.waits(() => sam.sees('#deals').includes('Milepost is here'));
    await ada.waits(() => ada.sees('#managers').includes('digest comes to this channel'));
    await ada.submits();
    await ada.waits(() => ada.dm().includes('Milepost is set up.'));
    expect(ada.dm()).toContain('[Import deals] [Invite people] [New deal]');
    await ada.opensHome();
    await ada.waits(() => ada.home().includes('[Import deals]'));
    expect(ada.home()).toContain('2 of 6 decided. Still open:');
    expect(ada.home()).toContain('No open deals.');
  });

  it('takes a deal at once, and its card stands in the channel that was picked', async () => {
    await sam.types('#general', '/deal new acme 12k linkedin');
    await sam.waits(() => sam.hasModal());
    await sam.submits();
    await sam.waits(() => sam.sees('#deals').includes('#1 Acme'));
  });

  it('writes to those an admin invites, once', async () => {
    for (const told of ['1 person is invited', '0 people are invited. 1 person knows']) {
      await ada.types('#general', '/deal settings invite');
      await ada.waits(() => ada.hasModal());
      await ada.fills({ Who: ['Priya Nair'] });
      await ada.submits();
      await ada.waits(() => ada.sees('#general').includes(told));
    }
    const priya = team.slack.person('U_PRIYA');
    await priya.waits(() => written(priya, 'Milepost keeps our deals') === 1);
    expect(priya.messages('dm')).toHaveLength(1);
  });
});
