import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createDeal } from '../src/domain/create-deal.ts';
import { dateIn, IsoDate, instantOf } from '../src/domain/dates.ts';
import type { Deal } from '../src/domain/deal.ts';
import type { Act, Decision } from '../src/domain/decision.ts';
import { DealId } from '../src/domain/ids.ts';
import { contact } from '../src/domain/notes.ts';
import { plan } from '../src/domain/planning.ts';
import { digestSlotOn } from '../src/domain/schedule.ts';
import { workingCalendar } from '../src/domain/working-calendar.ts';
import { readDigest } from '../src/read-digest.ts';
import { aHouse, aMember, anAct, sam, team } from './support/build.ts';
import { openTestStores, type TestStores } from './support/stores.ts';

let open: TestStores;
beforeAll(async () => {
  open = await openTestStores();
});
afterAll(() => open?.close());

const house = aHouse();
const { zone } = house.settings;
const slot = digestSlotOn(workingCalendar(house.settings), 9, IsoDate.parse('2026-03-09'));

function actOn(day: string): Act {
  const on = IsoDate.parse(day);
  return anAct({ on, at: instantOf(on, zone, 10) });
}

async function bornOn(day: string, id: string): Promise<Deal> {
  const asked = createDeal(DealId.parse(id), house, aMember(), actOn(day), {
    account: id,
    ownerId: sam,
  });
  if (!asked.ok) throw new Error('refused');
  return (await open.stores.deals.create(asked.draft)).deal;
}

async function change(
  { id }: Deal,
  day: string,
  decide: (deal: Deal, act: Act) => Decision,
): Promise<void> {
  const act = actOn(day);
  const changed = await open.stores.deals.change(team, id, act.key, (deal) => decide(deal, act));
  if (!changed.ok) throw new Error(changed.refusal.kind);
}

const step = (on: string) => (deal: Deal, act: Act) =>
  plan(deal, aMember(), act, { text: 'call', on: IsoDate.parse(on) });

async function usual(): Promise<number | undefined> {
  await open.stores.numbers.settle(team);
  const { now } = await readDigest(open.stores, house, slot);
  return now.find(({ name }) => name === 'Prospecting')?.usuallyStuck;
}

it('knows how many were stuck in the weeks before, whatever was planned since', async () => {
  await open.stores.workspaces.house(team);
  // Stuck at all four cut-offs before this one, and planned only since.
  const late = await bornOn('2026-01-05', 'late');
  expect(await usual()).toBe(1);
  await change(late, '2026-03-08', step('2026-03-20'));
  expect(await usual()).toBe(1);

  // Never stuck: there was always a step ahead, another one since.
  const busy = await bornOn('2026-01-05', 'busy');
  await change(busy, '2026-01-06', step('2026-03-06'));
  await change(busy, '2026-03-06', (deal, act) =>
    contact(deal, aMember(), act, { contact: 'called' }),
  );
  await change(busy, '2026-03-06', step('2026-03-27'));
  expect(await usual()).toBe(1);

  // Not there before the last of the four.
  await change(await bornOn('2026-03-03', 'young'), '2026-03-05', step('2026-03-27'));
  expect(await usual()).toBe(1);
  expect(dateIn(zone, slot.to)).toBe('2026-03-09');
});
