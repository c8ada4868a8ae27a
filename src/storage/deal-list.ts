import type { WorkspaceId } from '../domain/ids.ts';
import type { DealQuery, DealStore, Log } from '../ports.ts';
import { readSlimDeals, withoutHistory } from './deal-record.ts';
import { findByWords } from './deal-words.ts';
import type { Models, Stored } from './models.ts';
import { wordsAsked } from './word-prefixes.ts';

type Filter = Record<string, unknown>;
type Sort = Record<string, 1 | -1>;

/** What only an open deal can be asked for. */
const onlyOpen = ['dueBy', 'quoteEndedBefore', 'waitEndedBefore', 'cleanUp'] as const;
const closedKinds = ['won', 'lost', 'unqualified'] as const;

/** Lists of deals: open ones first, what is due first among them, then the newest closed ones. */
export function dealLists(models: Models, log: Log): Pick<DealStore, 'list' | 'count'> {
  async function find(filter: Filter | undefined, sort: Sort, limit: number) {
    if (filter === undefined || limit <= 0) return [];
    return await models.deals.find(filter).select(withoutHistory).sort(sort).limit(limit).lean();
  }

  async function listByWords(query: DealQuery, open?: Filter, closed?: Filter) {
    const search = async (filter: Filter | undefined) => {
      if (filter === undefined) return [];
      const { workspaceId, 'standing.kind': kind, ...and } = filter;
      const where = { workspaceId, 'standing.kind': kind };
      return await findByWords(models, where, wordsAsked(query), and, withoutHistory);
    };
    const [live, rest] = await Promise.all([search(open), search(closed)]);
    // Sorted here: the words index gives them by word, and sorting in the store would read them all.
    return [...live.sort(byDue), ...rest.sort(byNumber)].slice(0, query.limit);
  }

  return {
    async list(workspaceId, query) {
      if (asksForNothing(query)) return [];
      const open = openFilter(workspaceId, query);
      const closed = closedFilter(workspaceId, query);
      if (wordsAsked(query).length > 0) {
        return readSlimDeals(await listByWords(query, open, closed), log);
      }
      const order: Sort = query.cleanUp === undefined ? { dueAt: 1, number: -1 } : { number: 1 };
      const live = await find(open, order, query.limit);
      const rest = await find(closed, { number: -1 }, query.limit - live.length);
      return readSlimDeals([...live, ...rest], log);
    },
    async count(workspaceId, query) {
      if (asksForNothing(query)) return 0;
      const filters = dealFilters(workspaceId, query);
      const counts = await Promise.all(
        filters.map((filter) => models.deals.countDocuments(filter)),
      );
      return counts.reduce((sum, count) => sum + count, 0);
    },
  };
}

/** What the query asks for, open and closed ones apart; a deal is in at most one of them. */
export function dealFilters(
  workspaceId: WorkspaceId,
  query: Omit<DealQuery, 'limit'>,
): readonly Filter[] {
  return [openFilter(workspaceId, query), closedFilter(workspaceId, query)]
    .filter((filter) => filter !== undefined)
    .map((filter) => ({ ...filter, ...wordsFilter(query) }));
}

/** Undefined: the query wants no open deals. */
function openFilter(workspaceId: WorkspaceId, query: Omit<DealQuery, 'limit'>): Filter | undefined {
  if (query.standing !== undefined && query.standing !== 'open') return undefined;
  if (query.lookAgain !== undefined) return undefined;
  const due = query.dueBy === undefined ? { $exists: true } : { $lte: query.dueBy };
  return {
    workspaceId,
    'standing.kind': 'open',
    ...commonFilter(query),
    dueAt: due,
    ...cleanUpFilter(query),
    ...(query.waitEndedBefore === undefined
      ? {}
      : { 'waiting.until': { $lt: query.waitEndedBefore } }),
    ...quoteFilter(query),
  };
}

/** The second condition follows from the first; by it the store knows that a partial index serves. */
function quoteFilter({ quoteEndedBefore }: Omit<DealQuery, 'limit'>): Filter {
  if (quoteEndedBefore === undefined) return {};
  const validUntil = { $lt: quoteEndedBefore };
  return {
    quotes: { $elemMatch: { 'outcome.kind': 'open', validUntil } },
    'quotes.validUntil': validUntil,
  };
}

function cleanUpFilter({ cleanUp }: Omit<DealQuery, 'limit'>): Filter {
  if (cleanUp === undefined) return {};
  return {
    number: { $gt: cleanUp.afterNumber ?? 0 },
    'imported.at': { $gte: cleanUp.importedSince },
    'imported.cleanedAt': null,
    waiting: null,
  };
}

function closedFilter(
  workspaceId: WorkspaceId,
  query: Omit<DealQuery, 'limit'>,
): Filter | undefined {
  if (query.standing === 'open' || onlyOpen.some((field) => query[field] !== undefined)) {
    return undefined;
  }
  const kinds = query.standing === undefined ? closedKinds : [query.standing];
  const { from, to } = query.lookAgain ?? {};
  const looked = from === undefined ? {} : { 'standing.lookAgainOn': { $gte: from, $lte: to } };
  return { workspaceId, 'standing.kind': { $in: [...kinds] }, ...commonFilter(query), ...looked };
}

const openAcceptance = { 'acceptance.askedAt': { $exists: true }, 'acceptance.takenAt': null };
const openHandoff = { 'handoff.offeredAt': { $exists: true }, 'handoff.takenAt': null };

function commonFilter(query: Omit<DealQuery, 'limit'>): Filter {
  return {
    ...(query.ownerId === undefined ? {} : { ownerId: query.ownerId }),
    ...(query.unclaimed === true ? { ownerId: null } : {}),
    ...(query.stageId === undefined ? {} : { stageId: query.stageId }),
    ...(query.acceptanceOpen === true ? openAcceptance : {}),
    ...(query.handoffOpen === true ? openHandoff : {}),
    ...(query.source === undefined ? {} : { 'facts.source.id': query.source }),
    ...duringFilter(query),
  };
}

function duringFilter({ during, standing = 'open' }: Omit<DealQuery, 'limit'>): Filter {
  if (during === undefined) return {};
  const within = { $gte: during.from, $lt: during.to };
  const closed = { 'standing.at': within };
  return standing === 'open' ? { $or: [{ createdAt: within }, closed] } : closed;
}

function wordsFilter(query: Omit<DealQuery, 'limit'>): Filter {
  const asked = wordsAsked(query);
  return asked.length === 0 ? {} : { $and: asked.map((words) => ({ words })) };
}

/** Something was typed, but nothing a name could be found by. */
function asksForNothing(query: Omit<DealQuery, 'limit'>): boolean {
  const typed = [...(query.words ?? []), ...(query.wholeWords ?? [])].some(
    (word) => word.trim() !== '',
  );
  return typed && wordsAsked(query).length === 0;
}

function byDue(a: Stored, b: Stored): number {
  return Number(a.dueAt) - Number(b.dueAt) || byNumber(a, b);
}

function byNumber(a: Stored, b: Stored): number {
  return Number(b.number) - Number(a.number);
}
