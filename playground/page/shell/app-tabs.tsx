import type { JSX } from 'preact';
import { usePage } from '../state/page.ts';

/** The app's own place has two sides: its Home and the messages with it. */
export function AppTabs({ current }: { readonly current: 'home' | 'messages' }): JSX.Element {
  const { snapshot, go, act, openDm } = usePage();
  return (
    <div class="tabs" role="tablist" aria-label={snapshot.app.name}>
      <button
        type="button"
        role="tab"
        aria-selected={current === 'home'}
        onClick={() => go({ kind: 'home' })}
      >
        Home
      </button>
      <button
        type="button"
        role="tab"
        aria-selected={current === 'messages'}
        onClick={() => {
          openDm(snapshot.app.botUserId);
          void act({ type: 'openHome', tab: 'messages' });
        }}
      >
        Messages
      </button>
    </div>
  );
}
