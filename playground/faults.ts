import { type Fault, type FaultInput, fault } from './acts.ts';
import type { Changes } from './changes.ts';
import type { PageFault } from './protocol.ts';

/* Slack in trouble, on request: each fault hits the next matching Web API calls, so many times. */

export interface Faults {
  readonly add: (input: FaultInput) => void;
  /** The next so many deliveries to the app are made twice. */
  readonly duplicateNext: (times?: number) => void;
  readonly clear: () => void;
  /** The fault for this call, counted as used. */
  readonly take: (method: string, channel: string | undefined) => Fault | undefined;
  readonly takeDuplicate: () => boolean;
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
  let duplicates = 0;
  let lastId = 0;
  const changed = () => changes.emit({ type: 'faults' });
  return {
    add: (input) => {
      const parsed = fault.parse(input);
      lastId += 1;
      kept.push({ id: lastId, fault: parsed, left: parsed.times });
      changed();
    },
    duplicateNext: (times = 1) => {
      duplicates += times;
      changed();
    },
    clear: () => {
      kept = [];
      duplicates = 0;
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
    takeDuplicate: () => {
      if (duplicates === 0) return false;
      duplicates -= 1;
      changed();
      return true;
    },
    active: () => [
      ...kept.map(({ id, fault: one, left }) => ({ id, describe: describe(one), left })),
      ...(duplicates > 0 ? [{ id: 0, describe: 'delivered twice', left: duplicates }] : []),
    ],
  };
}
