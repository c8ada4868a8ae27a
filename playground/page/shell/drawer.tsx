import type { ComponentChildren, JSX } from 'preact';
import { Icon } from './icons.tsx';

interface DrawerProps {
  readonly title: string;
  readonly aside?: ComponentChildren;
  readonly children: ComponentChildren;
  onClose(): void;
}

/** A pane at the right edge; on a narrow screen it covers the page. */
export function DrawerFrame({ title, aside, children, onClose }: DrawerProps): JSX.Element {
  return (
    <aside
      class="pane drawer"
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}
    >
      <header class="pane-head">
        <h2>{title}</h2>
        {aside}
        <button type="button" class="icon-button" aria-label={`Close ${title}`} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <div class="drawer-body">{children}</div>
    </aside>
  );
}
