import type { IsoDate } from './dates.ts';
import type { UserId } from './ids.ts';
import { repeatAfter } from './reminders.ts';
import type { Retro } from './retro.ts';
import type { MorningAction, MorningContent } from './run.ts';
import { type WorkingCalendar, workingDaysBetween } from './working-calendar.ts';

const most = 5;

export interface ActionsDue {
  /** What this person promised in retros and has not done, the oldest date first. */
  readonly actions: readonly MorningAction[];
  /** One of them is worth a message, even when no deal is. */
  readonly isNews: boolean;
}

/** The actions of retros that are due for a person on a date, at most 5. */
export function actionsDue(
  retros: readonly Retro[],
  userId: UserId,
  earlier: readonly MorningContent[],
  { date, calendar }: { readonly date: IsoDate; readonly calendar: WorkingCalendar },
): ActionsDue {
  const due = openActions(retros, userId)
    .filter((action) => action.due <= date)
    .slice(0, most);
  const isNews = due.some((action) => {
    const said = earlier
      .filter(({ actions }) => actions?.some((one) => one.id === action.id) === true)
      .map((morning) => morning.date)
      .sort();
    const [first] = said;
    if (first === undefined) return true;
    const next = repeatAfter[said.length - 1];
    return next !== undefined && workingDaysBetween(calendar, first, date) >= next;
  });
  return { actions: due, isNews };
}

/** What a person still has to do from retros that stand, the earliest date first. */
export function openActions(retros: readonly Retro[], userId: UserId): readonly MorningAction[] {
  return retros
    .filter((retro) => retro.withdrawnAt === undefined)
    .flatMap((retro) =>
      retro.actions
        .filter((action) => action.ownerId === userId && action.doneAt === undefined)
        .map(({ id, text, due }) => ({
          id,
          retroId: retro.id,
          number: retro.number,
          dealName: retro.dealName,
          text,
          due,
        })),
    )
    .sort((a, b) => (a.due === b.due ? a.number - b.number : a.due < b.due ? -1 : 1));
}
