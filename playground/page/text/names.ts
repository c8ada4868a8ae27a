import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Viewer } from './slack-date.ts';

/** What a text needs to know of the workspace: who U1 is, what C1 is called, who reads it. */
export interface Names {
  readonly viewer: Viewer;
  readonly personId: string;
  userName(id: string): string;
  channelName(id: string): string;
  openChannel(id: string): void;
  fileUrl(id: string): string | undefined;
}

export const NamesContext = createContext<Names>({
  viewer: { locale: 'en-US', timeZone: 'UTC', now: 0 },
  personId: '',
  userName: (id) => id,
  channelName: (id) => id,
  openChannel: () => undefined,
  fileUrl: () => undefined,
});

export function useNames(): Names {
  return useContext(NamesContext);
}
