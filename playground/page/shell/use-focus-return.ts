import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** Puts the focus back to where it was before; an element that is gone cannot take it. */
export function focusAgain(opener: Element | null): void {
  if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
}

/** When the box goes while it has the focus, the focus goes back to where it came from. */
export function useFocusReturn(box: RefObject<HTMLElement | null>, open = true): void {
  useLayoutEffect(() => {
    if (!open) return;
    const opener = document.activeElement;
    const inside = box.current;
    return () => {
      const at = document.activeElement;
      const isLost = at === null || at === document.body || inside?.contains(at) === true;
      if (isLost) focusAgain(opener);
    };
  }, [open]);
}
