import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { PageMessage } from '../../protocol.ts';
import { usePage } from '../state/page.ts';
import { useNames } from '../text/names.ts';
import { typedForm } from '../text/typed-form.ts';

interface EditorProps {
  readonly channel: string;
  readonly message: PageMessage;
  onDone(): void;
}

/** One's own message as it was typed, to be changed: Enter saves, Esc leaves it. */
export function MessageEditor({ channel, message, onDone }: EditorProps): JSX.Element {
  const { act } = usePage();
  const names = useNames();
  const [text, setText] = useState(() => typedForm(message.text, names));
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const save = (): void => {
    void act({ type: 'edit', channel, ts: message.ts, text: text.trim() });
    onDone();
  };
  return (
    <div class="editor">
      <textarea
        ref={field}
        class="text-field"
        aria-label="Edit message"
        rows={Math.min(8, text.split('\n').length)}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone();
          else if (event.key === 'Enter' && !event.shiftKey && text.trim() !== '') save();
          else return;
          event.preventDefault();
        }}
      />
      <div class="control-buttons">
        <button type="button" class="button" onClick={onDone}>
          Cancel
        </button>
        <button
          type="button"
          class="button button-primary"
          disabled={text.trim() === ''}
          onClick={save}
        >
          Save
        </button>
      </div>
    </div>
  );
}
