/** Whether anything was typed. */
export function isSaid(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== '';
}

/** Whether two names are of one person, however they are written. */
export function sameName(a: string, b: string): boolean {
  return b.trim() !== '' && normaliseWords(a).join(' ') === normaliseWords(b).join(' ');
}

/** Words as type-ahead compares them: NFKD, without marks, lower case. */
export function normaliseWords(...texts: readonly (string | undefined)[]): string[] {
  const words = texts
    .filter((text) => text !== undefined)
    .flatMap((text) =>
      text
        .normalize('NFKD')
        .replaceAll(/\p{M}/gu, '')
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u),
    )
    .filter((word) => word !== '')
    .map((word) => word.slice(0, 40));
  return [...new Set(words)].slice(0, 24);
}

/** The first few, and how many more there are: nothing is left out unsaid. */
export function atMost(parts: readonly string[], most: number): readonly string[] {
  const left = parts.length - most;
  return left <= 0 ? parts : [...parts.slice(0, most), `${left} more`];
}
