import type { FunnelPicture, FunnelRow } from './funnel-picture.ts';
import { plainText } from './plain-text.ts';
import type { StuckPicture, StuckRow } from './stuck-picture.ts';

/** Slack's limit for the `alt_text` of an image. */
export const longestAltText = 2_000;

/** The funnel's figures in words, for who cannot see the picture. */
export function funnelAltText(picture: FunnelPicture): string {
  return within([picture.title, picture.subtitle], picture.rows.map(stageInWords), picture.note);
}

/** The stuck deals in words, for who cannot see the picture. */
export function stuckAltText(picture: StuckPicture): string {
  return within([picture.title, picture.subtitle], picture.rows.map(dealInWords), undefined);
}

function stageInWords(row: FunnelRow): string {
  const change = { up: ' (up)', down: ' (down)', same: ' (unchanged)' };
  const parts = [
    `${name(row.name)}: ${row.count} ${row.count === 1 ? 'deal' : 'deals'}${row.change === undefined ? '' : change[row.change]}`,
    row.amount,
    ...(row.conversion === undefined ? [] : [`${row.conversion} moved on`]),
    ...(row.kind === 'won' ? [] : [`${row.stuck} stuck`]),
  ];
  return parts
    .map(plainText)
    .filter((part) => part !== '')
    .join(', ');
}

function dealInWords(row: StuckRow): string {
  const days = `${row.days} working days in ${name(row.stage)} (limit ${row.limitDays})`;
  return [name(row.name), plainText(row.amount), days].filter((part) => part !== '').join(', ');
}

function name(text: string): string {
  return [...plainText(text)].slice(0, 80).join('');
}

/** As many whole lines as the limit allows, and how many are missing. */
function within(
  head: readonly (string | undefined)[],
  lines: readonly string[],
  note: string | undefined,
): string {
  const [before, after] = [head, [note]].map((texts) =>
    texts.filter((text) => text !== undefined).map((text) => `${plainText(text).slice(0, 300)}.`),
  );
  for (let shown = lines.length; shown >= 0; shown -= 1) {
    const missing = lines.length - shown;
    const rest = missing > 0 ? [`And ${missing} more.`] : [];
    const kept = lines.slice(0, shown).map((line) => `${line}.`);
    const text = [...(before ?? []), ...kept, ...rest, ...(after ?? [])].join(' ');
    if (text.length <= longestAltText) return text;
  }
  return plainText(head[0] ?? '').slice(0, longestAltText);
}
