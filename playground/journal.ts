import type { Change, Changes } from './changes.ts';
import { record, text } from './json.ts';

/* Everything that went over the wire, with its effects: for the page's drawer and for proofs. */

export type Effect = Extract<
  Change,
  { type: 'posted' | 'edited' | 'removed' | 'modals' | 'home' | 'file' }
>;

export interface Entry {
  readonly id: number;
  readonly at: Date;
  readonly kind: 'api' | 'delivery' | 'response_url';
  readonly name: string;
  /** `ok`, `acked`, or the error. */
  readonly outcome: string;
  readonly status: number;
  readonly ms: number;
  readonly request: unknown;
  readonly answer: unknown;
  /** What the request did, also when its answer never arrived. */
  readonly effects: readonly Effect[];
}

export interface Journal {
  readonly add: (entry: Omit<Entry, 'id' | 'at'>) => Entry;
  readonly entries: () => readonly Entry[];
  readonly get: (id: number) => Entry | undefined;
  /** The calls of a Web API method, oldest first. */
  readonly calls: (method: string) => readonly Entry[];
  readonly deliveries: (name?: string) => readonly Entry[];
  /** How many visible messages were posted per value of a field of their metadata's payload. */
  readonly postsPer: (field: string) => ReadonlyMap<string, number>;
  readonly clear: () => void;
}

const EFFECTS: ReadonlySet<string> = new Set([
  'posted',
  'edited',
  'removed',
  'modals',
  'home',
  'file',
]);

export const isEffect = (change: Change): change is Effect => EFFECTS.has(change.type);

function countPosts(entries: readonly Entry[], field: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { effects } of entries) {
    for (const effect of effects) {
      if (effect.type !== 'posted') continue;
      const value = text(record(record(effect.message.metadata).event_payload)[field]);
      if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return counts;
}

export function createJournal(changes: Changes): Journal {
  let entries: Entry[] = [];
  let lastId = 0;
  return {
    add: (entry) => {
      lastId += 1;
      const added = { ...entry, id: lastId, at: new Date() };
      entries.push(added);
      changes.emit({ type: 'wire', id: lastId });
      return added;
    },
    entries: () => entries,
    get: (id) => entries.findLast((entry) => entry.id === id),
    calls: (method) => entries.filter(({ kind, name }) => kind === 'api' && name === method),
    deliveries: (name) =>
      entries.filter((entry) => entry.kind === 'delivery' && (!name || entry.name.includes(name))),
    postsPer: (field) => countPosts(entries, field),
    clear: () => {
      entries = [];
    },
  };
}
