import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { PageMessage } from '../../protocol.ts';
import { usePage } from '../state/page.ts';
import { useNames } from '../text/names.ts';
import { typedForm } from '../text/typed-form.ts';
import { useFocusReturn } from './use-focus-return.ts';

interface EditorProps {
  readonly channel: string;
  readonly message: PageMessage;
  onDone(): void;
}

/** One's own message as it was typed, to be changed: Enter saves, Esc leaves it. What is not taken stays. */
export function MessageEditor({ channel, message, onDone }: EditorProps): JSX.Element {
  const { act } = usePage();
  const names = useNames();
  const [text, setText] = useState(() => typedForm(message.text, names));
  const [busy, setBusy] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  useFocusReturn(box);
  useEffect(() => field.current?.focus(), []);
  const save = async (): Promise<void> => {
    if (busy || text.trim() === '') return;
    setBusy(true);
    const { ok } = await act({ type: 'edit', channel, ts: message.ts, text: text.trim() });
    setBusy(false);
    if (ok) onDone();
  };
  return (
    <div ref={box} class="editor">
      <textarea
        ref={field}
        class="text-field"
        aria-label="Edit message"
        rows={Math.min(8, text.split('\n').length)}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone();
          else if (event.key === 'Enter' && !event.shiftKey) void save();
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
          aria-busy={busy}
          onClick={() => void save()}
        >
          Save
        </button>
      </div>
    </div>
  );
}
