import type { Confirm } from '@slack/types';
import { useState } from 'preact/hooks';
import type { StateValue } from '../../acts.ts';
import { useSurface } from '../blocks/surface.ts';
import { useConfirm } from './confirm.tsx';
import { initialValue } from './initial-value.ts';

/** How an element is placed: which block, what names it, whether a change is sent at once. */
export interface Placement {
  readonly blockId: string;
  readonly inputId: string;
  /** The id of the label's element; without one the element names itself. */
  readonly labelId?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean;
  readonly required?: boolean;
  readonly dispatches: boolean;
}

interface Actionable {
  readonly type: string;
  readonly action_id?: string;
  readonly confirm?: Confirm;
}

export interface ElementState {
  readonly value: StateValue;
  readonly busy: boolean;
  /** Keeps the value, and sends it where the element acts at once. */
  change(value: StateValue): void;
  /** Keeps the value without sending it. */
  keep(value: StateValue): void;
  send(value: StateValue): void;
}

/** The value of one element and the two things that can happen to it: it changes, it acts. */
export function useElement(element: Actionable, placement: Placement): ElementState {
  const surface = useSurface();
  const ask = useConfirm();
  const [busy, setBusy] = useState(false);
  const actionId = element.action_id ?? '';
  const { blockId } = placement;
  const before = surface.values[blockId]?.[actionId] ?? initialValue(element, surface.conversation);

  const keep = (value: StateValue): void => surface.setValue(blockId, actionId, value);
  const act = async (value: StateValue): Promise<void> => {
    if (element.confirm !== undefined && !(await ask(element.confirm))) {
      keep(before);
      return;
    }
    setBusy(true);
    await surface.act(blockId, actionId, value);
    setBusy(false);
  };
  const send = (value: StateValue): void => void act(value);
  const change = (value: StateValue): void => {
    keep(value);
    if (placement.dispatches) send(value);
  };
  return { value: before, busy, change, keep, send };
}
