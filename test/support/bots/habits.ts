import { randomUUID } from 'node:crypto';
import type { BotOptions } from '../../../src/bot.ts';
import type { Deal } from '../../../src/domain/deal.ts';
import type { Decision } from '../../../src/domain/decision.ts';
import type { DealId, DealNumber } from '../../../src/domain/ids.ts';
import type { Messenger, OutboxStore } from '../../../src/outbox-ports.ts';
import type { DealStore } from '../../../src/ports.ts';

/* Negative controls: ports as they are often written. The same checks have to catch what they lose. */

export type Habit = NonNullable<BotOptions['around']>;

export const habits: Readonly<Record<string, Habit>> = {
  own: {},
  'ack-first': { stores: (own) => ({ ...own, deals: writesLater(own.deals) }) },
  'no-version': { stores: (own) => ({ ...own, deals: decidesOnWhatItKnows(own.deals) }) },
  'no-keys': { stores: (own) => ({ ...own, deals: forgetsKeys(own.deals) }) },
  'no-fence': { stores: (own) => ({ ...own, outbox: goesOnRegardless(own.outbox) }) },
  blind: { messenger: postsAgain },
};

/** Long enough to be killed in, however busy the machine is. */
const behindMs = 1_000;

/** Answers at once and writes a moment later, as with a queue in memory. */
function writesLater(deals: DealStore): DealStore {
  return {
    ...deals,
    async change(workspaceId, id, key, decide) {
      const deal =
        typeof id === 'number'
          ? await deals.byNumber(workspaceId, id)
          : await deals.byId(workspaceId, id);
      const write = () => deals.change(workspaceId, id, key, decide);
      if (deal === undefined) return await write();
      const decision = decide(deal);
      if (!decision.ok) return decision;
      setTimeout(() => void write().catch(() => undefined), behindMs);
      return {
        ok: true,
        deal: decision.change.deal,
        done: decision.change.done,
        repeated: false,
      };
    },
  };
}

/** Decides on the deal as this process first saw it, whoever changed it meanwhile. */
function decidesOnWhatItKnows(deals: DealStore): DealStore {
  const known = new Map<DealId | DealNumber, Deal>();
  const knowing =
    (id: DealId | DealNumber, decide: (deal: Deal) => Decision) =>
    (now: Deal): Decision => {
      const deal = known.get(id) ?? now;
      known.set(id, deal);
      return decide({ ...deal, revision: now.revision });
    };
  return {
    ...deals,
    change: (workspaceId, id, key, decide) =>
      deals.change(workspaceId, id, key, knowing(id, decide)),
  };
}

/** Does whatever is delivered, as often as it is delivered. */
function forgetsKeys(deals: DealStore): DealStore {
  return {
    ...deals,
    change: (workspaceId, id, _key, decide) => deals.change(workspaceId, id, randomUUID(), decide),
  };
}

/** Goes on with a document that another process has taken over meanwhile. */
function goesOnRegardless(outbox: OutboxStore): OutboxStore {
  return {
    ...outbox,
    async sent(...args) {
      await outbox.sent(...args);
      return true;
    },
    async later(...args) {
      await outbox.later(...args);
      return true;
    },
  };
}

/** Takes no notice of what may stand there already. */
function postsAgain(messenger: Messenger): Messenger {
  return { ...messenger, lookUp: async () => 'absent' };
}
