import type { Snapshot } from '../../protocol.ts';
import { emojiNames } from '../text/emoji.tsx';

export interface Suggestion {
  readonly key: string;
  readonly label: string;
  readonly note: string;
  /** The whole text once this is taken; the caret goes to its end. */
  readonly text: string;
}

export interface Suggestions {
  readonly items: readonly Suggestion[];
  /** Taken by Enter at once; a command line is sent by Enter as it was typed. */
  readonly eager: boolean;
}

const MOST = 8;
const NONE: Suggestions = { items: [], eager: false };

/** `[new | list | show #42]` → new, list, show: the first word of each alternative. */
function subcommands(usageHint: string): readonly string[] {
  const words = usageHint.replace(/[[\]<>]/g, '').split('|');
  return words
    .map((alternative) => alternative.trim().split(/\s+/)[0] ?? '')
    .filter((word) => /^[a-z][a-z-]*$/i.test(word));
}

function commandSuggestions(snapshot: Snapshot, text: string): Suggestions {
  const [typed = '', ...rest] = text.split(' ');
  const { commands } = snapshot;
  if (rest.length === 0) {
    const items = commands
      .filter(({ command }) => command.startsWith(typed) && command !== typed)
      .map(({ command, description }) => ({
        key: command,
        label: command,
        note: description,
        text: `${command} `,
      }));
    return { items, eager: true };
  }
  const known = commands.find(({ command }) => command === typed);
  if (known === undefined || rest.length > 1) return NONE;
  const begun = rest[0] ?? '';
  const items = subcommands(known.usageHint)
    .filter((word) => word.startsWith(begun) && word !== begun)
    .map((word) => ({ key: word, label: `${typed} ${word}`, note: '', text: `${typed} ${word} ` }));
  return { items: items.slice(0, MOST), eager: false };
}

interface Begun {
  readonly sign: string;
  readonly word: string;
  readonly before: string;
}

function begunWord(text: string): Begun | undefined {
  const found = /(^|\s)([@#:])([^\s@#:]*)$/.exec(text);
  if (found === null) return undefined;
  const [, space = '', sign = '', word = ''] = found;
  return { sign, word: word.toLowerCase(), before: text.slice(0, found.index) + space };
}

function people(snapshot: Snapshot, { word, before }: Begun): readonly Suggestion[] {
  return snapshot.people
    .filter((one) => `${one.realName} ${one.name}`.toLowerCase().includes(word))
    .map((one) => ({
      key: one.id,
      label: one.realName,
      note: one.title,
      text: `${before}@${one.realName} `,
    }));
}

function channels(snapshot: Snapshot, { word, before }: Begun): readonly Suggestion[] {
  return snapshot.channels
    .filter(({ kind }) => kind === 'public' || kind === 'private')
    .filter((one) => one.name.includes(word))
    .map((one) => ({
      key: one.id,
      label: `#${one.name}`,
      note: '',
      text: `${before}#${one.name} `,
    }));
}

function emoji({ word, before }: Begun): readonly Suggestion[] {
  if (word.length < 2) return [];
  return emojiNames()
    .filter((name) => name.startsWith(word))
    .slice(0, MOST)
    .map((name) => ({
      key: name,
      label: `:${name}: ${name}`,
      note: '',
      text: `${before}:${name}: `,
    }));
}

/** What could be meant by the text up to the caret: a command, a person, a channel, an emoji. */
export function suggestions(snapshot: Snapshot, text: string, commands: boolean): Suggestions {
  if (commands && text.startsWith('/')) return commandSuggestions(snapshot, text);
  const begun = begunWord(text);
  if (begun === undefined) return NONE;
  switch (begun.sign) {
    case '@':
      return { items: people(snapshot, begun).slice(0, MOST), eager: true };
    case '#':
      return { items: channels(snapshot, begun).slice(0, MOST), eager: true };
    default:
      return { items: emoji(begun), eager: true };
  }
}
