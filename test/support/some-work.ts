import { createDeal } from '../../src/domain/create-deal.ts';
import { IsoDate } from '../../src/domain/dates.ts';
import type { Deal } from '../../src/domain/deal.ts';
import { DealId } from '../../src/domain/ids.ts';
import { move } from '../../src/domain/moves.ts';
import { contact } from '../../src/domain/notes.ts';
import { sendQuote } from '../../src/domain/quotes.ts';
import type { Stores } from '../../src/ports.ts';
import { aHouse, aMember, anAct, euros, sam, team } from './build.ts';

const house = aHouse();
const member = aMember();

/** A stored deal with a card to post. */
export async function aNewDeal(stores: Stores, name: string): Promise<Deal> {
  const key = `create-${name}`;
  const asked = createDeal(DealId.parse(`d-${name}`), house, member, anAct({ key }), {
    account: `Account ${name}`,
    amount: euros(1_000),
    ownerId: sam,
  });
  if (!asked.ok) throw new Error(`not created: ${asked.refusal.kind}`);
  return (await stores.deals.create(asked.draft)).deal;
}

/** Moves on twice and sends a quote: thread replies and cards on top of what is there. */
export async function workOn(stores: Stores, deal: Deal): Promise<void> {
  let version = deal.version;
  for (const round of [1, 2]) {
    const key = `move-${deal.id}-${round}`;
    const moved = await stores.deals.change(team, deal.id, key, (now) =>
      move(now, house, member, anAct({ key }), { version, moveAnyway: 'told verbally' }),
    );
    if (!moved.ok) throw new Error(`not moved: ${moved.refusal.kind}`);
    version = moved.deal.version;
  }
  const key = `quote-${deal.id}`;
  await stores.deals.change(team, deal.id, key, (now) =>
    sendQuote(now, house, member, anAct({ key }), {
      amount: euros(900),
      sentOn: IsoDate.parse('2026-03-02'),
    }),
  );
  const called = `call-${deal.id}`;
  await stores.deals.change(team, deal.id, called, (now) =>
    contact(now, member, anAct({ key: called }), { contact: 'called' }),
  );
}
