import { Busy } from '../busy.ts';
import type { Pipeline } from '../domain/pipeline.ts';
import { changedSince, isMadeBy, noted, type RulesChange } from '../domain/rules-changes.ts';
import type { Settings } from '../domain/settings.ts';
import type { House } from '../ports.ts';
import type { Caller, Context } from './context.ts';

/** What a change touches, what its person saw, and what it makes of things as they are now. */
export interface RulesEdit<T> {
  /** The version that was shown; absent for a tap that means the same whatever it was. */
  readonly seen?: number;
  readonly parts: readonly string[];
  readonly edit: (now: T) => Edited<T>;
}

export type Edited<T> =
  | { readonly ok: true; readonly next: T }
  /** Sentences by the modal's block. */
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

export type RulesChanged =
  | { readonly ok: true; readonly house: House }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> }
  /** Somebody changed the same thing since; `version` is what stands now. */
  | { readonly ok: false; readonly conflict: RulesChange; readonly version: number };

const tries = 5;

export function changeSettings(
  ask: RulesEdit<Settings>,
  caller: Caller,
  context: Context,
): Promise<RulesChanged> {
  const { workspaces } = context.stores;
  return change(
    ask,
    ({ settings }) => settings,
    (next) => workspaces.saveSettings(next),
    caller,
    context,
  );
}

export function changePipeline(
  ask: RulesEdit<Pipeline>,
  caller: Caller,
  context: Context,
): Promise<RulesChanged> {
  const { workspaces } = context.stores;
  return change(
    ask,
    ({ pipeline }) => pipeline,
    (next) => workspaces.savePipeline(next),
    caller,
    context,
  );
}

/**
 * Edits things as they are now and writes them on their version, again when somebody else was
 * faster with another part; the same part is a conflict that its person decides.
 * @throws Busy
 */
async function change<T extends Pipeline | Settings>(
  { seen, parts, edit }: RulesEdit<T>,
  of: (house: House) => T,
  save: (next: T) => Promise<boolean>,
  { workspaceId, house: known, act, key }: Caller,
  { stores, ring }: Context,
): Promise<RulesChanged> {
  const read = () => stores.workspaces.house(workspaceId);
  let house = known;
  for (let left = tries; left > 0; left -= 1) {
    const now = of(house);
    if (isMadeBy(now, key)) return { ok: true, house };
    const { version } = now;
    const conflict = seen === undefined ? undefined : changedSince(now, seen, parts);
    if (conflict !== undefined) return { ok: false, conflict, version };
    const edited = edit(now);
    if (!edited.ok) return edited;
    const { by, at } = act;
    if (await save(noted({ ...edited.next, version }, { by, at, key, parts }))) {
      ring();
      return { ok: true, house: await read() };
    }
    house = await read();
  }
  throw new Busy('the rules');
}
