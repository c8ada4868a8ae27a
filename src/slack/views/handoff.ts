import type { Deal, Handoff } from '../../domain/deal.ts';
import type { Quote } from '../../domain/facts.ts';
import type { SupportStanding } from '../../domain/handoff.ts';
import type { Closed, Corrected } from '../../domain/history.ts';
import type { House } from '../../domain/house.ts';
import { termsOf } from '../../domain/quotes-of.ts';
import { type AnyBlock, actions, message, section } from './blocks.ts';
import { commandButton } from './command-button.ts';
import { quoteLine } from './deal-card.ts';
import { dealName } from './deal-line.ts';
import { button } from './elements.ts';
import { needLine } from './fact-lines.ts';
import type { Message } from './message.ts';
import { bold, line, quoted } from './mrkdwn.ts';
import { outcomeLine } from './outcome-line.ts';
import { day, dayOf, money, type Voice } from './voice.ts';
import { joined } from './words.ts';

export const HANDOFF_ACCEPT = 'handoff-accept';
export const HANDOFF_ASK = 'handoff-ask';

export interface HandoffFacts {
  readonly deal: Deal;
  readonly standing: SupportStanding;
  /** How the attempt was won; absent while it is not. */
  readonly closing: Closed | Corrected | undefined;
  /** Won from the same account before, newest first. */
  readonly earlier: readonly Deal[];
}

/** The one message for support: a heads-up, the handoff, who took it, or that there is nothing to do. */
export function supportMessage(
  facts: HandoffFacts,
  house: House,
  voice: Voice,
): Message | undefined {
  const { deal, standing } = facts;
  switch (standing.kind) {
    case 'soon':
      return withDetails(soonHead(deal, voice), facts, voice, [showButton(deal)]);
    case 'offered':
      return withDetails(offeredHead(facts, house, voice), facts, voice, acceptButtons(deal));
    case 'taken': {
      const head = `${offeredHead(facts, house, voice)}\n${takenLine(standing.handoff, voice)}`;
      return withDetails(head, facts, voice, [askButton(deal), showButton(deal)]);
    }
    case 'back':
      return over(deal, 'is not about to be signed any more. You will hear when it is again.');
    case 'lost':
      return over(deal, 'was lost. There is nothing to take over.');
    case 'unqualified':
      return over(deal, 'turned out not to be a fit. There is nothing to take over.');
    case 'nothing':
      return undefined;
  }
}

/** A heads-up that was read long before the win; the handoff stands below it. */
export function headsUpOver(deal: Deal): Message {
  return over(deal, 'is won. Its handoff is a message of its own.');
}

/** Once, after a working day without anybody accepting; then what became of it. */
export function handoffReminder({ deal, standing }: HandoffFacts, voice: Voice): Message {
  switch (standing.kind) {
    case 'offered': {
      const { handoff } = deal;
      const since = handoff === undefined ? '' : ` since ${dayOf(handoff.offeredAt, voice)}`;
      const text = `${bold(dealName(deal))} has waited for someone to take over${since}. Who will?`;
      return message(text, [section(text), actions(acceptButtons(deal))]);
    }
    case 'taken': {
      const text = `${bold(dealName(deal))}: ${takenLine(standing.handoff, voice)}`;
      return message(text, [section(text), actions([askButton(deal), showButton(deal)])]);
    }
    default:
      return over(deal, 'is not to be taken over any more.');
  }
}

/** In the deal's thread: its people know whom their customer talks to now. */
export function handoffTaken(deal: Deal, by: string): Message {
  return message(`${line(by, 80)} takes over ${bold(dealName(deal))} for support.`);
}

/** Support asks in the deal's thread; its owner is called. */
export function handoffQuestion(deal: Deal, by: string, text: string): Message {
  const to = deal.ownerId === undefined ? '' : `<@${deal.ownerId}> `;
  const head = `${to}${line(by, 80)} asks about the handoff of ${bold(dealName(deal))}:`;
  return message(`${head}\n${quoted(text)}`, [section(head), section(quoted(text))]);
}

function soonHead(deal: Deal, voice: Voice): string {
  const close =
    deal.expectedClose === undefined ? '' : ` Expected close ${day(deal.expectedClose, voice)}.`;
  return `Heads-up: ${bold(dealName(deal))} may be signed soon.${close} Owner: ${owner(deal, voice)}.`;
}

function offeredHead({ deal, closing }: HandoffFacts, house: House, voice: Voice): string {
  return joined([
    `Handoff: ${bold(dealName(deal))}`,
    deal.amount === undefined ? undefined : money(deal.amount, voice),
    closing === undefined ? undefined : outcomeLine(closing.outcome, house, voice),
    `owner ${owner(deal, voice)}`,
  ]);
}

function takenLine({ takenBy, takenAt }: Handoff, voice: Voice): string {
  const on = takenAt === undefined ? '' : ` on ${dayOf(takenAt, voice)}`;
  return `✓ ${line(voice.nameOf(takenBy), 80)} took it over${on}.`;
}

function over(deal: Deal, what: string): Message {
  return message(`${bold(dealName(deal))} ${what}`);
}

function withDetails(
  head: string,
  { deal, earlier }: HandoffFacts,
  voice: Voice,
  buttons: Parameters<typeof actions>[0],
): Message {
  const lines = [...customerLine(earlier, voice), ...handoffLines(deal, voice)];
  const blocks: readonly AnyBlock[] = [
    section(head),
    ...(lines.length === 0 ? [] : [section(lines.join('\n'))]),
    actions(buttons),
  ];
  return message([head, ...lines].join('\n'), blocks);
}

export function acceptButtons(deal: Deal) {
  const accept = button(HANDOFF_ACCEPT, 'Accept', String(deal.number), 'primary');
  return [accept, askButton(deal), showButton(deal)];
}

function askButton(deal: Deal) {
  return button(HANDOFF_ASK, 'Ask the rep', String(deal.number));
}

function showButton(deal: Deal) {
  return commandButton('Show', `show ${deal.number}`);
}

function owner(deal: Deal, voice: Voice): string {
  return deal.ownerId === undefined ? 'nobody' : line(voice.nameOf(deal.ownerId), 80);
}

/** `Existing customer: won #17 in May` tells support that they know each other. */
export function customerLine(earlier: readonly Deal[], voice: Voice): readonly string[] {
  const [last] = earlier;
  if (last === undefined || last.standing.kind !== 'won') return [];
  const when = dayOf(last.standing.at, voice);
  return [`Existing customer: ${dealName(last)}, won ${when}`];
}

const shown = 5;

/** What support needs to know, as far as it is known. */
function handoffLines(deal: Deal, voice: Voice): readonly string[] {
  const { facts } = deal;
  const quote = termsOf(deal);
  const people = (facts.people ?? [])
    .slice(0, shown)
    .map((person) => joined([line(person.name, 80), person.role && line(person.role, 60)], ', '));
  const needs = (facts.needs ?? []).slice(0, shown).map(needLine);
  const objections = (facts.objections ?? []).slice(-shown).map(({ text }) => line(text, 150));
  const lines = [
    deal.account === undefined ? undefined : `Account: ${line(deal.account, 150)}`,
    people.length === 0 ? undefined : `People: ${people.join('; ')}`,
    ...(quote === undefined ? [] : termLines(quote, voice)),
    facts.finalTerms === undefined ? undefined : `Final terms: ${line(facts.finalTerms)}`,
    facts.promises === undefined ? undefined : `Promised: ${line(facts.promises)}`,
    needs.length === 0 ? undefined : `They need: ${needs.join('; ')}`,
    objections.length === 0 ? undefined : `They objected: ${objections.join('; ')}`,
  ];
  return lines.filter((one) => one !== undefined);
}

function termLines(quote: Quote, voice: Voice): readonly (string | undefined)[] {
  const items = (quote.lines ?? [])
    .slice(0, shown * 2)
    .map(({ feature, price }) => `${line(feature, 100)} ${money(price, voice)}`);
  return [
    quoteLine(quote, voice),
    items.length === 0 ? undefined : `In it: ${items.join('; ')}`,
    quote.access === undefined ? undefined : `Access: ${line(quote.access)}`,
  ];
}
