import type HolidayRules from 'date-holidays';
import { addDays, IsoDate } from './domain/dates.ts';
import type { Holiday } from './domain/settings.ts';
import { normaliseWords } from './domain/text.ts';
import type { HolidayBook, HolidayRegion } from './holiday-ports.ts';

const dayMs = 86_400_000;
const language = 'en';

/** Public holidays of the world as dates, from the rules of the `date-holidays` package. */
export const holidayBook: HolidayBook = {
  async search(words, limit) {
    const asked = normaliseWords(words);
    const all = await everywhere();
    const speaks = (label: string) => {
      const known = normaliseWords(label);
      return asked.every((word) => known.some((one) => one.startsWith(word)));
    };
    return all.filter(({ label }) => speaks(label)).slice(0, limit);
  },
  async find(country, region) {
    const all = await everywhere();
    return all.find((one) => one.country === country && one.region === region);
  },
  async dates({ country, region }, years) {
    const rules = await open(country, region);
    return years.flatMap((year) => publicHolidays(rules, year));
  },
};

type Rules = HolidayRules;

/** The package carries the rules of all countries, so it is loaded when somebody asks. */
async function open(country?: string, region?: string): Promise<Rules> {
  const { default: Book } = await import('date-holidays');
  const types = { types: ['public' as const] };
  if (country === undefined) return new Book(types);
  return region === undefined ? new Book(country, types) : new Book(country, region, types);
}

function publicHolidays(rules: Rules, year: number): readonly Holiday[] {
  return rules.getHolidays(year, language).flatMap(({ date, start, end, name }) => {
    const first = IsoDate.parse(date.slice(0, 10));
    const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / dayMs));
    return Array.from({ length: days }, (_, ahead) => ({ date: addDays(first, ahead), name }));
  });
}

let known: Promise<readonly HolidayRegion[]> | undefined;

function everywhere(): Promise<readonly HolidayRegion[]> {
  known ??= listPlaces();
  return known;
}

/** Every country, its regions behind it, by name. */
async function listPlaces(): Promise<readonly HolidayRegion[]> {
  const rules = await open();
  const countries = Object.entries(rules.getCountries(language));
  return countries
    .sort(([, a], [, b]) => a.localeCompare(b, language))
    .flatMap(([country, name]) => [
      { country, label: name },
      ...Object.entries(rules.getStates(country, language) ?? {}).map(([region, part]) => ({
        country,
        region,
        label: `${name}: ${part}`,
      })),
    ]);
}
