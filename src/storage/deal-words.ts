import { collectionOf, type Models, type Stored } from './models.ts';

type Filter = Readonly<Record<string, unknown>>;

/** How much of the words index one search reads at most: then the person types on. */
const mostRead = 1_000;
/** In a small collection another index looks as good, and is read from end to end once it has grown. */
const hint = { workspaceId: 1, 'standing.kind': 1, words: 1 } as const;

/**
 * Documents with each word that is asked for, whole or by its beginning. The index can follow one only,
 * so it follows the rarest, and no further than so many keys, however common the words are.
 */
export async function findByWords(
  models: Models,
  where: Filter,
  asked: readonly (RegExp | string)[],
  and: Filter,
  project: Readonly<Record<string, 0>>,
): Promise<Stored[]> {
  const deals = collectionOf(models, 'deals');
  const counts = await Promise.all(
    asked.map((words) =>
      // Of one there is nothing to choose from.
      asked.length === 1 ? 0 : deals.countDocuments({ ...where, words }, { limit: mostRead, hint }),
    ),
  );
  const rarest = asked[counts.indexOf(Math.min(...counts))];
  if (rarest === undefined) return [];
  const rest = asked.filter((one) => one !== rarest).map((words) => ({ words }));
  return await deals
    .aggregate<Stored>(
      [
        { $match: { ...where, words: rarest } },
        { $limit: mostRead },
        { $match: { ...and, ...(rest.length === 0 ? {} : { $and: rest }) } },
        { $project: project },
      ],
      { hint },
    )
    .toArray();
}
