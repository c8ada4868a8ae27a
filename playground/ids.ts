/* Ids of the kinds that Slack gives out: never twice, and the same from run to run. */

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

export interface Ids {
  /** `V0000000A1` for the prefix `V`. */
  readonly next: (prefix: string) => string;
  readonly blockId: () => string;
  readonly hash: (nowMs: number) => string;
}

export function createIds(): Ids {
  let count = 0;
  const code = (length: number) => {
    count += 1;
    let rest = count;
    let digits = '';
    while (rest > 0 || digits.length < length) {
      digits = ALPHABET.charAt(rest % 36) + digits;
      rest = Math.floor(rest / 36);
    }
    return digits;
  };
  return {
    next: (prefix) => `${prefix}${code(9)}`,
    blockId: () => code(5),
    hash: (nowMs) => `${Math.floor(nowMs / 1000)}.${code(8).toLowerCase()}`,
  };
}
