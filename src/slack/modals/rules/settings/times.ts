import { select } from '../../../views/elements.ts';
import { field } from '../../../views/form.ts';
import { numberInput } from '../../../views/pickers.ts';
import { weekdayNames } from '../../../views/settings-words.ts';
import { chosenIn } from '../../submitted.ts';
import type { SettingsForm } from '../settings-form.ts';
import { numberOf } from './week.ts';

const days = weekdayNames.map((label, index) => ({ value: String(index + 1), label }));

export const timesForm: SettingsForm = {
  part: 'times',
  title: 'Morning and digest',
  blocks: ({ morningHour, digest, policies }) => [
    field(
      'morning',
      'Morning message at',
      numberInput('morning', { initial: morningHour, min: 0, max: 23 }),
      {
        hint: 'Each person’s own hour, never before work begins',
      },
    ),
    field(
      'deals',
      'Deals in a morning message',
      numberInput('deals', { initial: policies.morningDeals, min: 1, max: 8 }),
      { hint: 'The rest stays in Home' },
    ),
    field(
      'weekday',
      'Weekly digest on',
      select('weekday', days, { initial: String(digest.weekday) }),
    ),
    field(
      'hour',
      'Weekly digest at',
      numberInput('hour', { initial: digest.hour, min: 0, max: 23 }),
      {
        hint: 'It covers the seven days before this hour',
      },
    ),
  ],
  read(state) {
    const morningHour = numberOf(state, 'morning');
    const morningDeals = numberOf(state, 'deals');
    const digest = { weekday: Number(chosenIn(state, 'weekday')), hour: numberOf(state, 'hour') };
    const errors = {
      ...(isHour(morningHour) ? {} : { morning: 'An hour is between 0 and 23.' }),
      ...(morningDeals >= 1 ? {} : { deals: 'At least one deal.' }),
      ...(isHour(digest.hour) ? {} : { hour: 'An hour is between 0 and 23.' }),
      ...(digest.weekday >= 1 ? {} : { weekday: 'On which day?' }),
    };
    if (Object.keys(errors).length > 0) return { errors };
    return {
      edit: (now) => ({
        ...now,
        morningHour,
        digest,
        policies: { ...now.policies, morningDeals },
      }),
    };
  },
};

function isHour(hour: number): boolean {
  return hour >= 0 && hour <= 23;
}
