import { parseAmount } from '../../../../domain/money.ts';
import type { Settings } from '../../../../domain/settings.ts';
import { amountHint, amountText, badAmount } from '../../../views/amount-field.ts';
import { datePicker, textInput } from '../../../views/elements.ts';
import { field } from '../../../views/form.ts';
import type { Submitted } from '../../modal.ts';
import { dateIn, typedIn } from '../../submitted.ts';
import type { ReadForm, SettingsForm } from '../settings-form.ts';

const optional = { optional: true } as const;

/** What the team wants to win in a period; the digest measures against it. Left empty: none. */
export const goalForm: SettingsForm = {
  part: 'goal',
  title: 'Goal',
  blocks: ({ goal }, { locale }) => [
    field('amount', 'Amount to win', textInput('amount', { initial: amountText(goal, locale) }), {
      optional: true,
      hint: `${amountHint}. Empty: no goal`,
    }),
    field('label', 'Name', textInput('label', { initial: goal?.label, max: 40 }), {
      optional: true,
      hint: 'Like Q1 or March',
    }),
    field('from', 'First day', datePicker('from', goal?.from), optional),
    field('to', 'Last day', datePicker('to', goal?.to), optional),
  ],
  read: (state, { house }) => readGoal(state, house.settings),
};

function readGoal(state: Submitted, settings: Settings): ReadForm {
  const typed = typedIn(state, 'amount');
  if (typed === undefined) return { edit: ({ goal: _, ...rest }) => rest };
  const amount = parseAmount(typed, settings.currency);
  const [from, to] = [dateIn(state, 'from'), dateIn(state, 'to')];
  if (amount === undefined) return { errors: { amount: badAmount } };
  if (from === undefined) return { errors: { from: 'From which day on?' } };
  if (to === undefined || to < from) {
    return { errors: { to: 'Pick a last day that is not before the first.' } };
  }
  const label = typedIn(state, 'label') ?? 'Goal';
  return { edit: (now) => ({ ...now, goal: { ...amount, label, from, to } }) };
}
