import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { GuidePane } from '../guide/guide-pane.tsx';
import type { Drawer, ThreadPlace } from '../state/page.ts';
import { usePage } from '../state/page.ts';
import type { WorkspaceLine } from '../state/use-workspace.ts';
import { ChannelView } from './channel-view.tsx';
import { Controls } from './controls.tsx';
import { HomeTab } from './home-tab.tsx';
import { focusDrawerButton, useSections } from './sections.ts';
import { Sidebar } from './sidebar.tsx';
import { ThreadPane } from './thread-pane.tsx';
import { TopBar } from './top-bar.tsx';
import { WireDrawer } from './wire-drawer.tsx';

function DrawerPane({
  drawer,
  onClose,
}: {
  readonly drawer: Drawer;
  onClose(): void;
}): JSX.Element {
  switch (drawer) {
    case 'wire':
      return <WireDrawer onClose={onClose} />;
    case 'controls':
      return <Controls onClose={onClose} />;
    case 'guide':
      return <GuidePane onClose={onClose} />;
  }
}

function Middle(): JSX.Element {
  const { place, snapshot } = usePage();
  const channel =
    place.kind === 'channel' ? snapshot.channels.find((one) => one.id === place.id) : undefined;
  return (
    <main class="middle">
      {channel === undefined ? <HomeTab /> : <ChannelView key={channel.id} channel={channel} />}
    </main>
  );
}

interface ShellProps {
  readonly line: WorkspaceLine;
  readonly drawer: Drawer | undefined;
  onDrawer(drawer: Drawer | undefined): void;
}

/** Bar, sidebar, the middle, and beside it a thread or a drawer. */
export function Shell({ line, drawer, onDrawer }: ShellProps): JSX.Element {
  const { thread } = usePage();
  useSections();
  const [sidebarOpen, setSidebarOpen] = useState(false);
  // Where there is no room for both, the one that was asked for last is in front.
  const [behind, setBehind] = useState<ThreadPlace>();
  const front = thread === behind ? 'drawer' : 'thread';
  const toggle = (wanted: Drawer): void => {
    const closes = drawer === wanted && front === 'drawer';
    onDrawer(closes ? undefined : wanted);
    setBehind(closes ? undefined : thread);
  };
  const closeDrawer = (): void => {
    focusDrawerButton();
    onDrawer(undefined);
  };
  const closeSidebar = useMemo(() => () => setSidebarOpen(false), []);
  return (
    <div class={sidebarOpen ? 'page sidebar-open' : 'page'}>
      <TopBar
        line={line}
        drawer={drawer}
        sidebarOpen={sidebarOpen}
        onSidebar={() => setSidebarOpen(!sidebarOpen)}
        onDrawer={toggle}
      />
      <div class={`columns front-${front}`}>
        <Sidebar open={sidebarOpen} onGone={closeSidebar} />
        {sidebarOpen ? (
          <button
            type="button"
            class="curtain"
            aria-label="Close the sidebar"
            onClick={closeSidebar}
          />
        ) : null}
        <Middle />
        {thread === undefined ? null : (
          <ThreadPane key={`${thread.channel} ${thread.ts}`} thread={thread} />
        )}
        {drawer === undefined ? null : <DrawerPane drawer={drawer} onClose={closeDrawer} />}
      </div>
    </div>
  );
}
