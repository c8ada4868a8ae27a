import type { Holiday, HolidayPlace, Settings } from './settings.ts';

/**
 * The settings with public holidays from a year on. Those of earlier years stay: working days that
 * were counted with them must count the same when a digest is printed again.
 */
export function withHolidays(
  settings: Settings,
  fromYear: number,
  place: HolidayPlace | undefined,
  known: readonly Holiday[],
  own: readonly Holiday[],
): Settings {
  const { holidayPlace: _, ...rest } = settings;
  const past = settings.holidays.filter(
    (holiday) => holiday.own !== true && holiday.date < `${fromYear}-01-01`,
  );
  return {
    ...rest,
    holidays: [...past, ...known, ...own],
    ...(place === undefined ? {} : { holidayPlace: place }),
  };
}
