import { dateIn } from '../domain/dates.ts';
import { isAdmin, isManager } from '../domain/member.ts';
import type { Acted } from './actions/action.ts';
import type { Command } from './commands/command.ts';
import type { Caller, Context } from './context.ts';
import { begunBy, nearestTo } from './near-miss.ts';
import type { Reply } from './reply.ts';
import type { Surface } from './surface.ts';
import { COMMAND_ACTION } from './views/command-button.ts';
import { refusalMessage } from './views/refusal.ts';
import { unknownCommand } from './views/trouble.ts';

/** From what Slack names to who handles it. */
export interface Dispatch {
  /** The words after /deal, already cleaned by `typedWords`. */
  words(text: string, caller: Caller, context: Context): Promise<Reply>;
  /** Whether these words change nothing by themselves. */
  reads(text: string): boolean;
  /** The words a command button says; undefined: it is another action. */
  wordsOf(actionId: string, value: string | undefined): string | undefined;
  /** Undefined: nobody handles it (a button of an earlier time, a select that only holds a value). */
  action(acted: Acted, caller: Caller, context: Context): Promise<Reply | undefined>;
  readonly modals: ReadonlyMap<string, Surface['modals'][number]>;
  readonly shortcuts: ReadonlyMap<string, Surface['shortcuts'][number]>;
  options(actionId: string): Surface['options'][number] | undefined;
}

export function createDispatch(surface: Surface): Dispatch {
  const commands = namesOf(surface.commands);
  const actions = new Map(surface.actions.map((one) => [one.actionId, one]));
  const options = new Map(surface.options.map((one) => [one.actionId, one]));
  const bare = commands.get(surface.bare);
  if (bare === undefined) throw new Error(`no command is named ${surface.bare}`);

  return {
    modals: new Map(surface.modals.map((one) => [one.callbackId, one])),
    shortcuts: new Map(surface.shortcuts.map((one) => [one.callbackId, one])),
    options: (actionId) => byActionId(options, actionId),
    wordsOf: (actionId, value) => (actionId.startsWith(COMMAND_ACTION) ? (value ?? '') : undefined),
    async action(acted, caller, context) {
      return byActionId(actions, acted.actionId)?.act(acted, caller, context);
    },
    reads(text) {
      const found = text === '' ? bare : findCommand(commands, text)?.command;
      return found === undefined || found.reads === true;
    },
    async words(text, caller, context) {
      const found = text === '' ? { command: bare, rest: '' } : findCommand(commands, text);
      if (found === undefined) return unknown(surface, text, caller, context);
      if (!mayRun(found.command, caller)) return notForYou(found.command, caller);
      return found.command.run(found.rest, caller, context);
    },
  };
}

function namesOf(commands: readonly Command[]): ReadonlyMap<string, Command> {
  return new Map(
    commands.flatMap((command) =>
      [command.name, ...(command.aliases ?? [])].map((name) => [name, command] as const),
    ),
  );
}

/** An action id is known whole, or up to its first colon. */
function byActionId<T>(handlers: ReadonlyMap<string, T>, actionId: string): T | undefined {
  return handlers.get(actionId) ?? handlers.get(actionId.split(':', 1)[0] ?? '');
}

/** `not a fit 42` is the command `not-a-fit` too; a bare number shows the deal. */
function findCommand(
  commands: ReadonlyMap<string, Command>,
  text: string,
): { readonly command: Command; readonly rest: string } | undefined {
  const words = text.split(/\s+/);
  for (let count = Math.min(3, words.length); count > 0; count -= 1) {
    const command = commands.get(words.slice(0, count).join('-').toLowerCase());
    if (command !== undefined) return { command, rest: afterWords(text, count) };
  }
  const show = commands.get('show');
  return show !== undefined && /^#?\d+$/.test(text) ? { command: show, rest: text } : undefined;
}

/** The rest of the text as it was typed, line breaks kept. */
function afterWords(text: string, count: number): string {
  return text.replace(new RegExp(`^(?:\\S+\\s*){${count}}`), '').trim();
}

/** Words that no command is named by: the beginning of one, a deal's own words, or a slip of the hand. */
async function unknown(
  surface: Surface,
  text: string,
  caller: Caller,
  context: Context,
): Promise<Reply> {
  const [typed = ''] = text.split(/\s+/);
  const rest = afterWords(text, 1);
  const begun = begunBy(surface.commands, typed);
  const about = begun.length > 0 ? undefined : await surface.about(text, caller, context);
  if (about !== undefined) return about;
  const meant = begun.length > 0 ? begun : nearestTo(surface.commands, typed);
  const suggestions = meant.map((name) => `${name} ${rest}`.trim());
  return { kind: 'message', message: unknownCommand(typed, suggestions) };
}

function mayRun({ who }: Command, { member }: Caller): boolean {
  if (who === 'admin') return isAdmin(member);
  return who === 'everyone' || isManager(member);
}

function notForYou({ who, name }: Command, { house, act }: Caller): Reply {
  const { zone, locale } = house.settings;
  const voice = { zone, locale, today: dateIn(zone, act.at), nameOf: () => '' };
  const refusal = {
    kind: 'not-allowed',
    what: `use /deal ${name}`,
    who: who === 'admin' ? 'admin' : 'manager',
  } as const;
  return { kind: 'message', message: refusalMessage(refusal, voice) };
}
