import { announce } from '../domain/announcement.ts';
import { counted } from '../domain/date-words.ts';
import { addDays, dateIn, type Zone } from '../domain/dates.ts';
import { digestPartsOf } from '../domain/reviews.ts';
import type { Agreed } from '../domain/run.ts';
import {
  type DigestSlot,
  digestSlotOn,
  latestDigestSlot,
  newestCutOff,
} from '../domain/schedule.ts';
import { agreedSince } from './agreed.ts';
import { digestPreview } from './digest-preview.ts';
import type { Draft, Job, JobParts, Slot, Workspace } from './job.ts';

const name = 'digest';
/** A missed digest is of no use to its readers after this. */
const worthMs = 72 * 3_600_000;
/** Weeks that were slept through are recorded as far back as this. */
const weeksBack = 8;

/** The weekly digest: one per ISO week, of everything before its cut-off. */
export const weeklyDigestJob: Job = {
  name,
  oncePer: 'ISO week',
  due: async (parts, workspace, now) => {
    const latest = latestDigestSlot(workspace.calendar, workspace.house.settings.digest, now);
    const slots = Array.from({ length: weeksBack }, (_, index) =>
      weeksBefore(workspace, latest, index),
    );
    return slots.reverse().map((digest) => slotOf(parts, workspace, digest, now));
  },
  byHand: async (parts, workspace, now) => [
    slotOf(parts, workspace, cutOffOf(workspace, now), now),
  ],
  preview: (parts, workspace, now) => digestPreview(parts, workspace, cutOffOf(workspace, now)),
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

function slotOf(parts: JobParts, workspace: Workspace, digest: DigestSlot, now: Date): Slot {
  const runId = `${workspace.id}:${name}:${digest.week}`;
  return {
    runId,
    dueAt: digest.dueAt,
    zone: workspace.calendar.zone,
    rule: 'digest',
    work: async (late) => {
      // The views compute from history what stood at the cut-off; it has to be there by then.
      await parts.stores.numbers.settle(workspace.id);
      const agreed = await agreedSince(parts, workspace);
      return draft(runId, digest, workspace.calendar.zone, { late, agreed }, now);
    },
  };
}

function draft(
  runId: string,
  { week, from, to, dueAt }: DigestSlot,
  zone: Zone,
  {
    late,
    agreed,
  }: {
    readonly late: { readonly minutes: number } | undefined;
    readonly agreed: readonly Agreed[];
  },
  now: Date,
): Draft {
  const expiresAt = new Date(Math.max(dueAt.getTime() + worthMs, now.getTime() + worthMs / 3));
  const message = announce(`${runId}/message`, { to: 'managers' }, { kind: 'run' }, now);
  const parts = digestPartsOf({ from, to }, zone).map((part) =>
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
