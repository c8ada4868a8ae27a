import { createContext } from 'preact';
import { useCallback, useContext, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';

interface Notice {
  readonly id: number;
  readonly text: string;
}

const STAYS_MS = 6000;

/** Says one sentence to the person at the page's foot. */
export const NoticeContext = createContext<(text: string) => void>(() => undefined);

export function useNotice(): (text: string) => void {
  return useContext(NoticeContext);
}

/** What is said at the moment, and where: everything outside of the top dialog is dead. */
interface NoticeBoard {
  readonly shown: readonly Notice[];
  /** The top dialog; undefined where none is open. */
  readonly top: string | undefined;
  dismiss(id: number): void;
  /** A dialog was opened; the answer says that it is closed. */
  enter(dialog: string): () => void;
}

export const BoardContext = createContext<NoticeBoard>({
  shown: [],
  top: undefined,
  dismiss: () => undefined,
  enter: () => () => undefined,
});

/** A dialog shows the notices while it is open. */
export function useDialogNotices(dialog: string): void {
  const { enter } = useContext(BoardContext);
  useLayoutEffect(() => enter(dialog), [enter, dialog]);
}

interface Notices {
  readonly board: NoticeBoard;
  show(text: string): void;
}

export function useNotices(): Notices {
  const [shown, setShown] = useState<readonly Notice[]>([]);
  const [dialogs, setDialogs] = useState<readonly string[]>([]);
  const last = useRef(0);
  const dismiss = useCallback((id: number) => {
    setShown((before) => before.filter((notice) => notice.id !== id));
  }, []);
  const show = useCallback(
    (text: string) => {
      last.current += 1;
      const notice = { id: last.current, text };
      setShown((before) => [...before.filter((one) => one.text !== text), notice]);
      setTimeout(() => dismiss(notice.id), STAYS_MS);
    },
    [dismiss],
  );
  const enter = useCallback((dialog: string) => {
    setDialogs((before) => [...before, dialog]);
    return () => setDialogs((before) => before.filter((one) => one !== dialog));
  }, []);
  const top = dialogs.at(-1);
  const board = useMemo(() => ({ shown, top, dismiss, enter }), [shown, top, dismiss, enter]);
  return { board, show };
}
