import { useCallback, useEffect, useReducer, useState } from 'preact/hooks';
import type { ActInput } from '../../acts.ts';
import type { ActAnswer, PageEvent, Snapshot } from '../../protocol.ts';
import { follow, post } from './connection.ts';
import { FIRST_PERSON } from './first-person.ts';
import { reduce } from './reduce.ts';
import { createWireStore, type WireStore } from './wire-store.ts';

export interface WorkspaceLine {
  /** Undefined until the first snapshot. */
  readonly snapshot: Snapshot | undefined;
  readonly online: boolean;
  readonly personId: string;
  /** Who was asked for, where there is nobody of that id. */
  readonly stranger: string | undefined;
  /** The page was switched to this person, so the switch wants the focus back. */
  readonly switched: boolean;
  readonly wire: WireStore;
  become(person: string): void;
  act(act: ActInput): Promise<ActAnswer>;
}

const PERSON = 'as';

function personInAddress(): string {
  return new URLSearchParams(location.search).get(PERSON) ?? FIRST_PERSON;
}

/** The workspace as the chosen person sees it; the person is kept in the address, one per tab. */
export function useWorkspace(): WorkspaceLine {
  const [chosen, setChosen] = useState(personInAddress);
  const [snapshot, dispatch] = useReducer(reduce, undefined);
  const [online, setOnline] = useState(true);
  const [wire] = useState(createWireStore);
  const [switched, setSwitched] = useState(false);
  const [stranger, setStranger] = useState<string>();
  useEffect(() => {
    const onEvent = (event: PageEvent): void => {
      if (event.type === 'wire') wire.put(event.entry);
      if (event.type === 'snapshot') wire.replace(event.snapshot.wire);
      dispatch(event);
    };
    const onStranger = (): void => setStranger(chosen);
    return follow(chosen, { onEvent, onOnline: setOnline, onStranger });
  }, [chosen, wire]);
  // While another person's snapshot is on its way, the page still shows, and acts as, this one.
  const personId = snapshot?.me.id ?? chosen;
  const become = useCallback((person: string) => {
    const address = new URL(location.href);
    address.searchParams.set(PERSON, person);
    history.replaceState(null, '', address);
    setChosen(person);
    setSwitched(true);
  }, []);
  const act = useCallback((one: ActInput) => post(personId, one), [personId]);
  return { snapshot, online, personId, stranger, switched, wire, become, act };
}
