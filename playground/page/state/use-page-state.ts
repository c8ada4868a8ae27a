import { useCallback, useMemo, useState } from 'preact/hooks';
import * as z from 'zod/mini';
import type { ActInput } from '../../acts.ts';
import type { ActAnswer, Snapshot } from '../../protocol.ts';
import { useNotice } from './notices.ts';
import type { Page, Place, ThreadPlace } from './page.ts';
import { refusalText } from './refusal-text.ts';
import type { WorkspaceLine } from './use-workspace.ts';

const opened = z.object({ channel: z.string() });

function firstPlace(snapshot: Snapshot): Place {
  const rooms = snapshot.channels.filter((channel) => channel.members.includes(snapshot.me.id));
  const first = rooms.find((channel) => channel.name === 'deals') ?? rooms[0];
  return first === undefined ? { kind: 'home' } : { kind: 'channel', id: first.id };
}

/** Where the person is, and what they can do from there. */
export function usePageState(line: WorkspaceLine, snapshot: Snapshot): Page {
  const notice = useNotice();
  const [place, setPlace] = useState<Place>(() => firstPlace(snapshot));
  const [thread, setThread] = useState<ThreadPlace>();

  const act = useCallback(
    async (one: ActInput, refused = notice): Promise<ActAnswer> => {
      const answer = await line.act(one);
      if (!answer.ok) refused(refusalText(answer.error));
      return answer;
    },
    [line.act, notice],
  );
  const go = useCallback(
    (next: Place) => {
      setPlace(next);
      setThread(undefined);
      if (next.kind === 'home') void act({ type: 'openHome', tab: 'home' });
    },
    [act],
  );
  const openDm = useCallback(
    (user: string) => {
      void (async () => {
        const answer = await act({ type: 'openDm', user });
        const found = answer.ok ? opened.safeParse(answer.result) : undefined;
        if (found?.success === true) go({ kind: 'channel', id: found.data.channel });
      })();
    },
    [act, go],
  );
  const openThread = useCallback((next: ThreadPlace | undefined) => setThread(next), []);
  return useMemo(
    () => ({ snapshot, place, thread, wire: line.wire, go, openThread, act, openDm }),
    [snapshot, place, thread, line.wire, go, openThread, act, openDm],
  );
}
