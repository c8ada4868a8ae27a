import { deepStrictEqual } from 'node:assert/strict';
import type { Connection } from 'mongoose';
import type { Deal } from '../src/domain/deal.ts';
import { DealId, DealNumber } from '../src/domain/ids.ts';
import { connect } from '../src/storage/connect.ts';
import { migrate } from '../src/storage/migrations.ts';
import { createStores, type OpenStores } from '../src/storage/stores.ts';
import { aDeal, firstValues, monday, sam, team } from '../test/support/build.ts';
import { keepingLog, somePeople } from '../test/support/stores.ts';
import { interleave, printRatios, type Variant } from './interleave.ts';
import { storeDeals } from './many-deals.ts';

const due = 100;
const sizes = [10_000, 1_000_000] as const;
const later = new Date('2026-06-01T09:00:00Z');

interface Team {
  readonly size: number;
  readonly connections: readonly Connection[];
  readonly stores: OpenStores;
}

/** Finding what is due is as quick among a million deals as among ten thousand. */
export async function benchDue(uri: string): Promise<void> {
  const teams: Team[] = [];
  for (const size of sizes) teams.push(await aTeam(uri, size));
  for (const { stores } of teams) {
    const found = await stores.deals.list(team, { standing: 'open', dueBy: monday, limit: 200 });
    deepStrictEqual(
      found.map(({ number }) => number),
      Array.from({ length: due }, (_, index) => due - index),
    );
  }
  for (const [title, variants] of questions(teams)) {
    const rows = await interleave(variants, { blocks: 9, cycles: 40 });
    printRatios(`${title} (least/median/most)`, rows);
  }
  for (const { connections, stores } of teams) {
    await stores.close();
    await Promise.all(connections.map((one) => one.close()));
  }
}

function questions(teams: readonly Team[]): readonly (readonly [string, readonly Variant[]])[] {
  const ask = (query: object) =>
    teams.map(({ size, stores }, index) => ({
      name: `${due} due among ${size} deals`,
      run: () => stores.deals.list(team, { standing: 'open', dueBy: monday, limit: 200, ...query }),
      ...(index === 0 ? {} : { atMost: 1.5 }),
    }));
  return [
    ['Everything that is due', ask({})],
    ['What is due of one person', ask({ ownerId: sam })],
  ];
}

/** A database of its own, so that its indexes are as large as its team. */
async function aTeam(uri: string, size: number): Promise<Team> {
  const own = uri.replace(/\/bench/, `/bench-due-${size}`);
  const [handlers, jobs] = await Promise.all([connect(own, 'handlers'), connect(own, 'jobs')]);
  const log = keepingLog();
  await storeDeals(jobs, deals(size), ({ number }) => (number <= due ? monday : later));
  await migrate(jobs, log);
  const stores = createStores({
    connections: { handlers, jobs },
    clock: () => monday,
    time: 'server',
    people: somePeople(),
    firstValues,
    log,
  });
  return { size, connections: [handlers, jobs], stores };
}

/** All of them open and Sam's. */
function* deals(count: number): Generator<Deal> {
  for (let number = 1; number <= count; number += 1) {
    yield aDeal({ id: DealId.parse(`d${number}`), number: DealNumber.parse(number) });
  }
}
