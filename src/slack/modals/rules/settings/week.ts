import { checkboxes } from '../../../views/elements.ts';
import { field } from '../../../views/form.ts';
import { numberInput } from '../../../views/pickers.ts';
import { weekdayNames } from '../../../views/settings-words.ts';
import type { Submitted } from '../../modal.ts';
import { allChosenIn, typedIn } from '../../submitted.ts';
import type { SettingsForm } from '../settings-form.ts';

const days = weekdayNames.map((label, index) => ({ value: String(index + 1), label }));

export function numberOf(state: Submitted, block: string): number {
  return Number(typedIn(state, block) ?? Number.NaN);
}

export const weekForm: SettingsForm = {
  part: 'week',
  title: 'Working week',
  blocks: ({ workingDays, workingHours }) => [
    field('days', 'Days you work', checkboxes('days', days, workingDays.map(String)), {
      hint: 'Only these count for “working days”; nothing is sent on others.',
    }),
    field(
      'from',
      'From hour',
      numberInput('from', { initial: workingHours.from, min: 0, max: 23 }),
    ),
    field('to', 'To hour', numberInput('to', { initial: workingHours.to, min: 1, max: 24 }), {
      hint: 'Nothing is sent outside of these hours.',
    }),
  ],
  read(state) {
    const workingDays = allChosenIn(state, 'days').map(Number);
    const [from, to] = [numberOf(state, 'from'), numberOf(state, 'to')];
    if (workingDays.length === 0) return { errors: { days: 'Pick at least one day.' } };
    if (!(to > from)) return { errors: { to: 'The day has to end after it begins.' } };
    return {
      edit: (now) => ({ ...now, workingDays, workingHours: { from, to } }),
    };
  },
};
