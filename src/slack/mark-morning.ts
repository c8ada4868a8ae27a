import { openAcceptance } from '../domain/acceptance.ts';
import { announce } from '../domain/announcement.ts';
import { dateIn, type IsoDate } from '../domain/dates.ts';
import type { Deal } from '../domain/deal.ts';
import type { Done } from '../domain/decision.ts';
import type { DealId } from '../domain/ids.ts';
import type { MorningAcceptance, MorningContent, MorningRow, Run } from '../domain/run.ts';
import type { Caller, Context } from './context.ts';
import { doneWords } from './views/done-words.ts';

export function morningRunId({ workspaceId, userId }: Caller, date: IsoDate): string {
  return `${workspaceId}:morning:${userId}:${date}`;
}

/** Edits the person's morning message of that day; nothing when there is none. */
export async function changeMorning(
  date: IsoDate,
  edit: (content: MorningContent) => MorningContent | undefined,
  caller: Caller,
  context: Context,
): Promise<Run | undefined> {
  const { workspaceId, userId, key, act } = caller;
  const id = morningRunId(caller, date);
  const changed = await context.stores.runs.change(workspaceId, id, `${key}:row`, (run) => {
    const content = run.content.kind === 'morning' ? edit(run.content) : undefined;
    if (content === undefined) return undefined;
    const to = { to: 'person', userId } as const;
    // A morning that nobody could be told of is over: what is done later does not bring it back.
    const say = [announce(`${id}/${key}`, to, { kind: 'run', known: true }, act.at)];
    return { run: { ...run, content }, say };
  });
  if (changed !== undefined) context.nudge();
  return changed;
}

/** What was done from the person's direct messages shows on the row of this morning's message. */
export async function markMorning(
  deal: Deal,
  done: Done,
  caller: Caller,
  context: Context,
  date: IsoDate = personsDate(caller),
): Promise<void> {
  await changeMorning(
    date,
    (content) => {
      const { rows, revisits = [], acceptances = [] } = content;
      if (![...rows, ...revisits, ...acceptances].some((row) => row.dealId === deal.id))
        return undefined;
      const what = { what: doneWords(done, date, localeOf(caller)), at: done.at };
      const marked = <Row extends { readonly dealId: DealId; readonly done?: unknown }>(
        row: Row,
      ) =>
        row.dealId === deal.id ? withDone(row, done.kind === 'undone' ? undefined : what) : row;
      return {
        ...content,
        rows: rows.map(marked),
        ...(revisits.length === 0 ? {} : { revisits: revisits.map(marked) }),
        ...(acceptances.length === 0
          ? {}
          : { acceptances: acceptances.map((row) => answered(row, deal) ?? marked(row)) }),
      };
    },
    caller,
    context,
  );
}

/** What was taken back is open again. */
function withDone<Row extends { readonly done?: unknown }>(
  { done: _, ...row }: Row,
  done: MorningRow['done'],
) {
  return done === undefined ? row : { ...row, done };
}

/** A question to who had the deal is no answer, and what was taken back is asked again. */
function answered({ done: _, ...row }: MorningAcceptance, deal: Deal) {
  return openAcceptance(deal)?.entryId === row.entryId ? row : undefined;
}

/** Nothing imported waits any more: this morning's message says so. */
export async function cleanUpDone(caller: Caller, context: Context): Promise<void> {
  const { act } = caller;
  await changeMorning(
    personsDate(caller),
    (content) => {
      const { cleanUp } = content;
      if (cleanUp === undefined || cleanUp.doneAt !== undefined) return undefined;
      return { ...content, cleanUp: { ...cleanUp, doneAt: act.at } };
    },
    caller,
    context,
  );
}

/** Mornings go by the person's own date, which need not be the workspace's. */
function personsDate({ member, house, act }: Caller): IsoDate {
  return dateIn(member.zone ?? house.settings.zone, act.at);
}

function localeOf({ member, house }: Caller): string {
  return member.locale ?? house.settings.locale;
}
