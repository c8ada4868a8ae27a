import type { JSX } from 'preact';
import { useContext, useRef } from 'preact/hooks';
import { BoardContext } from '../state/notices.ts';
import { Icon } from './icons.tsx';
import { useFocusReturn } from './use-focus-return.ts';

interface NoticeProps {
  readonly text: string;
  onDismiss(): void;
}

function NoticeLine({ text, onDismiss }: NoticeProps): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  useFocusReturn(box);
  return (
    <div ref={box} class="notice">
      <span>{text}</span>
      <button type="button" aria-label="Dismiss" onClick={onDismiss}>
        <Icon name="close" />
      </button>
    </div>
  );
}

/** The notices, drawn by the page or by the dialog that is on top. */
export function Notices({ dialog }: { readonly dialog?: string }): JSX.Element | null {
  const { shown, top, dismiss } = useContext(BoardContext);
  if (top !== dialog) return null;
  return (
    <div class="notices" role="status">
      {shown.map(({ id, text }) => (
        <NoticeLine key={id} text={text} onDismiss={() => dismiss(id)} />
      ))}
    </div>
  );
}
