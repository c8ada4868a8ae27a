import type { JSX } from 'preact';
import type { PagePerson } from '../../protocol.ts';
import { Menu } from '../elements/menu.tsx';
import type { Drawer } from '../state/page.ts';
import { usePage } from '../state/page.ts';
import type { WorkspaceLine } from '../state/use-workspace.ts';
import { Avatar } from './avatar.tsx';
import { BotTime } from './bot-time.tsx';
import { Icon } from './icons.tsx';
import { ThemeMenu } from './theme.tsx';

interface TopBarProps {
  readonly line: WorkspaceLine;
  readonly drawer: Drawer | undefined;
  readonly sidebarOpen: boolean;
  onSidebar(): void;
  onDrawer(drawer: Drawer): void;
}

function roleOf(person: PagePerson): string {
  if (person.outsideTeam !== undefined) return `${person.title}, from ${person.outsideTeam}`;
  const marks = [...(person.isAdmin ? ['admin'] : []), ...(person.isGuest ? ['guest'] : [])];
  return [person.title, ...marks].filter((word) => word !== '').join(' · ');
}

function PersonSwitch({ line }: { readonly line: WorkspaceLine }): JSX.Element {
  const { people, me } = usePage().snapshot;
  const items = people
    .filter((person) => !person.isBot)
    .map((person) => ({
      key: person.id,
      label: (
        <span class="person-row">
          <Avatar person={person} small />
          {person.realName}
        </span>
      ),
      description: roleOf(person),
      checked: person.id === me.id,
      choose: () => line.become(person.id),
    }));
  const face = (
    <span class="person-row">
      <Avatar person={me} small />
      <span class="person-name">{me.realName}</span>
      <Icon name="down" />
    </span>
  );
  return (
    <Menu
      label={`You are ${me.realName}. Switch person`}
      title="Switch person"
      face={face}
      items={items}
      buttonClass="bar-button person-switch"
      focused={line.switched}
    />
  );
}

const DRAWERS: readonly (readonly [Drawer, string, 'guide' | 'clock' | 'wire'])[] = [
  ['guide', 'Guide', 'guide'],
  ['controls', 'Clock and faults', 'clock'],
  ['wire', 'Wire', 'wire'],
];

export function TopBar(props: TopBarProps): JSX.Element {
  const { line, drawer } = props;
  const { snapshot } = usePage();
  return (
    <header class="top-bar">
      <button
        type="button"
        class="bar-button only-narrow"
        aria-label="Channels"
        aria-expanded={props.sidebarOpen}
        onClick={props.onSidebar}
      >
        <Icon name="menu" />
      </button>
      <h1 class="team-name">{snapshot.team.name}</h1>
      {line.online && !snapshot.bot.beginning ? null : (
        <span class="offline" role="status">
          {line.online ? 'Starting…' : 'Reconnecting…'}
        </span>
      )}
      <span class="bar-space" />
      <BotTime />
      {DRAWERS.map(([one, name, sign]) => (
        <button
          key={one}
          type="button"
          class="bar-button"
          aria-pressed={drawer === one}
          aria-label={name}
          title={name}
          onClick={() => props.onDrawer(one)}
        >
          <Icon name={sign} />
          <span class="bar-label">{name}</span>
        </button>
      ))}
      <ThemeMenu />
      <PersonSwitch line={line} />
    </header>
  );
}
