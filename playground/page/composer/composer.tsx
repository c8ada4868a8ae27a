import type { JSX } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import type { ActInput } from '../../acts.ts';
import { Menu } from '../elements/menu.tsx';
import { Popup } from '../elements/popup.tsx';
import { Icon } from '../shell/icons.tsx';
import { usePage } from '../state/page.ts';
import { SuggestionList } from './suggestion-list.tsx';
import { useSuggestions } from './use-suggestions.ts';

interface ComposerProps {
  readonly channel: string;
  readonly threadTs?: string;
  readonly label: string;
  readonly placeholder?: string;
  /** Slash commands exist in channels, not in threads. */
  readonly commands?: boolean;
  onWrite(): void;
}

/** What was typed and not sent, by person and conversation, while the page lives. */
const drafts = new Map<string, string>();

interface Draft {
  readonly text: string;
  keep(text: string): void;
  /** Puts a line that could not be sent before what was typed since. */
  giveBack(line: string): void;
}

function useDraft(key: string): Draft {
  const [text, setText] = useState(() => drafts.get(key) ?? '');
  const keep = (next: string): void => {
    drafts.set(key, next);
    setText(next);
  };
  const giveBack = (line: string): void => {
    const since = drafts.get(key) ?? '';
    keep(since === '' ? line : `${line}\n${since}`);
  };
  return { text, keep, giveBack };
}

/** False when it was not taken; why is said already. */
function useSend(props: ComposerProps): (line: string) => Promise<boolean> {
  const { act } = usePage();
  const { channel, threadTs, commands, onWrite } = props;
  return async (line) => {
    onWrite();
    const one: ActInput =
      commands === true && line.startsWith('/')
        ? { type: 'command', channel, text: line }
        : { type: 'say', channel, text: line, ...(threadTs === undefined ? {} : { threadTs }) };
    return (await act(one)).ok;
  };
}

function Shortcuts(): JSX.Element | null {
  const { snapshot, act } = usePage();
  const items = snapshot.shortcuts
    .filter((shortcut) => shortcut.type === 'global')
    .map(({ name, callbackId }) => ({
      key: callbackId,
      label: name,
      description: snapshot.app.name,
      choose: () => void act({ type: 'globalShortcut', callbackId }),
    }));
  if (items.length === 0) return null;
  return <Menu label="Shortcuts" face={<Icon name="bolt" />} items={items} above />;
}

/** The field to write in: Enter sends, Shift+Enter breaks the line, / @ # : suggest. */
export function Composer(props: ComposerProps): JSX.Element {
  const { label, placeholder = label, commands = false, channel, threadTs } = props;
  const { snapshot } = usePage();
  const { text, keep, giveBack } = useDraft(`${snapshot.me.id} ${channel} ${threadTs ?? ''}`);
  const field = useRef<HTMLTextAreaElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const listId = useId();
  const offer = useSuggestions(snapshot, text, commands, keep);
  const send = useSend(props);
  const submit = async (): Promise<void> => {
    const line = text.trim();
    keep('');
    offer.close();
    if (line !== '' && !(await send(line))) giveBack(line);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (offer.onKey(event.key)) event.preventDefault();
    else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      void submit();
    }
  };
  return (
    <div ref={frame} class="composer">
      <textarea
        ref={field}
        rows={Math.min(8, text.split('\n').length)}
        aria-label={label}
        aria-autocomplete="list"
        aria-controls={offer.open ? listId : undefined}
        aria-activedescendant={offer.open && offer.at >= 0 ? `${listId}-${offer.at}` : undefined}
        placeholder={placeholder}
        value={text}
        onInput={(event) => {
          keep(event.currentTarget.value);
          offer.reopen();
        }}
        onKeyDown={onKeyDown}
        onBlur={offer.close}
      />
      <div class="composer-foot">
        {commands ? <Shortcuts /> : null}
        <span class="composer-hint">
          {commands
            ? 'Type / for commands, @ to name someone'
            : 'Slash commands do not work in threads'}
        </span>
        <button
          type="button"
          class="send"
          aria-label="Send"
          disabled={text.trim() === ''}
          onClick={() => void submit()}
        >
          <Icon name="send" />
        </button>
      </div>
      {offer.open ? (
        <Popup anchor={frame} above wide onDismiss={offer.close}>
          <SuggestionList id={listId} items={offer.items} at={offer.at} onTake={offer.take} />
        </Popup>
      ) : null}
    </div>
  );
}
