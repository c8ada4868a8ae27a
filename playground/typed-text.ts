import type { Workspace } from './workspace.ts';

/* What Slack makes of what people type: mentions, channels, links, escaped signs. */

const escapeSigns = (source: string) =>
  source.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const LINK = /(https?:\/\/[^\s<>|]+)/;

/** Longest names first, so that `@Sam Ortiz` is not read as `@Sam`. */
function mentions(workspace: Workspace, labelled: boolean): readonly (readonly [string, string])[] {
  const people = workspace.people().flatMap(({ id, name, realName }) => {
    const mention = labelled ? `<@${id}|${name}>` : `<@${id}>`;
    return [realName, name].map((word) => [`@${word}`, mention] as const);
  });
  const channels = workspace
    .channels()
    .filter(({ name }) => name !== '')
    .map(({ id, name }) => [`#${name}`, `<#${id}|${name}>`] as const);
  const everyone = ['here', 'channel', 'everyone'].map(
    (range) => [`@${range}`, `<!${range}>`] as const,
  );
  return [...people, ...channels, ...everyone].sort(([a], [b]) => b.length - a.length);
}

function replaceNames(source: string, names: readonly (readonly [string, string])[]): string {
  return source.split(/(?=[@#])/).reduce((head, part) => {
    const isStart = /^[@#]/.test(part) && /^\W?$/.test(head.slice(-1));
    const found = names.find(
      ([word]) =>
        isStart &&
        part.slice(0, word.length).toLowerCase() === word.toLowerCase() &&
        !/^[\w-]/.test(part.slice(word.length)),
    );
    return head + (found ? found[1] + part.slice(found[0].length) : part);
  }, '');
}

function convert(workspace: Workspace, typed: string, labelled: boolean): string {
  const names = mentions(workspace, labelled);
  return typed
    .split(LINK)
    .map((part) =>
      LINK.test(part) ? `<${escapeSigns(part)}>` : replaceNames(escapeSigns(part), names),
    )
    .join('');
}

/** A message as it is kept. */
export const messageText = (workspace: Workspace, typed: string) =>
  convert(workspace, typed, false);

/** The text of a command whose manifest says `should_escape: true`. */
export const commandText = (workspace: Workspace, typed: string) => convert(workspace, typed, true);
