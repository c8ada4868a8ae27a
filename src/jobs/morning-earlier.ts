import { addDays, type IsoDate } from '../domain/dates.ts';
import { morningEdit, morningLiveDays } from '../domain/morning-rows.ts';
import { remindedBackMs, saidMornings } from '../domain/reminders.ts';
import type { MorningContent } from '../domain/run.ts';
import type { JobParts, Workspace } from './job.ts';

/** What people were told of late. */
export async function earlierMornings(
  { stores }: JobParts,
  { id }: Workspace,
  now: Date,
): Promise<readonly MorningContent[]> {
  const runs = await stores.runs.since(id, 'morning', new Date(now.getTime() - remindedBackMs));
  return saidMornings(runs).map(({ content }) => content);
}

/** What is to be tapped stands in the newest message alone; those before lose their buttons where they stand. */
export async function closeEarlier(
  { stores, nudge }: JobParts,
  { id }: Workspace,
  mine: readonly MorningContent[],
  date: IsoDate,
  now: Date,
): Promise<void> {
  const oldest = addDays(date, -morningLiveDays);
  const open = mine.filter((one) => one.over !== true && one.date >= oldest && one.date < date);
  for (const { userId, date: day } of open) {
    await stores.runs.change(id, `${id}:morning:${userId}:${day}`, 'over', (run) =>
      run.content.kind === 'morning'
        ? morningEdit(run, { ...run.content, over: true }, 'over', now)
        : undefined,
    );
  }
  if (open.length > 0) nudge();
}
