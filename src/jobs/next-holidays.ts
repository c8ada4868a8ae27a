import { dateIn, IsoDate, instantOf } from '../domain/dates.ts';
import { withHolidays } from '../domain/holiday-changes.ts';
import type { Settings } from '../domain/settings.ts';
import type { HolidayBook } from '../holiday-ports.ts';
import type { Job } from './job.ts';
import { sweepSlot } from './sweep.ts';

const name = 'next-holidays';

/** Keeps public holidays known for this year and the next, so that no clock runs on one of them. */
export function nextHolidaysJob(book: HolidayBook): Job {
  return {
    name,
    oncePer: 'year',
    due: async (parts, workspace, now) => {
      const { settings } = workspace.house;
      const year = Number(dateIn(settings.zone, now).slice(0, 4));
      const place = settings.holidayPlace;
      if (place === undefined || place.toYear > year) return [];
      const dueAt = instantOf(IsoDate.parse(`${year}-01-01`), settings.zone);
      const key = `${year}:${settings.version}`;
      return [
        sweepSlot(name, key, dueAt, parts, workspace, now, async () => {
          const next = await withYears(settings, book, year);
          // Somebody was saving at this moment: the next tick tries again.
          const saved = await parts.stores.workspaces.saveSettings(next);
          return { touched: saved ? next.holidays.length : 0, finished: saved };
        }),
      ];
    },
  };
}

async function withYears(settings: Settings, book: HolidayBook, year: number): Promise<Settings> {
  const { holidayPlace: place, holidays } = settings;
  if (place === undefined) return settings;
  const known = await book.dates(place, [year, year + 1]);
  const own = holidays.filter((holiday) => holiday.own === true);
  return withHolidays(settings, year, { ...place, toYear: year + 1 }, known, own);
}
