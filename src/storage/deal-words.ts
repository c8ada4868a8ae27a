import { collectionOf, type Models, type Stored } from './models.ts';

type Filter = Readonly<Record<string, unknown>>;

/** How much of the words index one search reads at most: then the person types on. */
const mostRead = 1_000;

/**
 * Documents with a word for each prefix. The index can follow one prefix only, so it follows the
 * rarest, and no further than so many keys, however common the words are.
 */
export async function findByWords(
  models: Models,
  where: Filter,
  prefixes: readonly RegExp[],
  and: Filter,
  project: Readonly<Record<string, 0>>,
): Promise<Stored[]> {
  const deals = collectionOf(models, 'deals');
  const counts = await Promise.all(
    prefixes.map((words) =>
      // Of one prefix there is nothing to choose from.
      prefixes.length === 1 ? 0 : deals.countDocuments({ ...where, words }, { limit: mostRead }),
    ),
  );
  const rarest = prefixes[counts.indexOf(Math.min(...counts))];
  if (rarest === undefined) return [];
  const rest = prefixes.filter((prefix) => prefix !== rarest).map((words) => ({ words }));
  return await deals
    .aggregate<Stored>([
      { $match: { ...where, words: rarest } },
      { $limit: mostRead },
      { $match: { ...and, ...(rest.length === 0 ? {} : { $and: rest }) } },
      { $project: project },
    ])
    .toArray();
}
