import type { JSX } from 'preact';

interface AvatarProps {
  readonly person: { readonly id: string; readonly realName: string; readonly isBot: boolean };
  readonly small?: boolean;
}

const SHADES = 8;

function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => Array.from(word ?? '')[0] ?? '')
    .join('')
    .toUpperCase();
}

function shade(id: string): number {
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) % 997;
  return sum % SHADES;
}

/** Initials on a colour of the person's own; the name stands beside it, so it says nothing itself. */
export function Avatar({ person, small }: AvatarProps): JSX.Element {
  const size = small === true ? 'avatar avatar-small' : 'avatar';
  return (
    <span
      class={person.isBot ? `${size} avatar-app` : `${size} avatar-${shade(person.id)}`}
      aria-hidden="true"
      // Drawn by the style sheet, so that a control's visible words are its name alone.
      data-initials={person.isBot ? undefined : initials(person.realName)}
    >
      {person.isBot ? <AppMark /> : null}
    </span>
  );
}

/** A milestone: the app's sign. */
function AppMark(): JSX.Element {
  return (
    <svg viewBox="0 0 24 24" width="70%" height="70%" aria-hidden="true">
      <path d="M6 21V9a6 6 0 0 1 12 0v12z" fill="currentColor" />
      <path d="M9 11h6M9 15h6" stroke="var(--app-mark)" stroke-width="1.8" />
    </svg>
  );
}
