import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Snapshot } from '../protocol.ts';
import { ConfirmHost } from './elements/confirm.tsx';
import { PlacesContext } from './elements/places.ts';
import { ModalStack } from './shell/modal-stack.tsx';
import { Notices } from './shell/notices.tsx';
import { Shell } from './shell/shell.tsx';
import { EditsContext, useEditsStore } from './state/edits.ts';
import { BoardContext, NoticeContext, useNotices } from './state/notices.ts';
import { type Drawer, PageContext } from './state/page.ts';
import { useNamesOf } from './state/use-names-of.ts';
import { usePageState } from './state/use-page-state.ts';
import { useWorkspace, type WorkspaceLine } from './state/use-workspace.ts';
import { NamesContext } from './text/names.ts';

interface WorkspaceProps {
  readonly line: WorkspaceLine;
  readonly snapshot: Snapshot;
  /** Stays open while one becomes another person. */
  readonly drawer: Drawer | undefined;
  onDrawer(drawer: Drawer | undefined): void;
}

function firstDrawer(): Drawer | undefined {
  return window.matchMedia('(min-width: 1100px)').matches ? 'guide' : undefined;
}

function Workspace({ line, snapshot, drawer, onDrawer }: WorkspaceProps): JSX.Element {
  const page = usePageState(line, snapshot);
  const edits = useEditsStore();
  const names = useNamesOf(page);
  const places = useMemo(
    () => ({ people: snapshot.people, channels: snapshot.channels }),
    [snapshot.people, snapshot.channels],
  );
  return (
    <PageContext.Provider value={page}>
      <NamesContext.Provider value={names}>
        <PlacesContext.Provider value={places}>
          <EditsContext.Provider value={edits}>
            <ConfirmHost>
              <Shell line={line} drawer={drawer} onDrawer={onDrawer} />
              <ModalStack />
            </ConfirmHost>
          </EditsContext.Provider>
        </PlacesContext.Provider>
      </NamesContext.Provider>
    </PageContext.Provider>
  );
}

function Waiting({ stranger }: Pick<WorkspaceLine, 'stranger'>): JSX.Element {
  return (
    <p class="waiting" role="status">
      {stranger === undefined ? (
        'Connecting to the workspace…'
      ) : (
        <>
          There is nobody here with the id {stranger}.{' '}
          <a href="/">Come in as somebody of the team</a>
        </>
      )}
    </p>
  );
}

/** The whole page. */
export function App(): JSX.Element {
  const line = useWorkspace();
  const notices = useNotices();
  const [drawer, setDrawer] = useState(firstDrawer);
  return (
    <NoticeContext.Provider value={notices.show}>
      <BoardContext.Provider value={notices.board}>
        {line.snapshot === undefined ? (
          <Waiting stranger={line.stranger} />
        ) : (
          // Another person is another page: nothing of the first one's drafts or choices stays.
          <Workspace
            key={line.personId}
            line={line}
            snapshot={line.snapshot}
            drawer={drawer}
            onDrawer={setDrawer}
          />
        )}
        <Notices />
      </BoardContext.Provider>
    </NoticeContext.Provider>
  );
}
