import type { Deal } from '../src/domain/deal.ts';
import { contact } from '../src/domain/notes.ts';
import { connect } from '../src/storage/connect.ts';
import { migrate } from '../src/storage/migrations.ts';
import { createStores } from '../src/storage/stores.ts';
import { aMember, anAct, firstValues, monday, team } from '../test/support/build.ts';
import { aStoredDeal } from '../test/support/stored-deals.ts';
import { keepingLog, somePeople } from '../test/support/stores.ts';
import { interleave, printRatios } from './interleave.ts';

/** What one change of a deal costs against the bare write it cannot do without. */
export async function benchChange(uri: string): Promise<void> {
  const [handlers, jobs] = await Promise.all([connect(uri, 'handlers'), connect(uri, 'jobs')]);
  await migrate(jobs, keepingLog());
  const { deals } = createStores({
    connections: { handlers, jobs },
    clock: () => monday,
    time: 'server',
    people: somePeople(),
    firstValues,
    log: keepingLog(),
  });
  const raw = handlers.collection<{ _id: string; revision: number }>('raw');
  await raw.insertOne({ _id: 'one', revision: 1 });
  let deal: Deal = await aStoredDeal(deals);
  let calls = 0;
  const change = async () => {
    calls += 1;
    // Nobody relays here, so that outbox and activities pile up; a new deal now and then has few.
    if (calls % 12 === 0) deal = await aStoredDeal(deals);
    const act = anAct();
    await deals.change(team, deal.id, act.key, (now) =>
      contact(now, aMember(), act, { contact: 'called' }),
    );
  };
  const known = await aStoredDeal(deals);
  const act = anAct();
  await deals.change(team, known.id, act.key, (now) =>
    contact(now, aMember(), act, { contact: 'called' }),
  );
  const rows = await interleave(
    [
      {
        name: 'raw findOneAndUpdate, majority and journaled',
        run: () => raw.findOneAndUpdate({ _id: 'one' }, { $inc: { revision: 1 } }),
      },
      {
        name: 'raw findOne, then raw findOneAndUpdate',
        run: async () => {
          const found = await raw.findOne({ _id: 'one' });
          await raw.findOneAndUpdate(
            { _id: 'one', revision: found?.revision ?? 0 },
            { $inc: { revision: 1 } },
          );
        },
      },
      { name: 'deals.change: read, decide, filtered write', run: change, atMost: 2.5 },
      {
        name: 'deals.change under a known key',
        atMost: 0.8,
        run: async () => {
          const answer = await deals.change(team, known.id, act.key, () => {
            throw new Error('the key is not known');
          });
          if (!answer.ok) throw new Error(answer.refusal.kind);
        },
      },
      { name: 'deals.byNumber', run: () => deals.byNumber(team, deal.number) },
    ],
    { blocks: 9, cycles: 80 },
  );
  printRatios('One change of a deal, against a bare durable write (least/median/most)', rows);
  await Promise.all([handlers.close(), jobs.close()]);
}
