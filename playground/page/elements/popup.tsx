import type { ComponentChildren, JSX, RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

interface PopupProps {
  readonly anchor: RefObject<HTMLElement | null>;
  readonly children: ComponentChildren;
  /** As wide as the anchor at least. */
  readonly wide?: boolean;
  readonly above?: boolean;
  onDismiss(): void;
}

const GAP = 4;
const MARGIN = 8;

function place(popup: HTMLElement, anchor: HTMLElement, props: PopupProps): void {
  const around = anchor.getBoundingClientRect();
  if (props.wide === true) popup.style.minWidth = `${around.width}px`;
  const { offsetHeight: height, offsetWidth: width } = popup;
  const below = window.innerHeight - around.bottom - MARGIN;
  const flip = props.above === true ? around.top > height : below < height && around.top > below;
  const top = flip ? around.top - height - GAP : around.bottom + GAP;
  const left = Math.min(around.left, window.innerWidth - width - MARGIN);
  popup.style.top = `${Math.max(MARGIN, top)}px`;
  popup.style.left = `${Math.max(MARGIN, left)}px`;
}

/** Floats beside its anchor in the browser's top layer, so that no scrolling box cuts it off. */
export function Popup(props: PopupProps): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  useLayoutEffect(() => {
    box.current?.showPopover();
  }, []);
  useLayoutEffect(() => {
    if (box.current && props.anchor.current) place(box.current, props.anchor.current, props);
  });
  useEffect(() => {
    const replace = (event: Event): void => {
      const { anchor } = latest.current;
      if (event.target instanceof Node && box.current?.contains(event.target)) return;
      if (box.current && anchor.current) place(box.current, anchor.current, latest.current);
    };
    const dismiss = (event: Event): void => {
      const inside = (element: HTMLElement | null): boolean =>
        event.target instanceof Node && element !== null && element.contains(event.target);
      if (!inside(box.current) && !inside(latest.current.anchor.current)) {
        latest.current.onDismiss();
      }
    };
    window.addEventListener('scroll', replace, true);
    window.addEventListener('resize', replace);
    document.addEventListener('pointerdown', dismiss, true);
    return () => {
      window.removeEventListener('scroll', replace, true);
      window.removeEventListener('resize', replace);
      document.removeEventListener('pointerdown', dismiss, true);
    };
  }, []);
  return (
    <div ref={box} class="popup" popover="manual">
      {props.children}
    </div>
  );
}
