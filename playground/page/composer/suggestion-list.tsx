import type { JSX } from 'preact';
import { PlainText } from '../text/emoji.tsx';
import type { Suggestion } from './suggestions.ts';

interface SuggestionListProps {
  readonly id: string;
  readonly items: readonly Suggestion[];
  readonly at: number;
  onTake(suggestion: Suggestion): void;
}

export function SuggestionList({ id, items, at, onTake }: SuggestionListProps): JSX.Element {
  return (
    <div id={id} class="choices" role="listbox" aria-label="Suggestions" tabIndex={-1}>
      {items.map((item, index) => (
        <div
          key={item.key}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          class={index === at ? 'choice choice-active' : 'choice'}
          // The field keeps the focus: a click only takes.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onTake(item)}
          onKeyDown={(event) => (event.key === 'Enter' ? onTake(item) : undefined)}
        >
          <span>
            <PlainText text={item.label} />
          </span>
          {item.note === '' ? null : <small>{item.note}</small>}
        </div>
      ))}
    </div>
  );
}
