import type { Workspace } from './workspace.ts';

/* What Slack makes of what people type: mentions, channels, links, escaped signs. */

const escapeSigns = (source: string) =>
  source.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** Not the sign that ends a sentence. */
const REST = /[^\s<>|]*[^\s<>|.,;:!?)\]}'"]/.source;
/** The commonest of the endings by which Slack knows a bare domain. */
const DOMAIN = /(?<![\w@./-])(?:[\w-]+\.)+(?:com|org|net|io|dev|app|eu|de|fr|es|uk)(?![\w-])/
  .source;
const MAIL = /(?<![\w.+-])[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,}/.source;
const LINK = new RegExp(`(https?://${REST}|${MAIL}|${DOMAIN}(?:/${REST})?)`, 'i');

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
  let before = '';
  const parts = source.split(/(?=[@#])/).map((part) => {
    const isStart = /^[@#]/.test(part) && /^\W?$/.test(before);
    const found = names.find(
      ([word]) =>
        isStart &&
        part.slice(0, word.length).toLowerCase() === word.toLowerCase() &&
        !/^[\w-]/.test(part.slice(word.length)),
    );
    const written = found ? found[1] + part.slice(found[0].length) : part;
    before = written.slice(-1);
    return written;
  });
  return parts.join('');
}

/** An address as a link, labelled with what was typed where that is not the address itself. */
function linked(typed: string): string {
  const words = escapeSigns(typed);
  if (/^https?:/i.test(typed)) return `<${words}>`;
  return `<${typed.includes('@') ? 'mailto:' : 'http://'}${words}|${words}>`;
}

function convert(workspace: Workspace, typed: string, labelled: boolean): string {
  const names = mentions(workspace, labelled);
  return (
    typed
      .split(LINK)
      // Every second part is what the split matched.
      .map((part, index) =>
        index % 2 === 1 ? linked(part) : replaceNames(escapeSigns(part), names),
      )
      .join('')
  );
}

/** A message as it is kept. */
export const messageText = (workspace: Workspace, typed: string) =>
  convert(workspace, typed, false);

/** The text of a command whose manifest says `should_escape: true`. */
export const commandText = (workspace: Workspace, typed: string) => convert(workspace, typed, true);
