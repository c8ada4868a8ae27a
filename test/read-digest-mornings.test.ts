import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { IsoDate } from '../src/domain/dates.ts';
import type { Deal } from '../src/domain/deal.ts';
import { digestText } from '../src/domain/digest-text.ts';
import { contact } from '../src/domain/notes.ts';
import { plan } from '../src/domain/planning.ts';
import { digestSlotOn } from '../src/domain/schedule.ts';
import { workingCalendar } from '../src/domain/working-calendar.ts';
import { readDigest } from '../src/read-digest.ts';
import { digestPartMessage } from '../src/slack/views/digest-parts.ts';
import { aHouse, aMember, anAct, sam, team } from './support/build.ts';
import { aVoice } from './support/hostile.ts';
import { keepMember } from './support/keep-member.ts';
import { aStoredDeal } from './support/stored-deals.ts';
import { openTestStores, type TestStores } from './support/stores.ts';

let open: TestStores;
beforeAll(async () => {
  open = await openTestStores();
});
afterAll(() => open?.close());

const date = (text: string) => IsoDate.parse(text);
const { settings } = aHouse();
const slot = digestSlotOn(workingCalendar(settings), 9, date('2026-03-09'));

/** A morning message on a day at nine; one that was not posted has no place. */
async function morning(day: string, deals: readonly Deal[], posted: boolean): Promise<void> {
  const id = `${team}:morning:${sam}:${day}`;
  const rows = deals.map((deal) => ({ dealId: deal.id, why: 'due', repeat: 0 as const }));
  const content = { kind: 'morning', userId: sam, date: date(day), rows, more: 0 } as const;
  const at = new Date(`${day}T08:00:00Z`);
  await open.stores.runs.start({ id, workspaceId: team, job: 'morning', at, content }, []);
  if (!posted) return;
  const place = { channel: 'DSAM', ts: '1.1' };
  await open.database.connection.collection('runs').updateOne({ id }, { $set: { message: place } });
}

async function act(deal: Deal, when: string, what: 'calls' | 'plans'): Promise<void> {
  open.clock.now = new Date(when);
  const acted = anAct({ at: open.clock.now, on: date(when.slice(0, 10)) });
  const changed = await open.stores.deals.change(team, deal.id, acted.key, (now) =>
    what === 'calls'
      ? contact(now, aMember(), acted, { contact: 'called' })
      : plan(now, aMember(), acted, { text: 'call Dana', on: date('2026-04-01') }),
  );
  if (!changed.ok) throw new Error(changed.refusal.kind);
}

it('tells of the week’s posted mornings what came of them, the same whenever it is asked', async () => {
  const house = await open.stores.workspaces.house(team);
  const deals = [];
  for (let made = 0; made < 5; made += 1) deals.push(await aStoredDeal(open.stores.deals));
  const [first, second, third] = deals;
  if (first === undefined || second === undefined || third === undefined) throw new Error('none');
  await morning('2026-03-03', deals, true);
  await morning('2026-03-04', deals, false);
  await act(first, '2026-03-04T10:00:00Z', 'calls');
  await act(second, '2026-03-05T10:00:00Z', 'plans');
  await act(third, '2026-03-06T10:00:00Z', 'calls');
  await open.stores.numbers.settle(team);

  const inTime = await readDigest(open.stores, house, slot);
  expect(inTime.mornings).toEqual({ named: 5, actedOn: 2 });

  await morning('2026-03-10', deals, true);
  await act(first, '2026-03-11T10:00:00Z', 'calls');
  await act(third, '2026-03-12T10:00:00Z', 'plans');
  await open.stores.numbers.settle(team);
  const late = await readDigest(open.stores, house, slot);
  expect(late.mornings).toEqual(inTime.mornings);

  const said = '5 deals named, 2 acted on within 2 working days (40%)';
  expect(digestText(late, house.settings)).toContain(`Mornings: ${said}`);
  expect(digestPartMessage('changed', late, house, aVoice()).text).toContain(`*Mornings*: ${said}`);
});

it('keeps a next step out of the notes and contacts that a deal shows', async () => {
  const deal = await aStoredDeal(open.stores.deals);
  await act(deal, '2026-03-13T10:00:00Z', 'plans');
  const shown = () => open.stores.deals.activities(team, deal.id, 5);
  expect(await shown()).toEqual([]);
  await open.stores.numbers.settle(team);
  expect(await shown()).toEqual([]);
  const day = [new Date('2026-03-13T00:00:00Z'), new Date('2026-03-14T00:00:00Z')] as const;
  const plans = await open.stores.numbers.plans(team, ...day);
  expect(plans).toEqual([{ dealId: deal.id, at: new Date('2026-03-13T10:00:00Z') }]);
});

it.each([
  [true, 1],
  [false, 0],
])('hands a deal on only when the morning that named it was posted: %s', async (posted, handed) => {
  await open.reset();
  await keepMember(open.stores, aMember());
  const house = await open.stores.workspaces.house(team);
  const deal = await aStoredDeal(open.stores.deals);
  const acted = anAct({ at: open.clock.now });
  await open.stores.deals.change(team, deal.id, acted.key, (now) =>
    plan(now, aMember(), acted, { text: 'call Dana', on: date('2026-03-03') }),
  );
  await morning('2026-03-04', [deal], posted);
  await open.stores.numbers.settle(team);

  const later = digestSlotOn(workingCalendar(settings), 9, date('2026-03-16'));
  const { needsYou } = await readDigest(open.stores, house, later);

  expect(needsYou.filter(({ why }) => why.kind === 'stuck')).toHaveLength(handed);
});
