import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { IsoDate } from '../../src/domain/dates.ts';
import { decided } from '../../src/domain/decision.ts';
import { digestSlotOn } from '../../src/domain/schedule.ts';
import { workingCalendar } from '../../src/domain/working-calendar.ts';
import { readDigest } from '../../src/read-digest.ts';
import { teamFigures } from '../../src/slack/team-figures.ts';
import { aHouse, aMember, monday, sam, team } from '../support/build.ts';
import { keepMember } from '../support/keep-member.ts';
import { aNewDeal } from '../support/some-work.ts';
import { openTestStores, type TestStores } from '../support/stores.ts';

let open: TestStores;
beforeAll(async () => {
  open = await openTestStores();
});
afterAll(() => open?.close());

it('App Home hands a deal to the manager when the digest does: after its rep was reminded', async () => {
  const house = await open.stores.workspaces.house(team);
  const slot = digestSlotOn(workingCalendar(aHouse().settings), 9, IsoDate.parse('2026-03-09'));
  await keepMember(open.stores, aMember());
  const deals = [await aNewDeal(open.stores, 'told'), await aNewDeal(open.stores, 'untold')];
  for (const { id } of deals) {
    await open.stores.deals.change(team, id, `old-${id}`, (deal) =>
      decided({
        deal: { ...deal, enteredStageAt: new Date('2026-01-05T09:00:00Z') },
        done: { kind: 'noted', number: deal.number, name: deal.name, at: monday },
      }),
    );
  }
  const date = IsoDate.parse('2026-02-25');
  const rows = deals.slice(0, 1).map(({ id }) => ({ dealId: id, why: 'due', repeat: 0 as const }));
  const content = { kind: 'morning', userId: sam, date, rows, more: 1 } as const;
  const id = `${team}:morning:${sam}:${date}`;
  const at = new Date('2026-02-25T08:00:00Z');
  await open.stores.runs.start({ id, workspaceId: team, job: 'morning', at, content }, []);
  const message = { channel: 'D1', ts: '1.000001' };
  await open.database.connection.collection('runs').updateOne({ id }, { $set: { message } });
  await open.stores.numbers.settle(team);

  const figures = await teamFigures(open.stores, house, slot.to);
  const digest = await readDigest(open.stores, house, slot);

  const names = ({ needsYou }: Pick<typeof digest, 'needsYou'>) =>
    needsYou.map(({ row }) => row.name);
  expect(names(figures)).toEqual(['Account told']);
  expect(names(digest)).toEqual(names(figures));
});
