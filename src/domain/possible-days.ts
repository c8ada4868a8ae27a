import type { IsoDate } from './dates.ts';

/* What is wrong with a day that somebody gave; undefined: nothing, or none was given. */

type Given = IsoDate | undefined;

/** Of what has been: today or an earlier day. */
export function wrongPast(on: Given, today: IsoDate): string | undefined {
  return on !== undefined && on > today
    ? 'That day is still to come. Plan it as a next step instead.'
    : undefined;
}

/** Of what is planned: today or a later day. */
export function wrongPlan(on: Given, today: IsoDate): string | undefined {
  return on !== undefined && on < today ? 'Pick today or a later day.' : undefined;
}

/** Of what is waited for: a later day. */
export function wrongWait(on: Given, today: IsoDate): string | undefined {
  return on !== undefined && on <= today ? 'Pick a day after today.' : undefined;
}
