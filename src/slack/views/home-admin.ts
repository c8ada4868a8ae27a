import type { Announcement, Facts } from '../../domain/announcement.ts';
import { type AnyBlock, actions, context, section } from './blocks.ts';
import { commandButton } from './command-button.ts';
import { button } from './elements.ts';
import { line } from './mrkdwn.ts';

export interface AdminFacts {
  readonly isSetUp: boolean;
  /** What a team usually decides in its first week, and whether it has. */
  readonly checklist: readonly {
    readonly label: string;
    readonly done: boolean;
    readonly part: string;
  }[];
  /** What could not be posted and waits for an admin. */
  readonly stranded: readonly Announcement[];
}

export const RETRY_STRANDED = 'retry-stranded';

const mostStranded = 5;

/** What an admin looks after; the set-up asks for most of it, so that until then there is only that. */
export function adminBlocks({ isSetUp, checklist, stranded }: AdminFacts): readonly AnyBlock[] {
  const asksForRoles = checklist.some(({ part, done }) => part === 'roles' && !done);
  if (!isSetUp) return [...strandedBlocks(stranded), actions([settingsButton()])];
  return [
    ...strandedBlocks(stranded),
    ...checklistBlocks(checklist),
    actions([
      settingsButton(),
      commandButton('Steps', 'stages'),
      ...(asksForRoles ? [] : [commandButton('Roles', 'settings roles')]),
      commandButton('Invite people', 'settings invite'),
      commandButton('Import deals', 'import'),
    ]),
  ];
}

function settingsButton() {
  return commandButton('Settings', 'settings');
}

/** The one thing to do first. */
export function setUpBlock(): AnyBlock {
  return section(
    '*Milepost is not set up yet.* Three short forms: channels, roles, a look at the digest. The first week after is quiet.',
    commandButton('Set up', 'settings setup', 'primary'),
  );
}

function checklistBlocks(checklist: AdminFacts['checklist']): readonly AnyBlock[] {
  const left = checklist.filter(({ done }) => !done);
  if (left.length === 0) return [];
  return [
    context(`${checklist.length - left.length} of ${checklist.length} decided. Still open:`),
    actions(left.slice(0, 5).map(({ label, part }) => commandButton(label, `settings ${part}`))),
  ];
}

function strandedBlocks(stranded: readonly Announcement[]): readonly AnyBlock[] {
  if (stranded.length === 0) return [];
  const lines = grouped(stranded);
  const left = lines.length - mostStranded;
  const shown = lines.slice(0, mostStranded);
  return [
    section([...shown, ...(left > 0 ? [`and ${left} more`] : [])].join('\n')),
    actions([
      button(RETRY_STRANDED, 'Try again', 'all'),
      commandButton('Channels', 'settings channels'),
    ]),
  ];
}

/** The same trouble once, with how often. */
function grouped(stranded: readonly Announcement[]): readonly string[] {
  const times = new Map<string, number>();
  for (const entry of stranded) {
    const text = `:warning: ${kindWords[entry.facts.kind]}: ${line(whyWords(entry), 200)}`;
    times.set(text, (times.get(text) ?? 0) + 1);
  }
  return [...times].map(([text, n]) => (n === 1 ? text : `${text} (${n} times)`));
}

function whyWords({ state, lastError }: Announcement): string {
  switch (state) {
    case 'uncertain':
      return 'it is not known whether it was posted; have a look in the channel';
    case 'no-destination':
      return `it waits, ${lastError ?? 'there is no channel for it'}`;
    default:
      return lastError ?? 'it could not be posted';
  }
}

const kindWords: Readonly<Record<Facts['kind'], string>> = {
  card: 'A deal’s card',
  thread: 'A reply in a deal’s thread',
  quote: 'A reply about a quote',
  retro: 'A retro',
  'retro-prompt': 'A retro',
  celebration: 'A celebration',
  'heads-up': 'A heads-up for support',
  'heads-up-over': 'A heads-up for support',
  handoff: 'A handoff to support',
  'handoff-taken': 'A reply about a handoff',
  'handoff-question': 'A question from support',
  'handoff-reminder': 'A reminder of a handoff',
  'help-answered': 'An answer to an ask for help',
  'new-owner': 'A message to a new owner',
  'new-owner-news': 'A message to a new owner',
  'owner-question': 'A question from a new owner',
  'import-report': 'The report of an import',
  run: 'A morning message or digest',
  'run-thread': 'A table of the digest',
  welcome: 'A welcome',
  'not-posted': 'A message to somebody about a channel',
  'test-line': 'A test line',
};
