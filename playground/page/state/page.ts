import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ActInput } from '../../acts.ts';
import type { ActAnswer, Snapshot } from '../../protocol.ts';
import type { WireStore } from './wire-store.ts';

/** What the middle of the page shows. */
export type Place = { readonly kind: 'channel'; readonly id: string } | { readonly kind: 'home' };

export interface ThreadPlace {
  readonly channel: string;
  readonly ts: string;
}

export type Drawer = 'wire' | 'controls' | 'guide';

/** What every part of the page may read and do. */
export interface Page {
  readonly snapshot: Snapshot;
  readonly place: Place;
  readonly thread: ThreadPlace | undefined;
  readonly wire: WireStore;
  go(place: Place): void;
  openThread(thread: ThreadPlace | undefined): void;
  /** Does it as the chosen person; a refusal is told to them, in a notice where nothing else does. */
  act(act: ActInput, refused?: (sentence: string) => void): Promise<ActAnswer>;
  openDm(user: string): void;
}

export const PageContext = createContext<Page | undefined>(undefined);

export function usePage(): Page {
  const page = useContext(PageContext);
  if (page === undefined) throw new Error('usePage() outside of the page');
  return page;
}
