import type { InputBlock } from '@slack/types';
import type { StateValue, StateValues } from '../../acts.ts';
import { initialValue } from '../elements/initial-value.ts';
import { mergeValues } from '../state/edits.ts';

/** Every field of the view with its value, touched or not, as `state.values` of a view_submission. */
export function submittedValues(
  inputs: readonly InputBlock[],
  known: StateValues,
  edited: StateValues | undefined,
): StateValues {
  const merged = mergeValues(known, edited);
  const values: Record<string, Record<string, StateValue>> = { ...merged };
  for (const { block_id: blockId = '', element } of inputs) {
    const actionId = element.action_id ?? '';
    const value = merged[blockId]?.[actionId] ?? initialValue(element);
    values[blockId] = { ...values[blockId], [actionId]: value };
  }
  return values;
}
