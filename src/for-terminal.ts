/** What stood in a file must not steer the terminal it is printed on. */
export function forTerminal(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Bidi_Control}]/gu, '�');
}
