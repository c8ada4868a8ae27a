import {
  type AcceptanceStanding,
  acceptanceStanding,
  openAcceptance,
  passedOnBy,
} from '../../domain/acceptance.ts';
import type { Activity } from '../../domain/announcement.ts';
import { comesNext } from '../../domain/comes-next.ts';
import { type Acceptance, type Deal, outcomeOf } from '../../domain/deal.ts';
import type { House } from '../../domain/house.ts';
import type { EntryId, UserId } from '../../domain/ids.ts';
import { activityLine } from './activity-line.ts';
import { type AnyBlock, actions, message, section } from './blocks.ts';
import { commandButton } from './command-button.ts';
import { openFacts } from './deal-card.ts';
import { dealFigures, dealName } from './deal-line.ts';
import { button } from './elements.ts';
import { caseLines } from './fact-lines.ts';
import type { Message } from './message.ts';
import { bold, line, quoted } from './mrkdwn.ts';
import { outcomeWords } from './outcome-line.ts';
import { dayOf, type Voice } from './voice.ts';

/** What stands behind the first colon is the deal's number, behind the second where the button is. */
export const OWNER_ACCEPT = 'new-owner-accept';
export const OWNER_ASK = 'new-owner-ask';

/** Where a person may be asked; the button's answer is shown there. */
export type AskedIn = 'card' | 'row' | 'home' | 'show';

export interface NewOwnerFacts {
  readonly deal: Deal;
  /** The newest contacts with the customer, newest first. */
  readonly contacts: readonly Activity[];
}

const mostSaid = 3;

/** The card of one assignment: asks, or says what became of it. */
export function newOwnerMessage(
  facts: NewOwnerFacts,
  entryId: EntryId,
  house: House,
  voice: Voice,
): Message {
  const { deal } = facts;
  const standing = acceptanceStanding(deal, entryId);
  switch (standing.kind) {
    case 'asked': {
      const blocks = newOwnerBlocks(facts, standing.acceptance, 'card', house, voice);
      const text = [
        askedHead(deal, standing.acceptance, house, voice),
        ...known(facts, house, voice),
      ];
      return message(text.join('\n'), blocks);
    }
    case 'taken': {
      const head = `✓ ${takenWords(standing.acceptance, voice)}: ${title(deal, house, voice)}`;
      const lines = known(facts, house, voice);
      return message([head, ...lines].join('\n'), [
        section(head),
        section(lines.join('\n')),
        actions([showButton(deal), commandButton('Next step', `todo ${deal.number}`)]),
      ]);
    }
    default:
      return message(overWords(deal, standing, voice));
  }
}

/** The card that asks, in the new owner's messages and App Home. */
export function newOwnerBlocks(
  facts: NewOwnerFacts,
  acceptance: Acceptance,
  where: AskedIn,
  house: House,
  voice: Voice,
): readonly AnyBlock[] {
  const { deal } = facts;
  return [
    section(askedHead(deal, acceptance, house, voice)),
    section(known(facts, house, voice).join('\n')),
    acceptButtons(deal, acceptance, where, voice),
  ];
}

/** `[Accept] [Ask Sam] [Open]` */
export function acceptButtons(
  deal: Deal,
  acceptance: Acceptance,
  where: AskedIn,
  voice: Voice,
): AnyBlock {
  const { number } = deal;
  const { entryId } = acceptance;
  return actions([
    button(`${OWNER_ACCEPT}:${number}:${where}`, 'Accept', entryId, 'primary'),
    button(`${OWNER_ASK}:${number}:${where}`, `Ask ${nameOfAsked(acceptance, voice)}`, entryId),
    ...(where === 'show' ? [] : [showButton(deal)]),
  ]);
}

function nameOfAsked(acceptance: Acceptance, voice: Voice): string {
  const name = voice.nameOf(passedOnBy(acceptance));
  return name.split(' ', 1)[0] ?? name;
}

/** On the deal itself: its new owner is asked, the others read whether it is accepted. */
export function ownerPart(
  deal: Deal,
  reader: UserId | undefined,
  voice: Voice,
): readonly AnyBlock[] {
  const { acceptance } = deal;
  if (acceptance === undefined || acceptance.to !== deal.ownerId) return [];
  const open = openAcceptance(deal);
  if (open !== undefined && open.to === reader) {
    return [
      section(`*New owner*: ${gaveWords(open, 'this deal', voice)}`),
      acceptButtons(deal, open, 'show', voice),
    ];
  }
  const to = line(voice.nameOf(acceptance.to), 80);
  const by = line(voice.nameOf(acceptance.by), 80);
  const given = `*New owner*: ${by} gave it to ${to} on ${dayOf(acceptance.at, voice)}.`;
  if (acceptance.takenAt !== undefined)
    return [section(`${given} ${takenWords(acceptance, voice)}.`)];
  return open === undefined ? [] : [section(`${given} Not accepted yet.`)];
}

/** In the deal's thread: whoever had the deal is called. */
export function ownerQuestion(deal: Deal, by: string, to: UserId, text: string): Message {
  const head = `<@${to}> ${line(by, 80)} is the new owner of ${bold(dealName(deal))} and asks:`;
  return message(`${head}\n${quoted(text)}`, [section(head), section(quoted(text))]);
}

function askedHead(deal: Deal, acceptance: Acceptance, house: House, voice: Voice): string {
  return `*New owner* · ${gaveWords(acceptance, title(deal, house, voice), voice)}`;
}

/** `Maria Lopez gave you … It was Sam Ortiz’s.`, and why. */
function gaveWords({ by, from, why }: Acceptance, what: string, voice: Voice): string {
  const was = from === undefined || from === by ? '' : ` It was ${line(voice.nameOf(from), 80)}’s.`;
  const because = why === undefined ? '' : `\nWhy: “${line(why, 300)}”`;
  return `${line(voice.nameOf(by), 80)} gave you ${what}.${was}${because}`;
}

function title(deal: Deal, house: House, voice: Voice): string {
  return `${bold(dealName(deal))} · ${dealFigures(deal, house.pipeline, voice)}`;
}

function takenWords({ to, takenAt }: Acceptance, voice: Voice): string {
  const on = takenAt === undefined ? '' : ` on ${dayOf(takenAt, voice)}`;
  return `Accepted by ${line(voice.nameOf(to), 80)}${on}`;
}

function overWords(deal: Deal, standing: AcceptanceStanding, voice: Voice): string {
  const name = bold(dealName(deal));
  if (standing.kind === 'closed' && deal.standing.kind !== 'open') {
    const outcome = outcomeOf(deal);
    const how =
      outcome === undefined
        ? 'was taken back'
        : `is closed: ${outcomeWords[outcome.kind].toLowerCase()}`;
    return `${name} ${how}. There is nothing to accept any more.`;
  }
  const where =
    deal.ownerId === undefined
      ? 'has no owner now'
      : `is with ${line(voice.nameOf(deal.ownerId), 80)} now`;
  return `${name} ${where}. There is nothing to accept any more.`;
}

/** What somebody has to know who has never heard of the deal. */
function known({ deal, contacts }: NewOwnerFacts, house: House, voice: Voice): readonly string[] {
  const said = contacts.map((one) => `• ${activityLine(one, voice)}`);
  const contacted = said.length === 0 ? ['No contact yet'] : ['Last contacts:', ...said];
  const planned = comesNext(deal, voice.zone) !== undefined || deal.waiting !== undefined;
  return [
    ...openFacts(deal, house, voice, contacted),
    ...(planned ? [] : ['No next step yet']),
    ...caseLines(deal, mostSaid),
  ];
}

function showButton(deal: Deal) {
  return commandButton('Open', `show ${deal.number}`);
}
