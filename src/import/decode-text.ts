import { isAscii, isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { isLegacy, type LegacyEncoding } from './legacy-letters.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | LegacyEncoding;

export interface DecodedText {
  readonly text: AsyncIterable<string>;
  /** As far as is known from what was read so far: ASCII alone counts as UTF-8. */
  readonly encoding: () => Encoding;
}

/**
 * Decodes a file by its byte order mark, else by the zeros of UTF-16, else as UTF-8 when the first
 * bytes beyond ASCII are that, else in the legacy encoding. It never holds more than two chunks.
 */
export function decodeText(bytes: AsyncIterable<Uint8Array>, legacy: LegacyEncoding): DecodedText {
  let encoding: Encoding = 'utf-8';
  async function* decode(): AsyncGenerator<string> {
    let decoder: TextDecoder | undefined;
    let held: Buffer = Buffer.alloc(0);
    let atStart = true;
    for await (const chunk of bytes) {
      const found = Buffer.concat([held, chunk]);
      decoder ??= decoderFor(found, atStart, legacy);
      encoding = encodingOf(decoder);
      held = decoder === undefined ? found.subarray(asciiLength(found)) : Buffer.alloc(0);
      const ready = found.subarray(0, found.length - held.length);
      atStart &&= ready.length === 0;
      yield decoder?.decode(ready, { stream: true }) ?? ready.toString('latin1');
    }
    // What is left is the start of a character whose rest never came: no UTF-8.
    if (held.length > 0) encoding = legacy;
    // As a stream, since all at once Node 20 takes windows-1252 for Latin-1.
    yield (decoder ?? new TextDecoder(encoding)).decode(held, { stream: decoder === undefined });
  }
  return { text: decode(), encoding: () => encoding };
}

/** Undefined while only ASCII was seen, which both share. */
function decoderFor(
  bytes: Buffer,
  atStart: boolean,
  legacy: LegacyEncoding,
): TextDecoder | undefined {
  const wide = atStart ? wideDecoder(bytes) : undefined;
  if (wide !== undefined) return wide;
  const whole = bytes.subarray(0, wholeLength(bytes));
  if (isAscii(whole)) return undefined;
  return new TextDecoder(isUtf8(whole) ? 'utf-8' : legacy);
}

function wideDecoder(bytes: Buffer): TextDecoder | undefined {
  const encoding = wideEncoding(bytes);
  return encoding === undefined ? undefined : new TextDecoder(encoding);
}

function wideEncoding(bytes: Buffer): Encoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, 200);
  const zerosAt = (parity: number) =>
    sample.filter((byte, at) => byte === 0 && at % 2 === parity).length;
  if (zerosAt(1) > sample.length / 3) return 'utf-16le';
  return zerosAt(0) > sample.length / 3 ? 'utf-16be' : undefined;
}

function encodingOf(decoder: TextDecoder | undefined): Encoding {
  const name = decoder?.encoding ?? 'utf-8';
  if (name === 'utf-16le' || name === 'utf-16be' || isLegacy(name)) return name;
  return 'utf-8';
}

function asciiLength(bytes: Buffer): number {
  const whole = wholeLength(bytes);
  return isAscii(bytes.subarray(0, whole)) ? whole : 0;
}

/** The length without a last UTF-8 character whose bytes have not all arrived. */
function wholeLength(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(4, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) return back < sequenceLength(byte) ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function sequenceLength(lead: number): number {
  if (lead >= 0xf0) return 4;
  return lead >= 0xe0 ? 3 : 2;
}
