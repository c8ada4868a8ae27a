import type { JSX } from 'preact';
import type { PageChannel } from '../../protocol.ts';
import { Menu, type MenuItem } from '../elements/menu.tsx';
import { usePage } from '../state/page.ts';
import { Icon } from './icons.tsx';

/** What makes a channel unusable for the app, and usable again. */
export function ChannelMenu({ channel }: { readonly channel: PageChannel }): JSX.Element {
  const { snapshot, act } = usePage();
  const { id, members } = channel;
  const { app, me } = snapshot;
  const membership = (user: string, who: string): MenuItem => {
    const inside = members.includes(user);
    return {
      key: user,
      label: inside ? `Remove ${who}` : `Add ${who}`,
      choose: () => void act({ type: inside ? 'kick' : 'invite', channel: id, user }),
    };
  };
  const others = snapshot.people.filter((one) => !one.isBot && one.id !== me.id);
  const items: readonly MenuItem[] = [
    membership(app.botUserId, app.name),
    ...others.map((one) => membership(one.id, one.realName)),
    {
      key: 'archive',
      label: 'Archive channel',
      choose: () => void act({ type: 'archive', channel: id }),
    },
  ];
  return <Menu label="Channel options" face={<Icon name="dots" />} items={items} />;
}
