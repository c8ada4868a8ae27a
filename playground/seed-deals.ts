import { close } from '../src/domain/closing.ts';
import { createDeal } from '../src/domain/create-deal.ts';
import { addDays, dateIn, type IsoDate, instantOf } from '../src/domain/dates.ts';
import type { Deal } from '../src/domain/deal.ts';
import type { Act, Decision } from '../src/domain/decision.ts';
import { edit } from '../src/domain/edits.ts';
import type { House } from '../src/domain/house.ts';
import { ChoiceId, DealId, StageId, UserId, type WorkspaceId } from '../src/domain/ids.ts';
import { moneyOf } from '../src/domain/money.ts';
import { move } from '../src/domain/moves.ts';
import { contact, note, plan } from '../src/domain/notes.ts';
import { acceptQuote, sendQuote } from '../src/domain/quotes.ts';
import type { Stores } from '../src/ports.ts';
import { type ExampleDeal, exampleDeals, type Step } from './example-deals.ts';

/* Deals with a past, written as the bot writes them; it then says what there is to say. */

interface Room {
  readonly stores: Stores;
  readonly workspaceId: WorkspaceId;
  readonly house: House;
  readonly now: Date;
}

export async function seedDeals(
  stores: Stores,
  workspaceId: WorkspaceId,
  now: Date,
): Promise<number> {
  const house = await stores.workspaces.house(workspaceId);
  for (const [index, example] of exampleDeals.entries()) {
    await seedDeal({ stores, workspaceId, house, now }, example, index + 1);
  }
  return exampleDeals.length;
}

/** Ten in the morning, so many days ago. */
function actOf({ house, now }: Room, by: UserId, daysAgo: number, key: string): Act {
  const { zone } = house.settings;
  const on = addDays(dateIn(zone, now), -daysAgo);
  const at = instantOf(on, zone, 10);
  return { by, at: at < now ? at : now, on, key };
}

async function seedDeal(room: Room, example: ExampleDeal, index: number): Promise<void> {
  const { stores, workspaceId, house } = room;
  const by = UserId.parse(example.owner);
  const member = await stores.members.member(workspaceId, by);
  const { currency } = house.settings;
  const act = actOf(room, by, example.daysAgo, `example-${index}`);
  const drafted = createDeal(DealId.parse(`example-${index}`), house, member, act, {
    account: example.account,
    name: example.name,
    contact: example.contact,
    amount: moneyOf(example.amount, currency),
    ...(example.unclaimed === true ? {} : { ownerId: by }),
    facts: { source: { id: ChoiceId.parse(example.source) } },
  });
  if (!drafted.ok) throw new Error(`${example.account} was refused: ${drafted.refusal.kind}`);
  const { deal } = await stores.deals.create(drafted.draft);
  for (const [at, step] of example.steps.entries()) {
    const key = `example-${index}-${at}`;
    const stepAct = actOf(room, by, step.daysAgo, key);
    const changed = await stores.deals.change(workspaceId, deal.id, key, (read) =>
      decide(read, { house, member, act: stepAct }, step),
    );
    if (!changed.ok) throw new Error(`${key} was refused: ${changed.refusal.kind}`);
  }
}

interface Scene {
  readonly house: House;
  readonly member: Parameters<typeof note>[1];
  readonly act: Act;
}

function decide(deal: Deal, { house, member, act }: Scene, step: Step): Decision {
  const inDays = (days: number): IsoDate => addDays(act.on, days);
  switch (step.do) {
    case 'note':
      return note(deal, member, act, step.text);
    case 'contact':
      return contact(deal, member, act, { contact: step.kind });
    case 'plan':
      return plan(deal, member, act, { text: step.text, on: inDays(step.inDays) });
    case 'know':
      return edit(deal, member, act, {
        facts: step.facts(act.on),
        ...(step.closeInDays === undefined ? {} : { expectedClose: inDays(step.closeInDays) }),
      });
    case 'advance':
      return move(deal, house, member, act, {
        version: deal.version,
        moveAnyway: step.anyway,
      });
    case 'quote':
      return sendQuote(deal, house, member, act, {
        amount: moneyOf(step.amount, house.settings.currency),
        months: 12,
        payment: 'monthly',
        sentOn: act.on,
      });
    case 'accept':
      return acceptQuote(deal, member, act, deal.quotes.at(-1)?.id ?? '');
    case 'win':
      return close(deal, house, member, act, {
        version: deal.version,
        outcome: {
          kind: 'won',
          signedOn: act.on,
          decidedBy: step.because.map((id) => ChoiceId.parse(id)),
        },
      });
    case 'lose':
      return close(deal, house, member, act, {
        version: deal.version,
        outcome: {
          kind: 'lost',
          reason: ChoiceId.parse(step.because),
          missedAt: StageId.parse(step.missedAt),
          how: 'badly',
          lesson: step.lesson,
        },
      });
  }
}
