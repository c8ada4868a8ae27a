const ALLOWED = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** The address when a browser may follow it; undefined for javascript:, data: and the like. */
export function safeLink(url: string): string | undefined {
  try {
    return ALLOWED.has(new URL(url).protocol) ? url : undefined;
  } catch {
    return undefined;
  }
}

/** Slack escapes exactly these three in every text. */
export function unescapeText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
