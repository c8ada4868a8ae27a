import { type Fault, type FaultInput, fault } from './acts.ts';
import type { Changes } from './changes.ts';
import type { PageFault } from './protocol.ts';

/* Slack in trouble, on request: each fault hits the next matching Web API calls, so many times. */

export interface Faults {
  readonly add: (input: FaultInput) => void;
  /** The next so many deliveries are made twice; `only` narrows them: `view_submission`, `/deal`. */
  readonly duplicateNext: (times?: number, only?: string) => void;
  readonly clear: () => void;
  /** The fault for this call, counted as used. */
  readonly take: (method: string, channel: string | undefined) => Fault | undefined;
  readonly takeDuplicate: (delivery: string) => boolean;
  readonly active: () => readonly PageFault[];
}

interface Kept {
  readonly id: number;
  readonly fault: Fault;
  left: number;
}

const describe = ({ kind, method, channel }: Fault) =>
  [kind, method ?? 'any method', channel].filter(Boolean).join(' · ');

export function createFaults(changes: Changes): Faults {
  let kept: Kept[] = [];
  let duplicates = { left: 0, only: '' };
  let lastId = 0;
  const changed = () => changes.emit({ type: 'faults' });
  return {
    add: (input) => {
      const parsed = fault.parse(input);
      lastId += 1;
      kept.push({ id: lastId, fault: parsed, left: parsed.times });
      changed();
    },
    duplicateNext: (times = 1, only = '') => {
      duplicates = { left: duplicates.left + times, only };
      changed();
    },
    clear: () => {
      kept = [];
      duplicates = { left: 0, only: '' };
      changed();
    },
    take: (method, channel) => {
      const found = kept.find(
        ({ fault: { method: only, channel: where } }) =>
          (only === undefined || only === method) && (where === undefined || where === channel),
      );
      if (!found) return undefined;
      found.left -= 1;
      kept = kept.filter(({ left }) => left > 0);
      changed();
      return found.fault;
    },
    takeDuplicate: (delivery) => {
      if (duplicates.left === 0 || !delivery.includes(duplicates.only)) return false;
      duplicates = { ...duplicates, left: duplicates.left - 1 };
      changed();
      return true;
    },
    active: () => [
      ...kept.map(({ id, fault: one, left }) => ({ id, describe: describe(one), left })),
      ...(duplicates.left > 0
        ? [{ id: 0, describe: `delivered twice ${duplicates.only}`.trim(), left: duplicates.left }]
        : []),
    ],
  };
}
