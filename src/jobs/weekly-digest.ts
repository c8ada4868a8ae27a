import { announce } from '../domain/announcement.ts';
import { digestUntil } from '../domain/catch-up.ts';
import { counted } from '../domain/date-words.ts';
import { addDays, dateIn } from '../domain/dates.ts';
import { digestPartsOf } from '../domain/reviews.ts';
import type { Agreed } from '../domain/run.ts';
import {
  type DigestSlot,
  digestSlotOn,
  latestDigestSlot,
  newestCutOff,
} from '../domain/schedule.ts';
import type { WorkingCalendar } from '../domain/working-calendar.ts';
import { agreedSince, type DigestRun } from './agreed.ts';
import { digestPreview } from './digest-preview.ts';
import {
  type Draft,
  type Job,
  type JobParts,
  nothingSeen,
  type Seen,
  type Slot,
  type Workspace,
} from './job.ts';
import { waitedEnough } from './read-back.ts';

const name = 'digest';
/** One that is made late has at least so long to be posted. */
const dayMs = 24 * 3_600_000;
/** Weeks that were slept through are recorded, and the digest before looked for, as far back as this. */
const weeksBack = 8;
const weekMs = 7 * dayMs;

/** The weekly digest: one per ISO week, of everything before its cut-off. */
export const weeklyDigestJob: Job = {
  name,
  oncePer: 'ISO week',
  due: async (parts, workspace, now, seen) => {
    const latest = latestDigestSlot(workspace.calendar, workspace.house.settings.digest, now);
    const slots = Array.from({ length: weeksBack }, (_, index) =>
      weeksBefore(workspace, latest, index),
    );
    return slots.reverse().map((digest) => slotOf(parts, workspace, digest, now, seen));
  },
  byHand: async (parts, workspace, now) => [
    slotOf(parts, workspace, cutOffOf(workspace, now), now, nothingSeen()),
  ],
  preview: async (parts, workspace, now) => {
    const digest = cutOffOf(workspace, now);
    const before = await digestBefore(parts, workspace, digest);
    return await digestPreview(parts, workspace, sinceThen(digest, workspace, before));
  },
};

function weeksBefore(
  { calendar, house }: Workspace,
  latest: DigestSlot,
  weeks: number,
): DigestSlot {
  const cutOff = addDays(dateIn(calendar.zone, latest.to), -7 * weeks);
  return digestSlotOn(calendar, house.settings.digest.hour, cutOff);
}

function cutOffOf({ calendar, house }: Workspace, now: Date): DigestSlot {
  return newestCutOff(calendar, house.settings.digest, now);
}

function slotOf(
  parts: JobParts,
  workspace: Workspace,
  digest: DigestSlot,
  now: Date,
  seen: Seen,
): Slot {
  const runId = `${workspace.id}:${name}:${digest.week}`;
  return {
    runId,
    dueAt: digest.dueAt,
    zone: workspace.calendar.zone,
    rule: 'digest',
    work: async (late) => {
      // The views compute from history what stood at the cut-off; it has to be there by then.
      await parts.stores.numbers.settle(workspace.id);
      const before = await digestBefore(parts, workspace, digest);
      const said = await agreedSince(parts, workspace, before);
      if (said === 'busy' && !waitedEnough(seen, runId)) return undefined;
      const agreed = said === 'busy' ? [] : said;
      const slot = sinceThen(digest, workspace, before);
      return draft(runId, slot, workspace.calendar, { late, agreed }, now);
    },
  };
}

/** The newest digest of an earlier cut-off; one that was skipped is none, so the next takes its week in. */
async function digestBefore(
  { stores }: JobParts,
  { id }: Workspace,
  { to }: DigestSlot,
): Promise<DigestRun | undefined> {
  const runs = await stores.runs.since(id, name, new Date(to.getTime() - weeksBack * weekMs));
  return runs
    .filter((run): run is DigestRun => run.content.kind === 'digest' && run.content.to < to)
    .sort((a, b) => b.content.to.getTime() - a.content.to.getTime())[0];
}

/** It begins where the one before it ended, also when the day or the hour was set anew in between. */
function sinceThen(
  digest: DigestSlot,
  { calendar }: Workspace,
  before: DigestRun | undefined,
): DigestSlot {
  if (before === undefined) return digest;
  const from = before.content.to;
  return { ...digest, from, firstDay: dateIn(calendar.zone, from) };
}

function draft(
  runId: string,
  { week, from, to, dueAt }: DigestSlot,
  calendar: WorkingCalendar,
  {
    late,
    agreed,
  }: {
    readonly late: { readonly minutes: number } | undefined;
    readonly agreed: readonly Agreed[];
  },
  now: Date,
): Draft {
  const until = digestUntil(calendar, dueAt);
  const expiresAt = new Date(Math.max(until.getTime(), now.getTime() + dayMs));
  const message = announce(`${runId}/message`, { to: 'managers' }, { kind: 'run' }, now);
  const parts = digestPartsOf({ from, to }, calendar.zone).map((part) =>
    announce(`${runId}/${part}`, { to: 'thread' }, { kind: 'run-thread', part }, now),
  );
  return {
    content: {
      kind: 'digest',
      week,
      from,
      to,
      ...(late === undefined ? {} : { lateBy: lateWords(late.minutes) }),
      ...(agreed.length === 0 ? {} : { agreed }),
    },
    say: [message, ...parts].map((entry) => ({ ...entry, expiresAt })),
  };
}

function lateWords(minutes: number): string {
  const hours = Math.round(minutes / 60);
  return hours === 0 ? counted(minutes, 'minute') : counted(hours, 'hour');
}
