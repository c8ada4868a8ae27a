import type { Names } from './names.ts';
import { unescapeText } from './safe-link.ts';

/** A kept message as a person would type it again: names for ids, links as they were written, plain signs. */
export function typedForm(text: string, names: Pick<Names, 'userName' | 'channelName'>): string {
  const typed = text.replace(
    /<([@#!]?)([^<>|]+)(?:\|([^<>]*))?>/g,
    (_, sign: string, what: string, label?: string) => {
      switch (sign) {
        case '@':
          return `@${names.userName(what)}`;
        case '#':
          return `#${names.channelName(what)}`;
        case '!':
          return `@${what}`;
        default:
          return label ?? what;
      }
    },
  );
  return unescapeText(typed);
}
