import { cut } from './limits.ts';

/** Written right to left regardless of the words: can make a sentence read as another one. */
const bidiControls = /[\u202a-\u202e\u2066-\u2069]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be shown as a space
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]/g;
const loneSurrogates = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** A sign that would begin bold, italic, struck or code where it stands. */
const openers = /(?<![\p{L}\p{N}])(?=[*_~`]+\S)/gu;
/** Keeps a sign from formatting without being seen: Slack formats only after a space or punctuation. */
const wordJoiner = '\u2060';

/** What a person typed as one line of plain text, for labels, titles and option texts. */
export function plainLine(text: string, max = 300): string {
  return cut(plainText(text).replaceAll(/\s+/g, ' ').trim(), max);
}

/** What a person typed as plain text, line breaks kept. */
function plainText(text: string): string {
  return text
    .replaceAll(loneSurrogates, '�')
    .replaceAll(bidiControls, '')
    .replaceAll(controls, ' ');
}

/** What a person typed as one line inside mrkdwn: no mention, no link, no formatting. */
export function line(text: string, max = 300): string {
  return escapeSigns(plainLine(text, max));
}

/** What a person typed inside mrkdwn, line breaks kept. */
export function paragraph(text: string, max = 1_200): string {
  return escapeSigns(cut(plainText(text).trim(), max));
}

/** A quotation of what a person typed: every line behind Slack's bar. */
export function quoted(text: string, max = 1_200): string {
  return paragraph(text, max)
    .split('\n')
    .map((one) => `>${one}`)
    .join('\n');
}

function escapeSigns(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(openers, wordJoiner);
}

/** What is escaped already, in bold; an asterisk in it would end the bold there, so it stays plain. */
export function bold(escaped: string): string {
  return escaped === '' || escaped.includes('*') ? escaped : `*${escaped}*`;
}
