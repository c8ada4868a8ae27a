import type { ActInput, PageRequest } from '../../acts.ts';
import { type ActAnswer, NOBODY, type PageEvent } from '../../protocol.ts';

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 4000;

interface Listener {
  onEvent(event: PageEvent): void;
  onOnline(online: boolean): void;
  /** There is nobody of that id; nothing more is heard. */
  onStranger(): void;
}

/**
 * Follows the workspace as one person. Every (re)connection begins with a snapshot, so nothing that
 * happened while the line was down is missed. The answer ends it.
 */
export function follow(person: string, listener: Listener): () => void {
  let socket: WebSocket | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = FIRST_WAIT_MS;
  let ended = false;

  const open = (): void => {
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
    const query = new URLSearchParams({ user: person });
    const opened = new WebSocket(`${scheme}://${location.host}/page/events?${query}`);
    socket = opened;
    opened.addEventListener('message', ({ data }) => {
      if (socket !== opened) return;
      const event: PageEvent = JSON.parse(String(data));
      if (event.type === 'snapshot') {
        wait = FIRST_WAIT_MS;
        listener.onOnline(true);
      }
      listener.onEvent(event);
    });
    opened.addEventListener('close', ({ code }) => {
      if (ended || socket !== opened) return;
      if (code === NOBODY) return listener.onStranger();
      listener.onOnline(false);
      timer = setTimeout(open, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    });
  };
  open();
  return () => {
    ended = true;
    clearTimeout(timer);
    socket?.close();
  };
}

/** Does one thing as a person; a refusal and a lost line come back as the same kind of answer. */
export async function post(as: string, act: ActInput): Promise<ActAnswer> {
  const request: PageRequest = { as, act };
  try {
    const response = await fetch('/page/act', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
    });
    const answer: ActAnswer = await response.json();
    return answer;
  } catch {
    return { ok: false, error: 'The playground does not answer.' };
  }
}
