import { createContext } from 'preact';
import { useCallback, useContext, useMemo, useState } from 'preact/hooks';
import type { Container, StateValue, StateValues } from '../../acts.ts';

/** What the person typed or chose and nobody took away yet, by container. */
type Edits = Readonly<Record<string, StateValues>>;

interface EditsStore {
  readonly edits: Edits;
  set(container: string, blockId: string, actionId: string, value: StateValue): void;
  /** Drops what was typed into containers that are gone. */
  keepOnly(containers: ReadonlySet<string>): void;
}

export const EditsContext = createContext<EditsStore>({
  edits: {},
  set: () => undefined,
  keepOnly: () => undefined,
});

export function containerKey(container: Container): string {
  return container.type === 'view'
    ? `view ${container.viewId}`
    : `message ${container.channel} ${container.ts}`;
}

function withValue(
  values: StateValues | undefined,
  blockId: string,
  actionId: string,
  value: StateValue,
): StateValues {
  return { ...values, [blockId]: { ...values?.[blockId], [actionId]: value } };
}

/** Lives above the modals, so that a field keeps its text while another view is pushed over it. */
export function useEditsStore(): EditsStore {
  const [edits, setEdits] = useState<Edits>({});
  const set = useCallback<EditsStore['set']>((container, blockId, actionId, value) => {
    setEdits((before) => ({
      ...before,
      [container]: withValue(before[container], blockId, actionId, value),
    }));
  }, []);
  const keepOnly = useCallback<EditsStore['keepOnly']>((containers) => {
    setEdits((before) => {
      const kept = Object.entries(before).filter(
        ([key]) => !key.startsWith('view ') || containers.has(key),
      );
      return kept.length === Object.keys(before).length ? before : Object.fromEntries(kept);
    });
  }, []);
  return useMemo(() => ({ edits, set, keepOnly }), [edits, set, keepOnly]);
}

/** What is known of a container's fields with what the person changed since on top. */
export function mergeValues(known: StateValues, edited: StateValues | undefined): StateValues {
  if (edited === undefined) return known;
  const merged: Record<string, StateValues[string]> = { ...known };
  for (const [blockId, actions] of Object.entries(edited)) {
    merged[blockId] = { ...merged[blockId], ...actions };
  }
  return merged;
}

interface ContainerEdits {
  readonly values: StateValues;
  setValue(blockId: string, actionId: string, value: StateValue): void;
}

export function useEdits(container: Container, known: StateValues): ContainerEdits {
  const { edits, set } = useContext(EditsContext);
  const key = containerKey(container);
  const edited = edits[key];
  const values = useMemo(() => mergeValues(known, edited), [known, edited]);
  const setValue = useCallback(
    (blockId: string, actionId: string, value: StateValue) => set(key, blockId, actionId, value),
    [key, set],
  );
  return { values, setValue };
}
