import type { HomeView } from '@slack/types';
import type { Deal } from '../../domain/deal.ts';
import type { DueReason } from '../../domain/due.ts';
import { because } from '../../domain/due-words.ts';
import type { House } from '../../domain/house.ts';
import type { MorningAction } from '../../domain/run.ts';
import { actionRow } from './action-row.ts';
import { type AnyBlock, actions, context, divider, header, section } from './blocks.ts';
import { commandButton, commandMenu } from './command-button.ts';
import { dealFigures, dealName } from './deal-line.ts';
import { limits } from './limits.ts';
import { line } from './mrkdwn.ts';
import { type Voice, weekday } from './voice.ts';
import { count } from './words.ts';

export interface HomeFacts {
  readonly name: string;
  /** The person's open deals that need them, with why; first what is due first. */
  readonly due: readonly { readonly deal: Deal; readonly reason: DueReason }[];
  /** Their other open deals. */
  readonly others: readonly Deal[];
  /** What they promised in retros, the earliest date first. */
  readonly actions?: readonly MorningAction[];
  /** How many open deals they have in all. */
  readonly total: number;
  /** Only for managers. */
  readonly unclaimed?: number;
  /** Only for admins: what waits for them, as sentences. */
  readonly problems: readonly string[];
}

const mostRows = 20;
const mostActions = 10;

/** What a person has to do, what is theirs, and the way to everything else. */
export function homeView(facts: HomeFacts, house: House, voice: Voice): HomeView {
  const blocks: readonly AnyBlock[] = [
    header(`Your deals, ${facts.name}`),
    actions([
      commandButton('New deal', 'new', 'primary'),
      commandButton('Playbook', 'playbook'),
      commandButton('Funnel', 'funnel'),
      commandButton('Help', 'help'),
    ]),
    ...facts.problems.map((problem) => section(`:warning: ${line(problem, 500)}`)),
    ...dueBlocks(facts, house, voice),
    ...todoBlocks(facts, voice),
    ...otherBlocks(facts, house, voice),
    ...unclaimedBlocks(facts.unclaimed),
  ];
  return { type: 'home', blocks: blocks.slice(0, limits.viewBlocks) };
}

function dueBlocks({ due }: HomeFacts, house: House, voice: Voice): readonly AnyBlock[] {
  if (due.length === 0) return [section('*Nothing needs you today.*')];
  return [
    section(`*${count(due.length, 'deal needs', 'deals need')} you*`),
    ...due
      .slice(0, mostRows)
      .flatMap(({ deal, reason }) => [
        section(
          `*${dealName(deal)}* · ${dealFigures(deal, house.pipeline, voice)}\n${line(because(reason, voice.today))}`,
        ),
        dealActions(deal),
      ]),
  ];
}

function todoBlocks({ actions: todo = [] }: HomeFacts, voice: Voice): readonly AnyBlock[] {
  if (todo.length === 0) return [];
  const rows = todo.slice(0, mostActions).map((action) => actionRow(action, voice));
  return [divider(), section('*From retros*'), ...rows];
}

function otherBlocks(facts: HomeFacts, house: House, voice: Voice): readonly AnyBlock[] {
  const shown = facts.others.slice(0, mostRows);
  if (shown.length === 0 && facts.due.length === 0) {
    return [section('You have no open deal. Start with *New deal*.')];
  }
  if (shown.length === 0) return [];
  const left = facts.total - facts.due.length - shown.length;
  return [
    divider(),
    section('*The others*'),
    ...shown.map((deal) =>
      section(
        `*${dealName(deal)}* · ${dealFigures(deal, house.pipeline, voice)}\n${news(deal, voice)}`,
        commandMenu(`home-${deal.number}`, menu(deal)),
      ),
    ),
    ...(left > 0 ? [context(`${left} more: \`/deal list\``)] : []),
  ];
}

function news(deal: Deal, voice: Voice): string {
  if (deal.waiting !== undefined) {
    return `Waiting until ${weekday(deal.waiting.until, voice)}: ${line(deal.waiting.reason, 150)}`;
  }
  return deal.nextStep === undefined
    ? 'No next step'
    : `Next: ${line(deal.nextStep.text, 150)}, ${weekday(deal.nextStep.on, voice)}`;
}

function dealActions(deal: Deal): AnyBlock {
  const n = deal.number;
  return actions([
    commandButton('Advance', `advance ${n}`),
    commandButton('Log contact', `log ${n}`),
    commandButton('Next step', `todo ${n}`),
    commandMenu(`due-${n}`, [
      { label: 'Wait until', value: `wait ${n}` },
      { label: 'Note', value: `note ${n}` },
      { label: 'Won', value: `won ${n}` },
      { label: 'Lost', value: `lost ${n}` },
      { label: 'Edit', value: `edit ${n}` },
    ]),
  ]);
}

function menu(deal: Deal) {
  const n = deal.number;
  return [
    { label: 'Show', value: `show ${n}` },
    { label: 'Advance', value: `advance ${n}` },
    { label: 'Log contact', value: `log ${n}` },
    { label: 'Next step', value: `todo ${n}` },
    { label: 'Edit', value: `edit ${n}` },
  ];
}

function unclaimedBlocks(unclaimed: number | undefined): readonly AnyBlock[] {
  if (unclaimed === undefined || unclaimed === 0) return [];
  return [
    divider(),
    section(
      `${count(unclaimed, 'deal')} without an owner`,
      commandButton('See them', 'list unclaimed'),
    ),
  ];
}
