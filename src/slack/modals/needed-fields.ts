import type { Criterion } from '../../domain/pipeline.ts';
import { type AnyBlock, section } from '../views/blocks.ts';
import { select, textInput } from '../views/elements.ts';
import { field } from '../views/form.ts';
import { type GateFacts, gateFields } from './gate-fields.ts';
import type { Submitted } from './modal.ts';
import { chosenIn, typedIn } from './submitted.ts';

const needed = {
  anyone: '*Needed.* Leave one empty, and you are asked why you move on without it.',
  managers: '*Needed.* Without it only a manager can move the deal on.',
} as const;

/** What a deal cannot move on without, to be filled in in place. */
export function neededFields(criteria: readonly Criterion[], gate: GateFacts): readonly AnyBlock[] {
  if (criteria.length === 0) return [];
  const heading = section(needed[gate.house.settings.policies.moveAnyway]);
  return [heading, ...criteria.flatMap((criterion) => gateFields(criterion, gate))];
}

const anywayReasons = [
  { value: 'Customer is ahead', label: 'Customer is ahead' },
  { value: 'Small deal', label: 'Small deal' },
  { value: 'Told verbally', label: 'Told verbally' },
  { value: 'other', label: 'Other' },
];

/** Why it moves on without that: asked after a refused submit only. */
export function anywayFields(blockOf: GateFacts['blockOf']): readonly AnyBlock[] {
  return [
    field(blockOf('anyway'), 'Move anyway because', select('anyway', anywayReasons), {
      optional: true,
    }),
    field(blockOf('anyway-text'), 'In your words', textInput('anyway-text', { max: 300 }), {
      optional: true,
      hint: 'For Other',
    }),
  ];
}

export function anywayIn(state: Submitted, blockOf: GateFacts['blockOf']): string | undefined {
  const reason = chosenIn(state, blockOf('anyway'));
  return reason === undefined || reason === 'other'
    ? typedIn(state, blockOf('anyway-text'))
    : reason;
}
