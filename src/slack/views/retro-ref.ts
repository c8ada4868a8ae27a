/** Marks a button on a copy that one person was shown: nobody else edits that one. */
const copyMark = '=';

/** How a button names the retro it stands for. */
export function retroRef(id: string, isCopy = false): string {
  return isCopy ? `${copyMark}${id}` : id;
}

/** `d-1:2|price`: whose retro, and what is said of it. */
export function readRetroRef(value = ''): {
  readonly id: string;
  readonly rest: string;
  readonly isCopy: boolean;
} {
  const at = value.indexOf('|');
  const ref = at < 0 ? value : value.slice(0, at);
  const isCopy = ref.startsWith(copyMark);
  const rest = at < 0 ? '' : value.slice(at + 1);
  return { id: isCopy ? ref.slice(copyMark.length) : ref, rest, isCopy };
}
