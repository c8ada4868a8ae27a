import type { ModalView } from '@slack/types';
import { cleanUpOfferedSince } from '../domain/clean-up.ts';
import type { Deal } from '../domain/deal.ts';
import type { Caller, Context } from './context.ts';
import {
  type CleanUpRow,
  cleanUpView,
  nothingDone,
  pageSize,
  type Tally,
} from './modals/clean-up-view.ts';
import { voiceFor } from './people.ts';

/** How far a person has come, and what stopped at some of their rows. */
export interface Progress {
  readonly done: Tally;
  readonly after: number;
  /** What is said of a deal that was not changed, by its number; plain text. */
  readonly stopped: ReadonlyMap<number, string>;
}

const atStart: Progress = { done: nothingDone, after: 0, stopped: new Map() };

/** Imported deals of this person that nobody has looked at. */
export function uncleaned({ userId, act }: Pick<Caller, 'userId' | 'act'>) {
  const importedSince = cleanUpOfferedSince(act.at);
  return { ownerId: userId, standing: 'open', cleanUp: { importedSince } } as const;
}

/** The next page, or, when the last one is behind, what of its rows was stopped and how many are left. */
export async function nextPage(
  caller: Caller,
  context: Context,
  { done, after, stopped }: Progress = atStart,
): Promise<
  | { readonly view: ModalView }
  | { readonly view?: never; readonly notices: readonly string[]; readonly left: number }
> {
  const { workspaceId, house, act } = caller;
  const { deals } = context.stores;
  const query = uncleaned(caller);
  const again = [...stopped.keys()];
  const page = { ...query.cleanUp, afterNumber: after };
  const limit = pageSize + 1;
  const [next, waiting, stoppedDeals, voice] = await Promise.all([
    deals.list(workspaceId, { ...query, cleanUp: page, limit }),
    deals.count(workspaceId, query),
    again.length === 0 ? [] : stoppedOnes(caller, context, again),
    voiceFor(caller, context),
  ]);
  const all: readonly CleanUpRow[] = [
    ...stoppedDeals.map((deal) => {
      const notice = stopped.get(deal.number);
      return notice === undefined ? { deal } : { deal, notice };
    }),
    ...next.map((deal) => ({ deal })),
  ];
  const rows = all.slice(0, pageSize);
  const shown = new Set<number>(rows.map(({ deal }) => deal.number));
  const notices = [...stopped].flatMap(([n, said]) => (shown.has(n) ? [] : [said]));
  if (rows.length === 0) return { notices, left: waiting };
  const to = Math.max(after, ...shown);
  const isLast = all.length === rows.length;
  const facts = { rows, notices, waiting, isLast, done, after: to, today: act.on };
  return { view: cleanUpView(facts, house, voice) };
}

/** Those that still wait for their owner's look, as they are now. */
async function stoppedOnes(
  caller: Caller,
  { stores }: Context,
  numbers: readonly number[],
): Promise<readonly Deal[]> {
  const query = uncleaned(caller);
  const found = await Promise.all(
    numbers.map((n) =>
      stores.deals.list(caller.workspaceId, {
        ...query,
        cleanUp: { ...query.cleanUp, afterNumber: n - 1 },
        limit: 1,
      }),
    ),
  );
  return found.flat().filter((deal) => numbers.includes(deal.number));
}
