import type { ComponentChildren, JSX, TargetedKeyboardEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Popup } from './popup.tsx';

export interface MenuItem {
  readonly key: string;
  readonly label: ComponentChildren;
  readonly description?: ComponentChildren;
  readonly checked?: boolean;
  choose(): void;
}

interface MenuProps {
  /** What the button is called. */
  readonly label: string;
  readonly face: ComponentChildren;
  readonly items: readonly MenuItem[];
  readonly buttonClass?: string;
  readonly disabled?: boolean;
  readonly above?: boolean;
  readonly title?: string;
  /** Takes the focus when it appears. */
  readonly focused?: boolean;
}

function step(list: HTMLElement, by: number): void {
  const items: Element[] = [...list.querySelectorAll('[role^=menuitem]')];
  const at = document.activeElement === null ? -1 : items.indexOf(document.activeElement);
  const next = items[(at + by + items.length) % items.length];
  if (next instanceof HTMLElement) next.focus();
}

interface ListProps extends MenuProps {
  onClose(): void;
}

function MenuList({ label, items, onClose }: ListProps): JSX.Element {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (list.current) step(list.current, 1);
  }, []);
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLDivElement>): void => {
    if (event.key === 'ArrowDown') step(event.currentTarget, 1);
    else if (event.key === 'ArrowUp') step(event.currentTarget, -1);
    else if (event.key === 'Escape' || event.key === 'Tab') onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div ref={list} class="menu" role="menu" tabIndex={-1} aria-label={label} onKeyDown={onKeyDown}>
      {items.map((item) => (
        <button
          key={item.key}
          type="button"
          {...(item.checked === undefined
            ? { role: 'menuitem' as const }
            : { role: 'menuitemradio' as const, 'aria-checked': item.checked })}
          tabIndex={-1}
          class="menu-item"
          onClick={() => {
            onClose();
            item.choose();
          }}
        >
          <span>{item.label}</span>
          {item.description === undefined ? null : <small>{item.description}</small>}
        </button>
      ))}
    </div>
  );
}

/** A button that opens a list of things to do; arrows move, Esc closes and gives the focus back. */
export function Menu(props: MenuProps): JSX.Element {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (props.focused === true) button.current?.focus();
  }, [props.focused]);
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        class={props.buttonClass ?? 'icon-button'}
        aria-label={props.label}
        aria-haspopup="menu"
        aria-expanded={open}
        disabled={props.disabled}
        title={props.title ?? props.label}
        onClick={() => setOpen(!open)}
      >
        {props.face}
      </button>
      {open ? (
        <Popup anchor={button} above={props.above === true} onDismiss={() => setOpen(false)}>
          <MenuList {...props} onClose={close} />
        </Popup>
      ) : null}
    </>
  );
}
