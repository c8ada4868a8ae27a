import type { Deal } from '../../domain/deal.ts';
import type { Closed } from '../../domain/history.ts';
import type { House } from '../../domain/house.ts';
import { actions, message, section } from './blocks.ts';
import { commandButton } from './command-button.ts';
import { quoteLine } from './deal-card.ts';
import { dealName } from './deal-line.ts';
import { button } from './elements.ts';
import type { Message } from './message.ts';
import { line } from './mrkdwn.ts';
import { outcomeLine } from './outcome-line.ts';
import { day, money, type Voice } from './voice.ts';
import { joined } from './words.ts';

export const HANDOFF_ACCEPT = 'handoff-accept';

/** In the deal's thread once the undo window is over. */
export function celebration(deal: Deal, entry: Closed, house: House, voice: Voice): Message {
  const passedBy = deal.facts.source?.passedBy;
  const thanks =
    passedBy === undefined
      ? ''
      : ` Thanks to ${line(voice.nameOf(passedBy), 80)} for passing it on.`;
  return message(
    `:tada: *${dealName(deal)}* is won: ${joined([
      entry.amount === undefined ? undefined : money(entry.amount, voice),
      outcomeLine(entry.outcome, house, voice),
    ])}.${thanks}`,
  );
}

/** Support hears of a deal when it may soon be theirs. */
export function headsUp(deal: Deal, voice: Voice): Message {
  const close =
    deal.expectedClose === undefined ? '' : ` Expected close ${day(deal.expectedClose, voice)}.`;
  const head = `Heads-up: *${dealName(deal)}* may be signed soon.${close} Owner: ${owner(deal, voice)}.`;
  const known = handoffLines(deal, voice);
  return message([head, ...known].join('\n'), [
    section([head, ...known].join('\n')),
    actions([commandButton('Show', `show ${deal.number}`)]),
  ]);
}

/** Terms and promises for whoever takes the customer over; one tap accepts. */
export function handoff(deal: Deal, entry: Closed, house: House, voice: Voice): Message {
  const head = joined([
    `Handoff: *${dealName(deal)}* is won`,
    entry.amount === undefined ? undefined : money(entry.amount, voice),
    outcomeLine(entry.outcome, house, voice),
    `owner ${owner(deal, voice)}`,
  ]);
  const text = [head, ...handoffLines(deal, voice)].join('\n');
  return message(text, [
    section(text),
    actions([
      button(HANDOFF_ACCEPT, 'Accept', String(deal.number), 'primary'),
      commandButton('Show', `show ${deal.number}`),
    ]),
  ]);
}

export function handoffTaken(deal: Deal, by: string, voice: Voice): Message {
  const head = `Handoff: *${dealName(deal)}* is with ${line(by, 80)} now.`;
  const text = [head, ...handoffLines(deal, voice)].join('\n');
  return message(text, [section(text), actions([commandButton('Show', `show ${deal.number}`)])]);
}

function owner(deal: Deal, voice: Voice): string {
  return deal.ownerId === undefined ? 'nobody' : line(voice.nameOf(deal.ownerId), 80);
}

/** What support needs to know, as far as it is known. */
function handoffLines(deal: Deal, voice: Voice): readonly string[] {
  const { facts } = deal;
  const quote =
    deal.quotes.findLast((one) => one.outcome.kind === 'accepted') ?? deal.quotes.at(-1);
  const people = (facts.people ?? [])
    .slice(0, 5)
    .map((person) => joined([line(person.name, 80), person.role && line(person.role, 60)], ', '));
  const needs = (facts.needs ?? [])
    .slice(0, 5)
    .map((need) => joined([line(need.need, 150), need.answer && line(need.answer, 150)], ' → '));
  const lines = [
    deal.account === undefined ? undefined : `Account: ${line(deal.account, 150)}`,
    people.length === 0 ? undefined : `People: ${people.join('; ')}`,
    quote === undefined ? undefined : quoteLine(quote, voice),
    quote?.access === undefined ? undefined : `Access: ${line(quote.access)}`,
    facts.finalTerms === undefined ? undefined : `Final terms: ${line(facts.finalTerms)}`,
    facts.promises === undefined ? undefined : `Promised: ${line(facts.promises)}`,
    needs.length === 0 ? undefined : `They need: ${needs.join('; ')}`,
  ];
  return lines.filter((one) => one !== undefined);
}
