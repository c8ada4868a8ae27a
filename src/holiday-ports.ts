import type { Holiday } from './domain/settings.ts';

/** A country, or a part of one, with public holidays of its own. */
export interface HolidayRegion {
  readonly country: string;
  readonly region?: string;
  readonly label: string;
}

/** Knows public holidays; what a workspace uses of them is kept as dates in its settings. */
export interface HolidayBook {
  /** Places whose names have these word beginnings, by name. */
  search(words: string, limit: number): Promise<readonly HolidayRegion[]>;
  find(country: string, region: string | undefined): Promise<HolidayRegion | undefined>;
  dates(
    place: Pick<HolidayRegion, 'country' | 'region'>,
    years: readonly number[],
  ): Promise<readonly Holiday[]>;
}
