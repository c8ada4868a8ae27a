import type { ComponentChildren, JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Container, StateValues } from '../../acts.ts';
import { type Surface, SurfaceContext } from '../blocks/surface.ts';
import { useEdits } from '../state/edits.ts';
import { usePage } from '../state/page.ts';

interface SurfaceProps {
  readonly container: Container;
  /** What the server says was chosen so far. */
  readonly known?: StateValues;
  readonly errors?: Readonly<Record<string, string>>;
  readonly children: ComponentChildren;
}

const NO_ERRORS = {};
const NO_VALUES: StateValues = {};

/** Gives the blocks inside it their values and their way to the app. */
export function SurfaceOf(props: SurfaceProps): JSX.Element {
  const { container, known = NO_VALUES, errors = NO_ERRORS } = props;
  const { act, place } = usePage();
  const { values, setValue } = useEdits(container, known);
  const conversation = place.kind === 'channel' ? place.id : undefined;
  const surface = useMemo<Surface>(
    () => ({
      container,
      values,
      errors,
      ...(conversation === undefined ? {} : { conversation }),
      setValue,
      act: async (blockId, actionId, value) => {
        const state = { ...values, [blockId]: { ...values[blockId], [actionId]: value } };
        await act({
          type: 'blockAction',
          container,
          block_id: blockId,
          action_id: actionId,
          value,
          state,
        });
      },
      suggest: async (blockId, actionId, query) => {
        const answer = await act({
          type: 'suggest',
          container,
          block_id: blockId,
          action_id: actionId,
          query,
        });
        return answer.ok ? answer.result : undefined;
      },
    }),
    [container, values, errors, conversation, setValue, act],
  );
  return <SurfaceContext.Provider value={surface}>{props.children}</SurfaceContext.Provider>;
}
