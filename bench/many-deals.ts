import type { Connection } from 'mongoose';
import type { Deal } from '../src/domain/deal.ts';
import { StageId } from '../src/domain/ids.ts';
import { dealPart, dueFields } from '../src/storage/deal-record.ts';
import { transitionDocuments } from '../src/storage/derive.ts';
import { collectionOf, modelsOn, type Stored } from '../src/storage/models.ts';
import { type Life, live } from '../test/domain/random-histories.ts';
import { seededRandom } from '../test/support/seeded-random.ts';

const batch = 5_000;
const dayMinutes = 24 * 60;

/** Deals of two years, most of them closed, as people would have made them; the same for a seed. */
export function* manyDeals(count: number, seed = 7): Generator<Deal> {
  const random = seededRandom(seed);
  for (let index = 0; index < count; index += 1) {
    yield live(aLife(random), index).deal;
  }
}

type Random = () => number;
type Step = Life['steps'][number];

function aLife(random: Random): Life {
  const far = Math.floor(random() * 4);
  const ended = random();
  return {
    start: 'created',
    minor: random() < 0.1 ? undefined : Math.floor(random() * 9_000_000),
    startsAt: Math.floor(random() * 700 * dayMinutes),
    steps: [
      ...['qualified', 'quote', 'closure'].slice(0, far).map((to) => aStep(random, 'move', to)),
      aStep(random, 'value'),
      ...(ended < 0.8 ? [aStep(random, ended < 0.35 ? 'lost' : endings(ended))] : []),
    ],
  };
}

function endings(ended: number): Step['what'] {
  return ended < 0.45 ? 'not-a-fit' : 'won';
}

function aStep(random: Random, what: Step['what'], to = 'quote'): Step {
  return {
    what,
    stage: StageId.parse(to),
    minor: Math.floor(random() * 9_000_000),
    dollars: false,
    outcome: 'won',
    minutes: 1 + Math.floor(random() * 14 * dayMinutes),
  };
}

/** Puts deals and their transitions where the stores look for them. */
export async function storeDeals(
  connection: Connection,
  deals: Iterable<Deal>,
  dueAt: (deal: Deal) => Date | undefined = () => undefined,
): Promise<void> {
  const models = modelsOn(connection);
  const kept = { deals: [] as Stored[], transitions: [] as Stored[] };
  const flush = async () => {
    for (const name of ['deals', 'transitions'] as const) {
      const documents = kept[name].splice(0);
      if (documents.length === 0) continue;
      await collectionOf(models, name).insertMany(documents, { ordered: false });
    }
  };
  for (const deal of deals) {
    kept.deals.push({ ...dealPart(deal), ...dueFields(deal, { at: dueAt(deal), rules: 1 }) });
    kept.transitions.push(...transitionDocuments(deal));
    if (kept.deals.length >= batch) await flush();
  }
  await flush();
}
