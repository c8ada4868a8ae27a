import type { JSX } from 'preact';

let table: ReadonlyMap<string, string> = new Map();

/** Fetched once before the page is drawn. */
export async function loadEmoji(): Promise<void> {
  const answer = await fetch('/emoji.json');
  const names: Readonly<Record<string, string>> = await answer.json();
  table = new Map(Object.entries(names));
}

export function emojiNames(): readonly string[] {
  return [...table.keys()];
}

interface EmojiProps {
  readonly name: string;
  /** Shown when there is no such emoji. */
  readonly source?: string;
}

export function Emoji({ name, source }: EmojiProps): JSX.Element {
  const characters = table.get(name);
  if (characters === undefined) return <>{source ?? `:${name}:`}</>;
  return (
    <span class="emoji" role="img" aria-label={name.replaceAll('_', ' ')} title={`:${name}:`}>
      {characters}
    </span>
  );
}

/** Plain text in which only `:emoji:` names are drawn. */
export function PlainText({ text }: { readonly text: string }): JSX.Element {
  const parts = text.split(/(:[a-z0-9_+'-]+:)/);
  return (
    <>
      {parts.map((part, index) =>
        // Every second part is what the split matched.
        index % 2 === 1 ? <Emoji key={index} name={part.slice(1, -1)} source={part} /> : part,
      )}
    </>
  );
}
