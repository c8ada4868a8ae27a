import { TextDecoder } from 'node:util';

/** One byte a letter, and nothing in the file says which: from before Unicode, or from a spreadsheet. */
export const legacyEncodings = [
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'windows-1257',
] as const;
export type LegacyEncoding = (typeof legacyEncodings)[number];

/** What is taken until the file or somebody says otherwise. */
export const western: LegacyEncoding = 'windows-1252';

const names: Readonly<Record<LegacyEncoding, string>> = {
  'windows-1252': 'Western European',
  'windows-1250': 'Central European',
  'windows-1251': 'Cyrillic',
  'windows-1253': 'Greek',
  'windows-1254': 'Turkish',
  'windows-1257': 'Baltic',
};

export function isLegacy(encoding: string): encoding is LegacyEncoding {
  return legacyEncodings.some((one) => one === encoding);
}

const everyByte = Uint8Array.from({ length: 256 }, (_, byte) => byte);

function tableOf(encoding: LegacyEncoding): string {
  // All at once, Node 20 takes windows-1252 for Latin-1.
  return new TextDecoder(encoding).decode(everyByte, { stream: true });
}

/** The same bytes in another encoding. */
function reread(text: string, from: LegacyEncoding, to: LegacyEncoding): string {
  const [was, is] = [tableOf(from), tableOf(to)];
  return [...text].map((letter) => is[was.indexOf(letter)] ?? letter).join('');
}

export interface LettersRead {
  readonly value: LegacyEncoding;
  readonly name: string;
  readonly text: string;
}

/** What a sample reads like in each encoding; those that read it alike count as the first of them. */
export function waysToRead(sample: string, encoding: LegacyEncoding): readonly LettersRead[] {
  const first = [encoding, ...legacyEncodings.filter((one) => one !== encoding)];
  const ways = first.map((value) => ({
    value,
    name: names[value],
    text: reread(sample, encoding, value),
  }));
  return ways.filter(({ text }, at) => ways.findIndex((one) => one.text === text) === at);
}

/**
 * Which of the two common ones a sample in the western one is likely to be: a superscript, a currency
 * sign or nothing at all in the middle of a word is a letter of Central Europe.
 */
export function likelyEncoding(sample: string): LegacyEncoding {
  const inWord = /\p{L}[¹³£¯¿¥ª¼¾\u0080-\u009f]\p{L}/u.test(sample);
  return inWord ? 'windows-1250' : western;
}
