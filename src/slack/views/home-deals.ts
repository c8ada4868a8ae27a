import { comesNext } from '../../domain/comes-next.ts';
import type { Deal } from '../../domain/deal.ts';
import type { DueReason } from '../../domain/due.ts';
import { because } from '../../domain/due-words.ts';
import type { Quote } from '../../domain/facts.ts';
import type { House } from '../../domain/house.ts';
import type { Stage } from '../../domain/pipeline.ts';
import { type AnyBlock, context, divider, section } from './blocks.ts';
import { commandMenu } from './command-button.ts';
import { quoteLine } from './deal-card.ts';
import { dealFigures, dealName, waitWords } from './deal-line.ts';
import { stuckWords } from './deal-list.ts';
import { dueRowButtons } from './morning.ts';
import { bold, line } from './mrkdwn.ts';
import { answerButtons } from './quotes.ts';
import { money, type Voice, weekday } from './voice.ts';
import { count, joined } from './words.ts';

const mostDue = 8;
const mostMine = 20;
const mostQuotes = 5;

export interface DueRow {
  readonly deal: Deal;
  readonly reason: DueReason;
  /** The absent owner's name. */
  readonly standsInFor?: string;
}

/** What needs its owner today, with the reason and the buttons of the morning message. */
export function dueBlocks(
  due: readonly DueRow[],
  { pipeline }: House,
  voice: Voice,
): readonly AnyBlock[] {
  if (due.length === 0) return [section('*Nothing needs you today.*')];
  const left = due.length - mostDue;
  return [
    section(
      joined(
        [
          `*${count(due.length, 'deal needs', 'deals need')} you*`,
          stuckWords(due.map(({ reason }) => reason)),
        ],
        ': ',
      ),
    ),
    ...due
      .slice(0, mostDue)
      .flatMap((row) => [
        section(dueText(row, pipeline, voice)),
        dueRowButtons(row.deal.number, voice.today, row.reason.kind === 'next-step'),
      ]),
    ...(left > 0 ? [context(`${left} more: \`/deal list stuck\``)] : []),
  ];
}

function dueText(
  { deal, reason, standsInFor }: DueRow,
  pipeline: House['pipeline'],
  voice: Voice,
): string {
  const whose = standsInFor === undefined ? '' : `For ${line(standsInFor, 80)}: `;
  const why = line(because(reason, voice.today, voice.locale), 600);
  return `${bold(dealName(deal))} · ${dealFigures(deal, pipeline, voice)}\n${whose}${why}`;
}

/** The others, by step in the order of the steps. */
export function myDealsBlocks(
  facts: {
    readonly due: readonly unknown[];
    readonly others: readonly Deal[];
    readonly total: number;
    /** They have something to do that is no deal of theirs. */
    readonly isAskedElse: boolean;
  },
  { pipeline }: House,
  voice: Voice,
): readonly AnyBlock[] {
  const { due, others, total, isAskedElse } = facts;
  if (others.length === 0) {
    return due.length === 0 && !isAskedElse
      ? [section('You have no open deal. Start with *New deal*.')]
      : [];
  }
  const shown = others.slice(0, mostMine);
  const left = total - due.length - shown.length;
  return [
    divider(),
    section(due.length === 0 ? '*Your deals*' : '*Your other deals*'),
    ...pipeline.stages.flatMap((stage) => stageBlocks(stage, shown, voice)),
    ...(left > 0 ? [context(`${left} more: \`/deal list\``)] : []),
  ];
}

function stageBlocks(stage: Stage, deals: readonly Deal[], voice: Voice): readonly AnyBlock[] {
  const here = deals.filter((deal) => deal.stageId === stage.id);
  return here.map((deal, index) =>
    section(
      `${index === 0 ? `_${line(stage.name, 60)}_\n` : ''}${bold(dealName(deal))}${amountOf(deal, voice)}\n${news(deal, voice)}`,
      dealMenu(deal),
    ),
  );
}

function amountOf({ amount }: Deal, voice: Voice): string {
  return amount === undefined ? '' : ` · ${money(amount, voice)}`;
}

function news(deal: Deal, voice: Voice): string {
  if (deal.waiting !== undefined) {
    return `Waiting until ${waitWords(deal.waiting, voice, 150)}`;
  }
  const next = comesNext(deal, voice.zone);
  return next === undefined
    ? 'No next step'
    : `Next: ${line(next.text, 150)}, ${weekday(next.on, voice)}`;
}

function dealMenu({ number: n }: Deal) {
  return commandMenu(`home-${n}`, [
    { label: 'Show', value: `show ${n}` },
    { label: 'Advance', value: `advance ${n}` },
    { label: 'Log contact', value: `log ${n}` },
    { label: 'Next step', value: `todo ${n}` },
    { label: 'Edit', value: `edit ${n}` },
  ]);
}

/** Quotes that are out, with what became of them a tap away. */
export function quoteBlocks(
  rows: readonly { readonly deal: Deal; readonly quote: Quote }[],
  voice: Voice,
): readonly AnyBlock[] {
  if (rows.length === 0) return [];
  const left = rows.length - mostQuotes;
  return [
    divider(),
    section('*Quotes that wait for an answer*'),
    ...rows
      .slice(0, mostQuotes)
      .flatMap(({ deal, quote }) => [
        section(
          joined([
            `${bold(dealName(deal))}\n${quoteLine(quote, voice)}`,
            quote.followUpOn === undefined
              ? undefined
              : `follow up ${weekday(quote.followUpOn, voice)}`,
          ]),
        ),
        answerButtons(deal),
      ]),
    ...(left > 0 ? [context(`${left} more: \`/deal quotes\``)] : []),
  ];
}
