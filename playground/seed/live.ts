import { createDeal } from '../../src/domain/create-deal.ts';
import type { Act } from '../../src/domain/decision.ts';
import type { House } from '../../src/domain/house.ts';
import { ChoiceId, DealId, UserId } from '../../src/domain/ids.ts';
import { Currency, moneyOf } from '../../src/domain/money.ts';
import { workingCalendar } from '../../src/domain/working-calendar.ts';
import type { Stores } from '../../src/ports.ts';
import { decide } from './decide.ts';
import { dayOf, type Event, type Life } from './lives.ts';
import { support } from './staff.ts';

/* Deals live through a stretch of time, as the bot would have written it. */

export interface Room {
  readonly stores: Stores;
  readonly house: House;
}

/** A message of a person in a deal's thread. */
export interface Spoken {
  readonly dealId: DealId;
  readonly event: Event;
  readonly text: string;
}

const atOnce = 8;

/** Everything with from <= at < to; answers what people said in threads. */
export async function live(
  room: Room,
  lives: readonly Life[],
  from: Date,
  to: Date,
): Promise<readonly Spoken[]> {
  const within = ({ at }: { readonly at: Date }) => at >= from && at < to;
  // One after the other, so that numbers are given in the order in which the deals came.
  for (const life of lives.filter((one) => within({ at: one.bornAt }))) await bear(room, life);
  const spoken: Spoken[] = [];
  const queue = lives.map((life) => ({
    life,
    events: [...life.events.entries()].filter(([, event]) => within(event)),
  }));
  const work = async () => {
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      for (const [index, event] of next.events) {
        const { deed } = event;
        const dealId = DealId.parse(next.life.key);
        if (deed.do === 'say') spoken.push({ dealId, event, text: deed.text });
        else await happen(room, next.life, event, index);
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return spoken;
}

function actOf({ house }: Room, by: string, at: Date, key: string): Act {
  const { settings } = house;
  const on = dayOf(workingCalendar(settings), at);
  return { by: UserId.parse(by), at, on, zone: settings.zone, key };
}

async function bear(room: Room, life: Life): Promise<void> {
  const { stores, house } = room;
  const { company, source, seats } = life.about;
  const act = actOf(room, life.bornBy, life.bornAt, life.key);
  const member = await stores.members.member(house.settings.workspaceId, act.by);
  const drafted = createDeal(DealId.parse(life.key), house, member, act, {
    account: company.account,
    name: `${company.short}: ${seats} seats`,
    contact: company.contact,
    amount: moneyOf(life.worth, Currency.parse(life.currency)),
    ownerId: life.ownerId === undefined ? undefined : UserId.parse(life.ownerId),
    facts: {
      source: {
        id: ChoiceId.parse(source),
        ...(life.bornBy === support ? { passedBy: UserId.parse(support) } : {}),
      },
    },
  });
  if (!drafted.ok) throw new Error(`${company.account} was refused: ${drafted.refusal.kind}`);
  await stores.deals.create(drafted.draft);
}

async function happen(room: Room, life: Life, event: Event, index: number): Promise<void> {
  const { stores, house } = room;
  const { deed } = event;
  if (deed.do === 'say') return;
  const { workspaceId } = house.settings;
  const key = `${life.key}-${index}`;
  const act = actOf(room, event.by, event.at, key);
  const member = await stores.members.member(workspaceId, act.by);
  const changed = await stores.deals.change(workspaceId, DealId.parse(life.key), key, (deal) =>
    decide(deal, { house, member, act, life }, deed),
  );
  if (!changed.ok) {
    throw new Error(`${key} (${deed.do}) was refused: ${JSON.stringify(changed.refusal)}`);
  }
}
