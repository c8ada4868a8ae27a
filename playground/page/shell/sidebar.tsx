import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { PageChannel, PagePerson } from '../../protocol.ts';
import { dmWith } from '../state/conversations.ts';
import { usePage } from '../state/page.ts';
import { Avatar } from './avatar.tsx';
import { Icon } from './icons.tsx';
import { useFocusReturn } from './use-focus-return.ts';

interface RowsProps {
  /** Called after a choice: on a narrow screen the sidebar goes away. */
  onGone(): void;
}

interface SidebarProps extends RowsProps {
  /** Where it is a drawer, on a narrow screen. */
  readonly open: boolean;
}

interface RowProps {
  readonly current: boolean;
  readonly unread: number;
  readonly face: JSX.Element;
  readonly name: string;
  readonly note?: string | undefined;
  onOpen(): void;
}

function Row({ current, unread, face, name, note, onOpen }: RowProps): JSX.Element {
  return (
    <li>
      <button
        type="button"
        class={unread > 0 ? 'side-row side-unread' : 'side-row'}
        aria-current={current ? 'page' : undefined}
        onClick={onOpen}
      >
        {face}
        <span class="side-name">{name}</span>
        {note === undefined ? null : <span class="side-note">{note}</span>}
        {unread > 0 ? (
          <span class="unread">
            {unread}
            <span class="spoken"> unread</span>
          </span>
        ) : null}
      </button>
    </li>
  );
}

function ChannelRows({ onGone }: RowsProps): JSX.Element {
  const { snapshot, place, go } = usePage();
  const rooms = snapshot.channels.filter(
    ({ kind, members }) =>
      (kind === 'public' || kind === 'private') && members.includes(snapshot.me.id),
  );
  const note = (channel: PageChannel): string | undefined => {
    if (channel.isArchived) return 'archived';
    return channel.isShared ? 'shared' : undefined;
  };
  return (
    <ul>
      {rooms.map((channel) => (
        <Row
          key={channel.id}
          current={place.kind === 'channel' && place.id === channel.id}
          unread={channel.unread}
          face={
            <span class="side-sign" aria-hidden="true">
              {channel.kind === 'private' ? <Icon name="lock" /> : '#'}
            </span>
          }
          name={channel.name}
          note={note(channel)}
          onOpen={() => {
            go({ kind: 'channel', id: channel.id });
            onGone();
          }}
        />
      ))}
    </ul>
  );
}

function PersonRows({ onGone }: RowsProps): JSX.Element {
  const { snapshot, place, openDm } = usePage();
  const others = snapshot.people.filter(
    (person) => !person.isBot && person.id !== snapshot.me.id && person.outsideTeam === undefined,
  );
  const row = (person: PagePerson): JSX.Element => {
    const dm = dmWith(snapshot, person.id);
    return (
      <Row
        key={person.id}
        current={place.kind === 'channel' && dm !== undefined && place.id === dm.id}
        unread={dm?.unread ?? 0}
        face={<Avatar person={person} small />}
        name={person.realName}
        onOpen={() => {
          openDm(person.id);
          onGone();
        }}
      />
    );
  };
  return <ul>{others.map(row)}</ul>;
}

function AppRow({ onGone }: RowsProps): JSX.Element {
  const { snapshot, place, go } = usePage();
  const { app } = snapshot;
  const dm = dmWith(snapshot, app.botUserId);
  const inDm = place.kind === 'channel' && dm !== undefined && place.id === dm.id;
  return (
    <ul>
      <Row
        current={place.kind === 'home' || inDm}
        unread={dm?.unread ?? 0}
        face={<Avatar person={{ id: app.botUserId, realName: app.name, isBot: true }} small />}
        name={app.name}
        onOpen={() => {
          go(dm !== undefined && dm.unread > 0 ? { kind: 'channel', id: dm.id } : { kind: 'home' });
          onGone();
        }}
      />
    </ul>
  );
}

/** Channels, people and the app, with what is unread. Opened as a drawer it has the focus, and Esc closes it. */
export function Sidebar({ open, onGone }: SidebarProps): JSX.Element {
  const box = useRef<HTMLElement>(null);
  useFocusReturn(box, open);
  useLayoutEffect(() => {
    const rows = [...(box.current?.querySelectorAll('button') ?? [])];
    const current = rows.find((row) => row.hasAttribute('aria-current'));
    if (open) (current ?? rows[0])?.focus();
  }, [open]);
  return (
    <nav
      ref={box}
      class="sidebar"
      aria-label="Channels and people"
      onKeyDown={(event) => {
        if (open && event.key === 'Escape') onGone();
      }}
    >
      <h2>Channels</h2>
      <ChannelRows onGone={onGone} />
      <h2>Direct messages</h2>
      <PersonRows onGone={onGone} />
      <h2>Apps</h2>
      <AppRow onGone={onGone} />
    </nav>
  );
}
