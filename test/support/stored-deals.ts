import { announce, type Facts } from '../../src/domain/announcement.ts';
import { createDeal } from '../../src/domain/create-deal.ts';
import type { Deal } from '../../src/domain/deal.ts';
import { decided } from '../../src/domain/decision.ts';
import { ChoiceId, DealId } from '../../src/domain/ids.ts';
import type { DealStore } from '../../src/ports.ts';
import { aHouse, aMember, anAct, euros, monday, sam } from './build.ts';

let made = 0;

/** What is to be created under a key: Sam's deal over €48,000 with somebody who can sign. */
export function aDraft(key: string, id?: string) {
  made += 1;
  const asked = createDeal(
    DealId.parse(id ?? `d-${made}-${key}`),
    aHouse(),
    aMember(),
    anAct({ key }),
    {
      account: 'Acme GmbH',
      amount: euros(48_000),
      ownerId: sam,
      facts: {
        source: { id: ChoiceId.parse('linkedin') },
        people: [{ id: 'p1', name: 'Dana', canSign: true }],
      },
    },
  );
  if (!asked.ok) throw new Error('the draft was refused');
  return asked.draft;
}

export async function aStoredDeal(deals: DealStore): Promise<Deal> {
  made += 1;
  return (await deals.create(aDraft(`stored-${made}`))).deal;
}

/** Has the deal say something, as a change of it would. */
export async function say(
  deals: DealStore,
  deal: Deal,
  ...facts: readonly (Facts & { readonly id?: string; readonly dueAt?: Date })[]
): Promise<void> {
  made += 1;
  const entries = facts.map(({ id, dueAt, ...fact }, at) =>
    announce(
      id ?? `${deal.id}.say-${made}.${at}`,
      { to: fact.kind === 'card' ? 'deals' : 'thread' },
      fact,
      dueAt ?? monday,
    ),
  );
  await deals.change(deal.workspaceId, deal.id, `say-${made}`, (now) =>
    decided({
      deal: now,
      say: entries,
      done: { kind: 'noted', number: now.number, name: now.name, at: monday },
    }),
  );
}
