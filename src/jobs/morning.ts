import { announce } from '../domain/announcement.ts';
import { addDays, dateIn, IsoDate, instantOf, type Zone } from '../domain/dates.ts';
import type { Member } from '../domain/member.ts';
import { hearsOf, isQuietWeek, pickMorning } from '../domain/morning.ts';
import type { MorningContent } from '../domain/run.ts';
import { dueMorningSlot, type MorningSlot, nextMorningSlot } from '../domain/schedule.ts';
import type { WorkingCalendar } from '../domain/working-calendar.ts';
import { once } from '../once.ts';
import { dueToday } from './due-today.ts';
import {
  type Draft,
  type Job,
  type JobParts,
  nothingSeen,
  type Seen,
  type Workspace,
} from './job.ts';
import { closeEarlier, earlierMornings } from './morning-earlier.ts';
import { previewLines } from './morning-preview.ts';
import { shown, todoToday, withoutDeals } from './morning-todo.ts';
import { readBack, waitedEnough } from './read-back.ts';

const name = 'morning';
const dayMs = 86_400_000;
/** Days that were slept through are recorded as far back as this. */
const datesBackMs = 8 * dayMs;

/** Each person's one message of the day, at their local morning hour. */
export const morningJob: Job = {
  name,
  oncePer: 'person and working day',
  due: async (parts, workspace, now, seen) => {
    if (isQuietWeek(workspace.house.settings, now)) return [];
    if (comeMornings(workspace, now, seen).length === 0) return [];
    await learnMornings(parts, workspace, now, seen);
    const earlier = once(() => earlierMornings(parts, workspace, now));
    return comeMornings(workspace, now, seen).map(({ member, slot }) => {
      const runId = `${workspace.id}:${name}:${member.userId}:${slot.date}`;
      return {
        runId,
        dueAt: slot.dueAt,
        zone: member.zone ?? workspace.calendar.zone,
        rule: 'morning',
        work: async () => {
          const mine = (await earlier()).filter(({ userId }) => userId === member.userId);
          const reading = (readThreads: boolean) =>
            morningOf(parts, workspace, member, slot.date, now, mine, readThreads);
          const content =
            (await reading(true)) ?? (waitedEnough(seen, runId) ? await reading(false) : undefined);
          if (content === undefined) return undefined;
          if (typeof content !== 'string')
            await closeEarlier(parts, workspace, mine, slot.date, now);
          return draft(workspace, member, slot, content, now);
        },
      };
    });
  },
  preview: async (parts, workspace, now) => {
    const earlier = await earlierMornings(parts, workspace, now);
    const lines: string[] = [];
    for (const { member, slot } of comeMornings(workspace, now, nothingSeen())) {
      const mine = earlier.filter(
        ({ userId, date }) => userId === member.userId && date < slot.date,
      );
      const content = await morningOf(parts, workspace, member, slot.date, now, mine, false);
      if (content !== undefined)
        lines.push(...(await previewLines(parts, workspace, member, content)));
    }
    return lines.length === 0 ? ['Nobody has a morning message due.'] : lines;
  },
};

interface Come {
  readonly member: Member;
  readonly slot: MorningSlot;
}

/** Mornings that have come and, as far as this process knows, were not yet; also days slept through. */
function comeMornings(workspace: Workspace, now: Date, seen: Seen): readonly Come[] {
  const { calendar, house, members } = workspace;
  return members.flatMap((member) => {
    if (member.standing !== 'full') return [];
    const zone = member.zone ?? calendar.zone;
    const last = seen.mornings.get(`${workspace.id}:${member.userId}`);
    const hour = house.settings.morningHour;
    const today = dueMorningSlot(calendar, zone, hour, now, last);
    const missed = last === undefined ? [] : missedMornings(calendar, zone, hour, now, last);
    return [...missed, ...(today === undefined ? [] : [today])].map((slot) => ({ member, slot }));
  });
}

/** Working days between the newest morning and today: nobody ticked; they get a run that says so. */
function missedMornings(
  calendar: WorkingCalendar,
  zone: Zone,
  hour: number,
  now: Date,
  last: IsoDate,
): readonly MorningSlot[] {
  const today = dateIn(zone, now);
  const missed: MorningSlot[] = [];
  let slot = nextMorningSlot(calendar, zone, hour, instantOf(addDays(last, 1), zone));
  while (slot.date < today) {
    missed.push(slot);
    slot = nextMorningSlot(calendar, zone, hour, slot.dueAt);
  }
  return missed;
}

/** Other processes make mornings too. */
async function learnMornings(
  { stores }: JobParts,
  { id }: Workspace,
  now: Date,
  seen: Seen,
): Promise<void> {
  const runs = await stores.runs.since(id, name, new Date(now.getTime() - datesBackMs));
  for (const run of runs) {
    const [userId = '', date = ''] = run.id.split(':').slice(-2);
    const key = `${id}:${userId}`;
    const known = seen.mornings.get(key);
    const parsed = IsoDate.parse(date);
    if (known === undefined || known < parsed) seen.mornings.set(key, parsed);
  }
}

/** The message's content, or in words why there is none. Undefined: Slack is too busy to show threads. */
async function morningOf(
  parts: JobParts,
  workspace: Workspace,
  member: Member,
  date: IsoDate,
  now: Date,
  earlier: readonly MorningContent[],
  readThreads: boolean,
): Promise<MorningContent | string | undefined> {
  const owners = hearsOf(member, workspace.members, date);
  if (owners.length === 0) return 'away';
  const ask = { member, owners, date, earlier };
  const todo = await todoToday(parts, workspace, ask);
  let due = await dueToday(parts, workspace, member, owners, now);
  const { userId } = member;
  const { settings } = workspace.house;
  const reading = {
    date,
    calendar: workspace.calendar,
    limit: settings.policies.morningDeals,
    locale: member.locale ?? settings.locale,
  };
  for (;;) {
    const pick = pickMorning(due, earlier, reading);
    if (pick === undefined) return withoutDeals(ask, due.length, todo);
    const picked = due.filter(({ deal }) => pick.rows.some((row) => row.dealId === deal.id));
    const quiet = readThreads ? await readBack(parts, workspace, picked, now) : [];
    if (quiet === 'busy') return undefined;
    if (quiet.length === 0) return { kind: 'morning', userId, date, ...pick, ...shown(todo) };
    due = due.filter(({ deal }) => !quiet.includes(deal.id));
  }
}

function draft(
  { id, calendar }: Workspace,
  { userId, zone = calendar.zone }: Member,
  { date }: MorningSlot,
  content: MorningContent | string,
  now: Date,
): Draft {
  if (typeof content === 'string') return { content: { kind: 'skipped', why: content }, say: [] };
  const entryId = `${id}:${name}:${userId}:${date}/message`;
  const message = announce(entryId, { to: 'person', userId }, { kind: 'run' }, now);
  const expiresAt = instantOf(date, zone, calendar.hours.to);
  return { content, say: [{ ...message, expiresAt }] };
}
