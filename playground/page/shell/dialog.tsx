import type { ComponentChildren, JSX } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { useDialogNotices } from '../state/notices.ts';
import { Icon } from './icons.tsx';
import { Notices } from './notices.tsx';
import { focusAgain } from './use-focus-return.ts';

interface DialogProps {
  readonly title: ComponentChildren;
  readonly small?: boolean;
  /** Drawn at the right of the title, before ✕. */
  readonly aside?: ComponentChildren;
  readonly closeLabel?: string;
  readonly children: ComponentChildren;
  onClose(): void;
  /** What Esc does when that is not closing. */
  onEscape?(): void;
}

/** The browser's own modal dialog: it traps the focus, closes on Esc and gives the focus back. */
export function Dialog(props: DialogProps): JSX.Element {
  const { title, small, aside, children, onClose, onEscape = onClose } = props;
  const box = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useDialogNotices(titleId);
  // Before any effect of what it holds, which may want the focus for a field of its own.
  useLayoutEffect(() => {
    const opener = document.activeElement;
    const dialog = box.current;
    dialog?.showModal();
    return () => {
      dialog?.close();
      focusAgain(opener);
    };
  }, []);
  return (
    <dialog
      ref={box}
      class={small === true ? 'dialog dialog-small' : 'dialog'}
      aria-labelledby={titleId}
      // Where nothing in here has the focus, this is all that is heard of the key.
      onCancel={(event) => {
        event.preventDefault();
        onEscape();
      }}
      // A browser may close it at the second Esc without asking: it goes only when it is not drawn any more.
      onClose={() => {
        if (box.current === null) return;
        box.current.showModal();
        onEscape();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onEscape();
      }}
    >
      <header class="dialog-head">
        <h2 id={titleId}>{title}</h2>
        {aside}
        <button
          type="button"
          class="icon-button"
          aria-label={props.closeLabel ?? 'Close'}
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      </header>
      {children}
      <Notices dialog={titleId} />
    </dialog>
  );
}
