import type { QuoteTerms } from '../../domain/facts.ts';
import { given } from '../../domain/given.ts';
import { textInput } from '../views/elements.ts';
import { field } from '../views/form.ts';
import type { Submitted } from './modal.ts';
import { typedIn } from './submitted.ts';

type Terms = Pick<QuoteTerms, 'months' | 'payment' | 'access'>;

/** What a quote says beside its price. */
export function termFields({ months, payment, access }: Terms) {
  const optional = { optional: true } as const;
  return [
    field(
      'months',
      'Months',
      textInput('months', { initial: months === undefined ? undefined : String(months) }),
      optional,
    ),
    field(
      'payment',
      'Payment terms',
      textInput('payment', { initial: payment, max: 200, placeholder: 'monthly, by transfer' }),
      optional,
    ),
    field(
      'access',
      'Access',
      textInput('access', {
        initial: access,
        max: 300,
        placeholder: 'all features, support by mail',
      }),
      optional,
    ),
  ];
}

export function readTermFields(state: Submitted): {
  readonly terms: Terms;
  readonly errors: Readonly<Record<string, string>>;
} {
  const typed = typedIn(state, 'months');
  const months = typed === undefined ? undefined : Number(typed);
  const isBad = months !== undefined && !(Number.isInteger(months) && months > 0 && months <= 240);
  return {
    terms: {
      ...given('months', months),
      ...given('payment', typedIn(state, 'payment')),
      ...given('access', typedIn(state, 'access')),
    },
    errors: isBad ? { months: 'Write a whole number of months, for example 12.' } : {},
  };
}
