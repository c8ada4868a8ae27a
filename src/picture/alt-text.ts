import type { FunnelPicture, FunnelRow } from './funnel-picture.ts';
import { plainText } from './plain-text.ts';

/** Slack's limit for the `alt_text` of an image. */
export const longestAltText = 2_000;

/** The funnel's figures in words, for who cannot see the picture. */
export function funnelAltText({ title, rows }: FunnelPicture): string {
  return within(title, rows.map(stageInWords));
}

function stageInWords(row: FunnelRow): string {
  const parts = [
    `${name(row.name)}: ${row.count} ${row.count === 1 ? 'deal' : 'deals'}`,
    row.amounts.join(' and '),
    `${row.stuck} stuck`,
  ];
  return parts
    .map(plainText)
    .filter((part) => part !== '')
    .join(', ');
}

function name(text: string): string {
  return [...plainText(text)].slice(0, 80).join('');
}

/** As many whole lines as the limit allows, and how many are missing. */
function within(title: string, lines: readonly string[]): string {
  const head = `${plainText(title).slice(0, 300)}.`;
  for (let shown = lines.length; shown >= 0; shown -= 1) {
    const missing = lines.length - shown;
    const rest = missing > 0 ? [`And ${missing} more.`] : [];
    const kept = lines.slice(0, shown).map((line) => `${line}.`);
    const text = [head, ...kept, ...rest].join(' ');
    if (text.length <= longestAltText) return text;
  }
  return plainText(title).slice(0, longestAltText);
}
