import { createContext } from 'preact';
import { useCallback, useContext, useRef, useState } from 'preact/hooks';

export interface Notice {
  readonly id: number;
  readonly text: string;
}

const STAYS_MS = 6000;

/** Says one sentence to the person at the page's foot. */
export const NoticeContext = createContext<(text: string) => void>(() => undefined);

export function useNotice(): (text: string) => void {
  return useContext(NoticeContext);
}

interface Notices {
  readonly shown: readonly Notice[];
  show(text: string): void;
  dismiss(id: number): void;
}

export function useNotices(): Notices {
  const [shown, setShown] = useState<readonly Notice[]>([]);
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
  return { shown, show, dismiss };
}
