import type { JSX } from 'preact';
import type { PageMessage } from '../../protocol.ts';
import { Menu, type MenuItem } from '../elements/menu.tsx';
import { useNotice } from '../state/notices.ts';
import { usePage } from '../state/page.ts';
import { copyForBuilder } from './block-kit-builder.ts';
import { Icon } from './icons.tsx';

interface ToolsProps {
  readonly channel: string;
  readonly message: PageMessage;
  readonly inThread: boolean;
  onEdit(): void;
}

function useItems({ channel, message, onEdit }: ToolsProps): readonly MenuItem[] {
  const { snapshot, act } = usePage();
  const notice = useNotice();
  const { ts } = message;
  const shortcuts = snapshot.shortcuts
    .filter((shortcut) => shortcut.type === 'message')
    .map(({ name, callbackId }) => ({
      key: callbackId,
      label: name,
      description: snapshot.app.name,
      choose: () => void act({ type: 'messageShortcut', callbackId, channel, ts }),
    }));
  const copy = {
    key: 'copy',
    label: 'Copy for Block Kit Builder',
    choose: () => void copyForBuilder({ blocks: message.blocks }, notice),
  };
  const edit = { key: 'edit', label: 'Edit message', choose: onEdit };
  const remove = {
    key: 'remove',
    label: 'Delete message',
    choose: () => void act({ type: 'remove', channel, ts }),
  };
  return [
    ...shortcuts,
    ...(message.blocks.length > 0 ? [copy] : []),
    ...(message.user === snapshot.me.id ? [edit, remove] : []),
  ];
}

/** What appears beside a message under the pointer or the focus. */
export function MessageTools(props: ToolsProps): JSX.Element {
  const { openThread } = usePage();
  const { channel, message, inThread } = props;
  const items = useItems(props);
  return (
    <div class="tools">
      {inThread ? null : (
        <button
          type="button"
          class="icon-button"
          aria-label="Reply in thread"
          title="Reply in thread"
          onClick={() => openThread({ channel, ts: message.ts })}
        >
          <Icon name="reply" />
        </button>
      )}
      {items.length === 0 ? null : (
        <Menu label="More actions" face={<Icon name="dots" />} items={items} />
      )}
    </div>
  );
}
