import { Busy } from '../../busy.ts';
import { cleanUp, type Verdict } from '../../domain/clean-up.ts';
import { IsoDate } from '../../domain/dates.ts';
import type { Refusal } from '../../domain/decision.ts';
import { given } from '../../domain/given.ts';
import { ChoiceId, DealNumber } from '../../domain/ids.ts';
import { byPerson } from '../change-deal.ts';
import { nextPage } from '../clean-up-pages.ts';
import type { Caller, Context } from '../context.ts';
import { cleanUpDone } from '../mark-morning.ts';
import { voiceFor } from '../people.ts';
import type { Reply } from '../reply.ts';
import { refusalSentence } from '../views/refusal.ts';
import { plainMessage } from '../views/trouble.ts';
import { count } from '../views/words.ts';
import { CleanUpMetadata, cleanUpId, rowBlock, type Tally, tallyWords } from './clean-up-view.ts';
import type { Modal, Submitted } from './modal.ts';
import { chosenIn, dateIn, readMetadata, typedIn } from './submitted.ts';

type Row = (typeof CleanUpMetadata)['_output']['rows'][number];
type Judged = Row & { readonly verdict: Verdict };

type Read =
  | { readonly judged: readonly Judged[] }
  | { readonly errors: Readonly<Record<string, string>> };

/** What was chosen for each deal, with the shared date and reasons. */
function readRows(rows: readonly Row[], state: Submitted, today: IsoDate): Read {
  const chosen = rows.flatMap((row) => {
    const value = chosenIn(state, rowBlock(row.n));
    return value === undefined ? [] : [{ row, value }];
  });
  const uses = (...values: readonly string[]) => chosen.some(({ value }) => values.includes(value));
  const until = dateIn(state, 'until');
  const lost = chosenIn(state, 'why-lost');
  const notAFit = chosenIn(state, 'why-not-a-fit');
  const errors = {
    ...(uses('wait', 'close') && (until === undefined || until <= today)
      ? { until: 'Pick a day after today for those that close or wait.' }
      : {}),
    ...(uses('lost') && lost === undefined ? { 'why-lost': 'Pick why they were lost.' } : {}),
    ...(uses('unqualified') && notAFit === undefined
      ? { 'why-not-a-fit': 'Pick why they are not a fit.' }
      : {}),
  };
  if (Object.keys(errors).length > 0) return { errors };
  const shared = { until, lost, notAFit, wait: typedIn(state, 'why-wait') };
  const judged = chosen.flatMap(({ row, value }) => {
    const verdict = verdictOf(value, shared);
    return verdict === undefined ? [] : [{ ...row, verdict }];
  });
  return { judged };
}

interface Shared {
  readonly until: IsoDate | undefined;
  readonly wait: string | undefined;
  readonly lost: string | undefined;
  readonly notAFit: string | undefined;
}

function verdictOf(value: string, { until, wait, lost, notAFit }: Shared): Verdict | undefined {
  const [kind, on] = value.split(':');
  if (kind === 'keep') return { kind };
  if (kind === 'look') return { kind, on: IsoDate.parse(on) };
  if (kind === 'close' && until !== undefined) return { kind, on: until };
  if (kind === 'wait' && until !== undefined) {
    return { kind, until, ...given('reason', wait) };
  }
  if (kind === 'lost' && lost !== undefined) return { kind, reason: ChoiceId.parse(lost) };
  if (kind === 'unqualified' && notAFit !== undefined) {
    return { kind, reason: ChoiceId.parse(notAFit) };
  }
  return undefined;
}

type Outcome = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal };

/** Each deal under a key of its own: however often the page is delivered, each changes once. */
async function apply(row: Judged, caller: Caller, context: Context): Promise<Outcome> {
  const { workspaceId, house, member } = caller;
  const key = `${caller.key}:${row.n}`;
  const act = { ...caller.act, key };
  const ask = { version: row.v, revision: row.r, verdict: row.verdict };
  try {
    return await context.stores.deals.change(workspaceId, DealNumber.parse(row.n), key, (deal) =>
      byPerson(deal, cleanUp(deal, house, member, act, ask), act),
    );
  } catch (error) {
    // The others of the page are done all the same, and this one is asked about again.
    if (!(error instanceof Busy)) throw error;
    const say = `#${row.n} is being changed by many at once, so yours was not done. Try it again.`;
    return { ok: false, refusal: { kind: 'bad-input', field: 'Deal', say } };
  }
}

const counts = {
  keep: 'kept',
  look: 'kept',
  close: 'kept',
  wait: 'wait',
  lost: 'lost',
  unqualified: 'notAFit',
} as const satisfies Record<Verdict['kind'], keyof Tally>;

export const cleanUpModal: Modal = {
  callbackId: cleanUpId,
  async submit({ state, metadata }, caller, context) {
    const { rows, done, after } = readMetadata(CleanUpMetadata, metadata);
    const read = readRows(rows, state, caller.act.on);
    if ('errors' in read) return { kind: 'errors', errors: read.errors };
    const outcomes = await Promise.all(read.judged.map((row) => apply(row, caller, context)));
    context.nudge();
    const now = { ...done };
    const refusals = new Map<number, Refusal>();
    for (const [index, { n, verdict }] of read.judged.entries()) {
      const outcome = outcomes[index];
      if (outcome === undefined) continue;
      if (outcome.ok) now[counts[verdict.kind]] += 1;
      else refusals.set(n, outcome.refusal);
    }
    const stopped = await sentences(refusals, caller, context);
    return goOn({ done: now, after, stopped }, caller, context);
  },
};

async function sentences(
  refusals: ReadonlyMap<number, Refusal>,
  caller: Caller,
  context: Context,
): Promise<ReadonlyMap<number, string>> {
  const people = [...refusals.values()].map((one) =>
    one.kind === 'moved-meanwhile' ? one.by : undefined,
  );
  const voice = await voiceFor(caller, context, people);
  return new Map([...refusals].map(([n, refusal]) => [n, refusalSentence(refusal, voice)]));
}

async function goOn(
  progress: NonNullable<Parameters<typeof nextPage>[2]>,
  caller: Caller,
  context: Context,
): Promise<Reply> {
  const page = await nextPage(caller, context, progress);
  if (page.view !== undefined) return { kind: 'update', view: page.view };
  const { notices, left } = page;
  if (left === 0) await cleanUpDone(caller, context);
  const said = tallyWords(progress.done);
  const first = said === '' ? 'Nothing was changed.' : `Done: ${said}.`;
  const more =
    left === 0
      ? []
      : [`${count(left, 'deal is', 'deals are')} left for later: type /deal cleanup.`];
  return { kind: 'close', message: plainMessage([first, ...notices, ...more].join(' ')) };
}
