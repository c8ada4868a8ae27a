import { randomUUID } from 'node:crypto';
import { createDeal } from '../../../src/domain/create-deal.ts';
import { IsoDate } from '../../../src/domain/dates.ts';
import { DealId, UserId, WorkspaceId } from '../../../src/domain/ids.ts';
import { move } from '../../../src/domain/moves.ts';
import { plan } from '../../../src/domain/planning.ts';
import type { Clock } from '../../../src/ports.ts';
import { connect } from '../../../src/storage/connect.ts';
import { createStores } from '../../../src/storage/stores.ts';
import { aMember, firstValues } from '../build.ts';
import type { TestDatabase } from '../database.ts';
import { noLog } from '../quiet-parts.ts';
import { somePeople } from '../stores.ts';

/** Another writer on the same database: makes deals without a bot, each with a card to be posted. */
export interface DealMaker {
  /** Answers the deals' numbers. */
  readonly make: (ownerId: string, count: number) => Promise<readonly number[]>;
  /** One deal whose next step comes on this date. */
  readonly makeDue: (ownerId: string, on: string) => Promise<void>;
  /** One deal that was moved on, so that its card and a reply in its thread are to be posted. */
  readonly makeMoved: (ownerId: string) => Promise<number>;
  readonly close: () => Promise<void>;
}

const workspaceId = WorkspaceId.parse('T_NORTH');

export async function openDealMaker({ uri }: TestDatabase, clock: Clock): Promise<DealMaker> {
  const [handlers, jobs] = await Promise.all([connect(uri, 'handlers'), connect(uri, 'jobs')]);
  const connections = { handlers, jobs };
  const people = somePeople();
  const stores = createStores({ connections, clock, time: clock, people, firstValues, log: noLog });

  const actOf = (by: UserId, key: string) => {
    const at = clock();
    const on = IsoDate.parse(at.toISOString().slice(0, 10));
    return { by, at, on, zone: firstValues.zone, key };
  };
  const makeOne = async (ownerId: UserId) => {
    const key = randomUUID();
    const house = await stores.workspaces.house(workspaceId);
    const member = aMember({ workspaceId, userId: ownerId });
    const asked = createDeal(DealId.parse(key), house, member, actOf(ownerId, key), {
      account: `Account ${key.slice(0, 4)}`,
      ownerId,
    });
    if (!asked.ok) throw new Error(`not created: ${asked.refusal.kind}`);
    return { member, ...(await stores.deals.create(asked.draft)) };
  };
  return {
    async make(ownerId, count) {
      const all = Array.from({ length: count }, () => makeOne(UserId.parse(ownerId)));
      return (await Promise.all(all)).map(({ deal }) => deal.number);
    },
    async makeDue(ownerId, on) {
      const { deal, member } = await makeOne(UserId.parse(ownerId));
      const key = randomUUID();
      await stores.deals.change(workspaceId, deal.id, key, (now) =>
        plan(now, member, actOf(member.userId, key), {
          text: 'call Dana',
          on: IsoDate.parse(on),
        }),
      );
    },
    async makeMoved(ownerId) {
      const { deal, member } = await makeOne(UserId.parse(ownerId));
      const key = randomUUID();
      const house = await stores.workspaces.house(workspaceId);
      await stores.deals.change(workspaceId, deal.id, key, (now) =>
        move(now, house, member, actOf(member.userId, key), { version: now.version }),
      );
      return deal.number;
    },
    async close() {
      await stores.close();
      await Promise.all([handlers.close(), jobs.close()]);
    },
  };
}
