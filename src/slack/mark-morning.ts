import { dateIn, type IsoDate } from '../domain/dates.ts';
import type { Deal } from '../domain/deal.ts';
import type { Done } from '../domain/decision.ts';
import type { Member } from '../domain/member.ts';
import { morningEdit, morningLiveDays, withDealDone } from '../domain/morning-rows.ts';
import type { MorningContent, RowDone, Run } from '../domain/run.ts';
import type { Caller, Context } from './context.ts';
import { doneWords } from './views/done-words.ts';

const dayMs = 86_400_000;

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
  return editMorning(morningRunId(caller, date), edit, caller, context);
}

async function editMorning(
  id: string,
  edit: (content: MorningContent) => MorningContent | undefined,
  { workspaceId, key, act }: Caller,
  context: Context,
): Promise<Run | undefined> {
  const changed = await context.stores.runs.change(workspaceId, id, `${key}:row`, (run) => {
    const content = run.content.kind === 'morning' ? edit(run.content) : undefined;
    return content === undefined ? undefined : morningEdit(run, content, key, act.at);
  });
  if (changed !== undefined) context.nudge();
  return changed;
}

/** What was done about a deal, wherever and by whomever, shows on its rows in everybody's morning message. */
export async function markMornings(
  deal: Deal,
  done: Done,
  caller: Caller,
  context: Context,
): Promise<void> {
  const { workspaceId, act } = caller;
  const { runs, members } = context.stores;
  const from = new Date(act.at.getTime() - morningLiveDays * dayMs);
  for (const { id, content } of await runs.morningsNaming(workspaceId, deal.id, from)) {
    if (content.kind !== 'morning') continue;
    const reader = await members.member(workspaceId, content.userId);
    const what = rowDone(done, content, reader, caller);
    await editMorning(id, (now) => withDealDone(now, deal, done.kind, what), caller, context);
  }
}

/** In the reader's words, who did it when it was not they. */
function rowDone(
  done: Done,
  { date }: MorningContent,
  reader: Member,
  { member, house }: Caller,
): RowDone {
  const { settings } = house;
  const on = dateIn(reader.zone ?? settings.zone, done.at);
  const what = doneWords(done, date, reader.locale ?? settings.locale, on);
  return member.userId === reader.userId
    ? { what, at: done.at }
    : { what: `${what}, by ${member.name}`, at: done.at, by: member.userId };
}

/** Nothing imported waits any more: this morning's message says so. */
export async function cleanUpDone(caller: Caller, context: Context): Promise<void> {
  const { member, house, act } = caller;
  // Mornings go by the person's own date, which need not be the workspace's.
  await changeMorning(
    dateIn(member.zone ?? house.settings.zone, act.at),
    (content) => {
      const { cleanUp } = content;
      if (cleanUp === undefined || cleanUp.doneAt !== undefined) return undefined;
      return { ...content, cleanUp: { ...cleanUp, doneAt: act.at } };
    },
    caller,
    context,
  );
}
