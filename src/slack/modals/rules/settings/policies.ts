import { z } from 'zod';
import { type Money, parseAmount } from '../../../../domain/money.ts';
import type { Settings } from '../../../../domain/settings.ts';
import { amountHint, amountText, badAmount } from '../../../views/amount-field.ts';
import { radios, textInput } from '../../../views/elements.ts';
import { field } from '../../../views/form.ts';
import { chosenIn, typedIn } from '../../submitted.ts';
import type { SettingsForm } from '../settings-form.ts';

const who = [
  { value: 'anyone', label: 'The owner of the deal' },
  { value: 'managers', label: 'Managers only' },
];
const Who = z.enum(['anyone', 'managers']).catch('anyone');

export const policiesForm: SettingsForm = {
  part: 'policies',
  title: 'Who may do what',
  blocks: ({ policies, currency }, { locale }) => [
    field(
      'anyway',
      'Move anyway, with something required still open',
      radios('who', who, policies.moveAnyway),
    ),
    field('skip', 'Skip a step', radios('who', who, policies.skip)),
    field('back', 'Move a deal back', radios('who', who, policies.back)),
    field(
      'retro',
      'Look back at lost deals from an amount up',
      textInput('retro', { initial: amountText(retroFrom(policies, currency), locale) }),
      {
        optional: true,
        hint: `Deals that were qualified are always looked back at. ${amountHint}`,
      },
    ),
  ],
  read(state, { house }) {
    const { currency } = house.settings;
    const typed = typedIn(state, 'retro');
    const amount = typed === undefined ? undefined : parseAmount(typed, currency);
    if (typed !== undefined && amount?.currency !== currency) {
      const say = amount === undefined ? badAmount : `Give it in ${currency}, the team’s own.`;
      return { errors: { retro: say } };
    }
    const retroFromMinor = amount?.minor ?? 0;
    const moveAnyway = Who.parse(chosenIn(state, 'anyway'));
    const skip = Who.parse(chosenIn(state, 'skip'));
    const back = Who.parse(chosenIn(state, 'back'));
    return {
      edit: (now) => ({
        ...now,
        policies: { ...now.policies, moveAnyway, skip, back, retroFromMinor },
      }),
    };
  },
};

function retroFrom(policies: Settings['policies'], currency: Money['currency']): Money | undefined {
  const minor = policies.retroFromMinor;
  return minor === 0 ? undefined : { minor, currency };
}
