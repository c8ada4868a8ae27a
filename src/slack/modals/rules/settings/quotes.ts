import { context as small } from '../../../views/blocks.ts';
import { field } from '../../../views/form.ts';
import { numberInput } from '../../../views/pickers.ts';
import { readTermFields, termFields } from '../../quote-terms.ts';
import type { SettingsForm } from '../settings-form.ts';
import { numberOf } from './week.ts';

export const quotesForm: SettingsForm = {
  part: 'quotes',
  title: 'Quotes',
  blocks: ({ policies, quoteTerms = {} }) => [
    field(
      'within',
      'A quote is in time within so many working days',
      numberInput('within', { initial: policies.quoteWithinDays, min: 1, max: 60 }),
      { hint: 'After a deal is ready for one' },
    ),
    field(
      'follow',
      'Follow up after so many working days',
      numberInput('follow', { initial: policies.followUpDays, min: 1, max: 60 }),
    ),
    field(
      'valid',
      'Valid for so many days',
      numberInput('valid', { initial: policies.quoteValidDays, min: 1, max: 365 }),
    ),
    small('*A deal’s first quote says*'),
    ...termFields(quoteTerms),
  ],
  read(state) {
    const quoteWithinDays = numberOf(state, 'within');
    const followUpDays = numberOf(state, 'follow');
    const quoteValidDays = numberOf(state, 'valid');
    const read = readTermFields(state);
    const errors = {
      ...read.errors,
      ...(quoteWithinDays >= 1 ? {} : { within: 'At least one day.' }),
      ...(followUpDays >= 1 ? {} : { follow: 'At least one day.' }),
      ...(quoteValidDays >= 1 ? {} : { valid: 'At least one day.' }),
    };
    if (Object.keys(errors).length > 0) return { errors };
    return {
      edit: (now) => ({
        ...now,
        policies: { ...now.policies, quoteWithinDays, followUpDays, quoteValidDays },
        quoteTerms: read.terms,
      }),
    };
  },
};
