import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { announce } from '../../src/domain/announcement.ts';
import { IsoDate, Zone } from '../../src/domain/dates.ts';
import { UserId } from '../../src/domain/ids.ts';
import type { Member } from '../../src/domain/member.ts';
import type { PeopleSource } from '../../src/slack-ports.ts';
import { aMember, maria, monday, priya, sam, team } from '../support/build.ts';
import { openTestStores, type TestStores } from '../support/stores.ts';

const asked: string[] = [];
const slack = {
  down: false,
  people: new Map<string, Partial<Member>>(),
  managers: new Set<string>(),
};

const people: PeopleSource = {
  async person(workspaceId, userId) {
    asked.push(userId);
    if (slack.down) throw new Error('Slack does not answer');
    const { roles: _, ...person } = aMember({ ...slack.people.get(userId), workspaceId, userId });
    return person;
  },
  async isInChannel(_, channel, userId) {
    if (slack.down) throw new Error('Slack does not answer');
    return channel === 'CMANAGERS' && slack.managers.has(userId);
  },
};

let open: TestStores;
beforeAll(async () => {
  open = await openTestStores({ people });
});
beforeEach(async () => {
  await open.reset();
  asked.length = 0;
  slack.down = false;
  slack.people.clear();
  slack.managers.clear();
});
afterAll(async () => {
  await open.close();
});

const members = () => open.stores.members;

describe('a member store', () => {
  it('asks Slack once for a person and keeps what it says', async () => {
    slack.people.set(sam, { name: 'Sam Ortiz' });

    const first = await members().member(team, sam);
    slack.down = true;
    const other = await open.another();
    const again = await other.members.member(team, sam);

    expect(first).toMatchObject({ name: 'Sam Ortiz', roles: ['rep'] });
    expect(again).toEqual(first);
    expect(asked).toEqual([sam]);
  });

  it('takes roles from Slack until they are set', async () => {
    slack.people.set(maria, { slackAdmin: true });
    slack.managers.add(priya);
    slack.people.set('UGUEST', { standing: 'guest', slackAdmin: true });

    const roles = async (userId: string) =>
      (await members().member(team, UserId.parse(userId))).roles;

    expect(await roles(sam)).toEqual(['rep']);
    expect(await roles(maria)).toEqual(['rep', 'admin']);
    expect(await roles(priya)).toEqual(['rep', 'manager']);
    expect(await roles('UGUEST')).toEqual([]);
  });

  it('keeps roles that an admin set, whatever Slack says', async () => {
    slack.managers.add(priya);
    const { workspaces } = open.stores;
    const { settings } = await workspaces.house(team);

    await workspaces.saveSettings({ ...settings, adminIds: [maria], supportIds: [priya] });

    expect((await members().member(team, priya)).roles).toEqual(['rep', 'support']);
  });

  it('lets named admins take the place of those from Slack', async () => {
    slack.people.set(maria, { slackAdmin: true });
    const { workspaces } = open.stores;
    const { settings } = await workspaces.house(team);

    await workspaces.saveSettings({ ...settings, adminIds: [sam] });

    expect((await members().member(team, sam)).roles).toEqual(['rep', 'admin']);
    expect((await members().member(team, maria)).roles).toEqual(['rep']);
  });

  it('does not freeze roles when something else of a person is saved', async () => {
    slack.managers.add(priya);
    await members().edit(team, priya, { away: { until: IsoDate.parse('2026-03-09') } });
    const { workspaces } = open.stores;
    const { settings } = await workspaces.house(team);

    await workspaces.saveSettings({ ...settings, adminIds: [maria] });

    const after = await members().member(team, priya);
    expect(after).toMatchObject({ away: { until: '2026-03-09' }, roles: ['rep'] });
  });

  it('clears what a person takes back', async () => {
    const before = await members().member(team, sam);
    await members().edit(team, sam, { away: { until: IsoDate.parse('2026-03-09') } });

    await members().edit(team, sam, { away: undefined });

    expect(await members().member(team, sam)).toEqual(before);
  });

  it('keeps what everybody wrote who had read the same', async () => {
    const until = IsoDate.parse('2026-03-09');
    slack.people.set(sam, { zone: Zone.parse('Europe/Berlin') });
    const stores = [open.stores, await open.another(), await open.another()];
    await Promise.all(stores.map((one) => one.members.member(team, sam)));
    slack.people.set(sam, { zone: Zone.parse('Pacific/Auckland') });
    open.clock.now = new Date(open.clock.now.getTime() + 86_400_000);
    const [one, two, three] = stores.map((each) => each.members);

    // Each has an old copy in its cache; a process that reads anew asks Slack again meanwhile.
    const refreshing = await open.another();
    await Promise.all([
      one?.edit(team, sam, { away: { until } }),
      two?.edit(team, sam, { welcomedAt: monday }),
      three?.edit(team, sam, { lastSource: 'quora' }),
      two?.edit(team, sam, { managerId: maria }),
      refreshing.members.member(team, sam).then(() => refreshing.close()),
    ]);

    expect(await (await open.another()).members.member(team, sam)).toMatchObject({
      zone: 'Pacific/Auckland',
      away: { until },
      welcomedAt: monday,
      lastSource: 'quora',
      managerId: maria,
    });
  });

  it('gets to know a person in several processes at once', async () => {
    const stores = [open.stores, await open.another(), await open.another(), await open.another()];
    const strangers = Array.from({ length: 60 }, (_, n) => UserId.parse(`UNEW${n}`));

    for (const userId of strangers) {
      const met = await Promise.all(stores.map((one) => one.members.member(team, userId)));
      expect(new Set(met.map((member) => member.userId))).toEqual(new Set([userId]));
    }
  });

  it('welcomes a person once, whoever was first', async () => {
    const stores = [open.stores, await open.another(), await open.another()];
    await Promise.all(stores.map((one) => one.members.member(team, sam)));
    const hello = announce('w', { to: 'person', userId: sam }, { kind: 'welcome' }, monday);

    await Promise.all(
      stores.map((one, index) =>
        one.members.edit(team, sam, { welcomedAt: monday }, [{ ...hello, id: `w-${index}` }]),
      ),
    );

    const records = await open.database.connection.collection('members').find().toArray();
    expect(records.map((record) => record.outbox?.length)).toEqual([1]);
  });

  it('goes on with what it knows while Slack is down, and asks again later', async () => {
    await members().member(team, sam);
    slack.people.set(sam, { name: 'Sam O.' });
    slack.down = true;
    open.clock.now = new Date(open.clock.now.getTime() + 86_400_000);
    const other = await open.another();

    const meanwhile = await other.members.member(team, sam);
    await other.close();
    slack.down = false;
    const third = await open.another();
    await third.members.member(team, sam);
    await third.close();

    expect(meanwhile.name).toBe('Sam Ortiz');
    expect((await third.members.member(team, sam)).name).toBe('Sam O.');
    expect(open.log.lines.filter((line) => line.level === 'warn')).not.toHaveLength(0);
  });

  it('lists everybody it knows', async () => {
    await members().member(team, sam);
    await members().member(team, priya);

    const all = await members().all(team);

    expect(all.map((member) => member.userId)).toEqual([priya, sam]);
  });
});
