const unwanted = /[\p{Cc}\p{Cs}\p{Cn}\p{Bidi_Control}\u{E0000}-\u{E0FFF}]/gu;

/** What people typed as one line that XML can carry and that stays within its row. */
export function plainText(text: string): string {
  return text
    .replaceAll(unwanted, ' ')
    .replaceAll(/\p{M}{4,}/gu, (marks) => marks.slice(0, 3))
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** Text as XML carries it; also right for the markup in which sharp takes text. */
export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
