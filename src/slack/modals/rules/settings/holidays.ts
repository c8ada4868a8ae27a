import { dateIn, IsoDate } from '../../../../domain/dates.ts';
import { withHolidays } from '../../../../domain/holiday-changes.ts';
import type { Holiday, HolidayPlace } from '../../../../domain/settings.ts';
import type { Caller, Context } from '../../../context.ts';
import { context as small } from '../../../views/blocks.ts';
import { textInput, typeAhead } from '../../../views/elements.ts';
import { field } from '../../../views/form.ts';
import type { Submitted } from '../../modal.ts';
import { chosenIn, typedIn } from '../../submitted.ts';
import type { ReadForm, SettingsForm } from '../settings-form.ts';

export const HOLIDAY_PLACES = 'holiday-places';
const NOWHERE = 'none';

/** `DE` or `DE|BE`. */
export function placeValue(place: Pick<HolidayPlace, 'country' | 'region'>): string {
  return place.region === undefined ? place.country : `${place.country}|${place.region}`;
}

export const nowhere = { value: NOWHERE, label: 'No public holidays' };

function ownLines(holidays: readonly Holiday[]): string {
  return holidays
    .filter((holiday) => holiday.own === true)
    .map(({ date, name }) => `${date} ${name}`)
    .join('\n');
}

export const holidaysForm: SettingsForm = {
  part: 'holidays',
  title: 'Holidays',
  blocks: ({ holidayPlace, holidays }) => {
    const preset =
      holidayPlace === undefined
        ? nowhere
        : { value: placeValue(holidayPlace), label: holidayPlace.label };
    return [
      field('place', 'Public holidays of', typeAhead(HOLIDAY_PLACES, 'Type a country', preset)),
      field(
        'own',
        'Your own days off',
        textInput('own', { initial: ownLines(holidays), multiline: true }),
        { optional: true, hint: 'One per line, the date first: 2026-12-24 Christmas Eve' },
      ),
      small('Nothing is sent on these days, and no clock runs.'),
    ];
  },
  read: readHolidays,
};

async function readHolidays(state: Submitted, caller: Caller, context: Context): Promise<ReadForm> {
  const own = readOwn(typedIn(state, 'own') ?? '');
  if ('problem' in own) return { errors: { own: own.problem } };
  const year = Number(dateIn(caller.house.settings.zone, caller.act.at).slice(0, 4));
  const chosen = chosenIn(state, 'place') ?? NOWHERE;
  if (chosen === NOWHERE) {
    return { edit: (now) => withHolidays(now, year, undefined, [], own.days) };
  }
  const [country = '', region] = chosen.split('|');
  const place = await context.holidays.find(country, region);
  if (place === undefined) return { errors: { place: 'Pick a place from the list.' } };
  const known = await context.holidays.dates(place, [year, year + 1]);
  const kept = { ...place, toYear: year + 1 };
  return { edit: (now) => withHolidays(now, year, kept, known, own.days) };
}

const mostOwn = 100;

/** A line is a date and a name. */
function readOwn(
  typed: string,
): { readonly days: readonly Holiday[] } | { readonly problem: string } {
  const lines = typed.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
  const days: Holiday[] = [];
  for (const line of lines) {
    const [first = '', ...rest] = line.split(/\s+/);
    const date = IsoDate.safeParse(first);
    if (!date.success) {
      return { problem: `“${line.slice(0, 60)}” does not begin with a date like 2026-12-24.` };
    }
    days.push({ date: date.data, name: rest.join(' ').slice(0, 75) || 'Day off', own: true });
  }
  if (days.length > mostOwn) return { problem: `Keep at most ${mostOwn} days of your own.` };
  return { days };
}
