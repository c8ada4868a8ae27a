import { managerAfterDays, openAcceptance, passedOnBy } from './acceptance.ts';
import { dateIn, type IsoDate } from './dates.ts';
import type { Acceptance, Deal } from './deal.ts';
import type { EntryId } from './ids.ts';
import { repeatAfter } from './reminders.ts';
import type { MorningAcceptance, MorningContent } from './run.ts';
import { addWorkingDays, type WorkingCalendar, workingDaysBetween } from './working-calendar.ts';

/** More than this a morning does not ask; the others come the next day. */
const most = 5;

/**
 * The deals that their new owner was asked to accept on an earlier day and has not: a morning asks
 * again 1, 3 and 5 working days after the card. The oldest first.
 */
export function acceptancesDue(
  deals: readonly Deal[],
  earlier: readonly MorningContent[],
  { date, calendar }: { readonly date: IsoDate; readonly calendar: WorkingCalendar },
): readonly MorningAcceptance[] {
  return deals
    .flatMap((deal) => {
      const asked = openAcceptance(deal);
      return asked === undefined ? [] : [{ deal, asked }];
    })
    .sort((a, b) => a.asked.askedAt.getTime() - b.asked.askedAt.getTime())
    .flatMap(({ deal, asked }) => {
      const times = timesSaid(asked.entryId, earlier);
      const next = repeatAfter[times];
      const askedOn = dateIn(calendar.zone, asked.askedAt);
      if (next === undefined || workingDaysBetween(calendar, askedOn, date) < next) return [];
      return [rowOf(deal, asked, times === 0 ? undefined : askedOn, calendar)];
    })
    .slice(0, most);
}

function timesSaid(entryId: EntryId, earlier: readonly MorningContent[]): number {
  return earlier.filter(({ acceptances = [] }) =>
    acceptances.some((one) => one.entryId === entryId),
  ).length;
}

/** From the second time on it says where the deal goes. */
function rowOf(
  deal: Deal,
  asked: Acceptance,
  askedOn: IsoDate | undefined,
  calendar: WorkingCalendar,
): MorningAcceptance {
  return {
    dealId: deal.id,
    entryId: asked.entryId,
    by: asked.by,
    from: passedOnBy(asked),
    givenOn: dateIn(calendar.zone, asked.at),
    ...(askedOn === undefined
      ? {}
      : { goesToManagerOn: addWorkingDays(calendar, askedOn, managerAfterDays) }),
  };
}
