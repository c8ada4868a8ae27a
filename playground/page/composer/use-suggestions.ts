import { useState } from 'preact/hooks';
import type { Snapshot } from '../../protocol.ts';
import { type Suggestion, suggestions } from './suggestions.ts';

interface Offer {
  readonly open: boolean;
  readonly items: readonly Suggestion[];
  /** Index of the one that Enter takes; -1 when Enter sends. */
  readonly at: number;
  /** True when the key was the list's own. */
  onKey(key: string): boolean;
  take(suggestion: Suggestion): void;
  reopen(): void;
  close(): void;
}

export function useSuggestions(
  snapshot: Snapshot,
  text: string,
  commands: boolean,
  setText: (text: string) => void,
): Offer {
  const [closed, setClosed] = useState(false);
  const [moved, setMoved] = useState<number>();
  const { items, eager } = closed
    ? { items: [], eager: false }
    : suggestions(snapshot, text, commands);
  const open = items.length > 0;
  const at = Math.min(moved ?? (eager ? 0 : -1), items.length - 1);
  const close = (): void => {
    setClosed(true);
    setMoved(undefined);
  };
  const reopen = (): void => {
    setClosed(false);
    setMoved(undefined);
  };
  const take = (suggestion: Suggestion): void => {
    setText(suggestion.text);
    reopen();
  };
  const takeAt = (index: number): boolean => {
    const suggestion = items[index];
    if (suggestion !== undefined) take(suggestion);
    return suggestion !== undefined;
  };
  const onKey = (key: string): boolean => {
    if (!open) return false;
    switch (key) {
      case 'ArrowDown':
        setMoved((at + 1) % items.length);
        return true;
      case 'ArrowUp':
        setMoved((Math.max(at, 0) - 1 + items.length) % items.length);
        return true;
      case 'Escape':
        close();
        return true;
      case 'Tab':
        return takeAt(Math.max(at, 0));
      case 'Enter':
        return takeAt(at);
      default:
        return false;
    }
  };
  return { open, items, at, onKey, take, reopen, close };
}
