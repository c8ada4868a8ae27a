import { useEffect } from 'preact/hooks';

/* F6 goes from one part of the page to the next, as in Slack: past hundreds of buttons in a channel. */

const SECTIONS = ['.top-bar', '.sidebar', '.middle', '.pane'] as const;
const FOCUSABLE = 'textarea, input, select, button, a[href], [tabindex="0"], [contenteditable]';

function isShown(element: Element): element is HTMLElement {
  return element instanceof HTMLElement && element.checkVisibility();
}

/** Where one would go first: in a channel to the line one writes in. */
function entryOf(section: Element): HTMLElement | undefined {
  const all = [...section.querySelectorAll(FOCUSABLE)].filter(isShown);
  return all.find((element) => element instanceof HTMLTextAreaElement) ?? all[0];
}

function goOn(by: 1 | -1): void {
  const entries = SECTIONS.flatMap((one) => [...document.querySelectorAll(one)])
    .filter(isShown)
    .flatMap((section) => {
      const entry = entryOf(section);
      return entry === undefined ? [] : [{ section, entry }];
    });
  const at = entries.findIndex(({ section }) => section.contains(document.activeElement));
  const next =
    at === -1 && by === -1 ? entries.length - 1 : (at + by + entries.length) % entries.length;
  entries[next]?.entry.focus();
}

/** The button in the bar that opened the drawer, which is pressed while the drawer is there. */
export function focusDrawerButton(): void {
  const button = document.querySelector('.top-bar [aria-pressed="true"]');
  if (button instanceof HTMLElement) button.focus();
}

export function useSections(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'F6' || document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      goOn(event.shiftKey ? -1 : 1);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
