import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Container, StateValue, StateValues } from '../../acts.ts';

/** What holds blocks: a message, a modal or the Home tab. */
export interface Surface {
  readonly container: Container;
  /** What the person chose or typed, by block_id and action_id. */
  readonly values: StateValues;
  /** By block_id. */
  readonly errors: Readonly<Record<string, string>>;
  readonly conversation?: string;
  setValue(blockId: string, actionId: string, value: StateValue): void;
  /** Sends block_actions; resolves when the app acknowledged it or the time was up. */
  act(blockId: string, actionId: string, value: StateValue): Promise<void>;
  /** Asks the app for options; undefined when it did not answer. */
  suggest(blockId: string, actionId: string, query: string): Promise<unknown>;
}

export const SurfaceContext = createContext<Surface>({
  container: { type: 'view', viewId: '' },
  values: {},
  errors: {},
  setValue: () => undefined,
  act: () => Promise.resolve(),
  suggest: () => Promise.resolve(undefined),
});

export function useSurface(): Surface {
  return useContext(SurfaceContext);
}
