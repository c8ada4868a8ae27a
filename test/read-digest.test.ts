import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { acceptDeal } from '../src/domain/acceptance.ts';
import { askForHelp } from '../src/domain/ask-help.ts';
import { assign } from '../src/domain/assigning.ts';
import { close } from '../src/domain/closing.ts';
import { createDeal } from '../src/domain/create-deal.ts';
import { addDays, dateIn, IsoDate } from '../src/domain/dates.ts';
import type { Deal } from '../src/domain/deal.ts';
import type { Act, Decision } from '../src/domain/decision.ts';
import { digestText } from '../src/domain/digest-text.ts';
import { edit } from '../src/domain/edits.ts';
import { acceptHandoff } from '../src/domain/handoff.ts';
import { ChoiceId, DealId, EntryId, StageId, UserId } from '../src/domain/ids.ts';
import { move } from '../src/domain/moves.ts';
import { contact, note, waitUntil, wake } from '../src/domain/notes.ts';
import { plan } from '../src/domain/planning.ts';
import { acceptQuote, declineQuote, sendQuote } from '../src/domain/quotes.ts';
import { latestOpenQuote } from '../src/domain/quotes-of.ts';
import { reopen } from '../src/domain/reopening.ts';
import { digestSlotOn } from '../src/domain/schedule.ts';
import { undoable } from '../src/domain/take-back.ts';
import { undo } from '../src/domain/undoing.ts';
import { workingCalendar } from '../src/domain/working-calendar.ts';
import { readDigest } from '../src/read-digest.ts';
import { aHouse, aMember, euros, maria, priya, sam, team } from './support/build.ts';
import { report } from './support/report.ts';
import { openTestStores, type TestStores } from './support/stores.ts';

const house = aHouse();
const { zone } = house.settings;
const boss = aMember({ userId: maria, name: 'Maria', roles: ['manager', 'support'] });
const slot = digestSlotOn(workingCalendar(house.settings), 9, IsoDate.parse('2026-03-09'));
const minuteMs = 60_000;

let open: TestStores;
beforeAll(async () => {
  open = await openTestStores();
});
beforeEach(async () => {
  await open.reset();
});
afterAll(async () => {
  await open.close();
});

type What = (deal: Deal, act: Act, n: number) => Decision;

const lost = (at: Date) => ({ kind: 'lost', at, reason: ChoiceId.parse('price') }) as const;
const won = (act: Act) => ({ kind: 'won', at: act.at, signedOn: act.on, decidedBy: [] }) as const;

/** Everything that anybody does to a deal; much is refused, as in life. */
const acts: Readonly<Record<string, What>> = {
  move: (deal, act) =>
    move(deal, house, boss, act, { version: deal.version, moveAnyway: 'so', note: 'so' }),
  won: (deal, act) =>
    close(deal, house, boss, act, { version: deal.version, outcome: won(act), moveAnyway: 'so' }),
  lost: (deal, act) =>
    close(deal, house, boss, act, { version: deal.version, outcome: lost(act.at) }),
  reopen: (deal, act) =>
    reopen(deal, house, boss, act, {
      version: deal.version,
      at: StageId.parse('qualified'),
      why: 'they called',
    }),
  undo: (deal, act) => undo(deal, boss, act),
  plan: (deal, act, n) => plan(deal, boss, act, { text: `step ${n}`, on: addDays(act.on, n % 5) }),
  contact: (deal, act, n) =>
    contact(deal, boss, act, { contact: 'called', on: addDays(act.on, -(n % 4)) }),
  note: (deal, act, n) => note(deal, boss, act, `note ${n}`),
  quote: (deal, act, n) =>
    sendQuote(deal, house, boss, act, {
      amount: euros(1_000 + n),
      sentOn: addDays(act.on, -(n % 3)),
    }),
  accept: (deal, act) => acceptQuote(deal, boss, act, latestOpenQuote(deal)?.id ?? 'none'),
  decline: (deal, act) =>
    declineQuote(deal, boss, act, { id: latestOpenQuote(deal)?.id ?? 'none', why: 'price' }),
  value: (deal, act, n) => edit(deal, boss, act, { amount: n % 4 === 0 ? null : euros(n * 100) }),
  rename: (deal, act, n) => edit(deal, boss, act, { name: `Deal ${n}`, account: `Account ${n}` }),
  date: (deal, act, n) => edit(deal, boss, act, { expectedClose: addDays(act.on, n * 4 - 20) }),
  assign: (deal, act, n) => assign(deal, boss, act, n % 2 === 0 ? priya : sam),
  taken: (deal, act) =>
    acceptDeal(
      deal,
      aMember({ userId: deal.ownerId ?? sam }),
      act,
      deal.acceptance?.entryId ?? EntryId.parse('none'),
    ),
  wait: (deal, act, n) =>
    waitUntil(deal, boss, act, { until: addDays(act.on, n + 1), reason: `reason ${n}` }),
  wake: (deal, act) => wake(deal, act.at),
  help: (deal, act, n) => askForHelp(deal, boss, act, `help ${n}`),
  handoff: (deal, act) => acceptHandoff(deal, boss, act),
};

const step = fc.record({
  deal: fc.nat(4),
  what: fc.constantFrom(...Object.keys(acts)),
  n: fc.nat(9),
  minutes: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 10, max: 700 })),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

let count = 0;

function actAt(at: Date): Act {
  count += 1;
  return { by: maria, at, on: dateIn(zone, at), zone, key: `k${count}` };
}

/** Every other one is a lead that nobody owns yet. */
async function born(run: number, index: number, at: Date): Promise<DealId> {
  const act = actAt(at);
  const ownerId = index % 2 === 0 ? sam : undefined;
  const input = { account: `Acme ${index}`, amount: euros(5_000 * (index + 1)), ownerId };
  const made = createDeal(DealId.parse(`d-${run}-${index}`), house, boss, act, input);
  if (!made.ok) throw new Error('not created');
  return (await open.stores.deals.create(made.draft)).deal.id;
}

/** Does the steps from an instant on, each some minutes after the one before; how many were done. */
async function goThrough(steps: readonly Step[], ids: readonly DealId[], from: Date) {
  let at = from.getTime();
  let done = 0;
  for (const { deal, what, n, minutes } of steps) {
    const id = ids[deal % ids.length];
    const decide = acts[what];
    if (id === undefined || decide === undefined) continue;
    at += minutes * minuteMs;
    open.clock.now = new Date(at);
    const act = actAt(open.clock.now);
    const changed = await open.stores.deals.change(team, id, act.key, (now) =>
      undoable(now, decide(now, act, n), act),
    );
    if (changed.ok) done += 1;
  }
  return done;
}

async function digest() {
  await open.stores.numbers.settle(team);
  const kept = await open.stores.workspaces.house(team);
  const facts = await readDigest(open.stores, kept, slot);
  return { facts, text: digestText(facts, kept.settings) };
}

describe('the digest', () => {
  it('prints the same two days later, whatever happened meanwhile', async () => {
    const before = fc.array(step, { minLength: 8, maxLength: 30 });
    const after = fc.array(step, { minLength: 3, maxLength: 20 });
    let run = 0;
    let changes = 0;
    await fc.assert(
      fc.asyncProperty(before, after, fc.integer({ min: 0, max: 9 }), async (then, later, gap) => {
        await open.reset();
        run += 1;
        const start = new Date(slot.to.getTime() - 12 * 86_400_000);
        open.clock.now = start;
        const ids = await Promise.all([0, 1, 2, 3, 4].map((index) => born(run, index, start)));
        const total = then.reduce((sum, { minutes }) => sum + minutes, 0);
        const last = new Date(slot.to.getTime() - gap * minuteMs - 1 - total * minuteMs);
        await goThrough(then, ids, last > start ? last : start);
        open.clock.now = slot.to;
        const onTime = await digest();

        changes += await goThrough(later, ids, slot.to);
        await born(run, 9, new Date(slot.to.getTime() + minuteMs));
        const absent = UserId.parse('U_LEE');
        const until = addDays(slot.lastDay, 9);
        open.clock.now = new Date(slot.to.getTime() + 2 * 86_400_000);
        await open.stores.members.edit(team, absent, { away: { until } });
        const late = await digest();

        expect(late.text).toEqual(onTime.text);
        expect(late.facts).toEqual(onTime.facts);
      }),
      { numRuns: 20 },
    );
    report(`${run} digests read late, after ${changes} changes`);
    expect(changes).toBeGreaterThan(run);
  });
});
