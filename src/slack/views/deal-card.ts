import { comesNext } from '../../domain/comes-next.ts';
import { dateIn } from '../../domain/dates.ts';
import { type Deal, isOpen, outcomeOf, type Withdrawn } from '../../domain/deal.ts';
import type { Person, Quote } from '../../domain/facts.ts';
import { signers, unmet } from '../../domain/gates.ts';
import type { House } from '../../domain/house.ts';
import { isLead } from '../../domain/permits.ts';
import { findStage, stageAfter } from '../../domain/pipeline.ts';
import { quotesOfTry } from '../../domain/quotes-of.ts';
import { atMost } from '../../domain/text.ts';
import { message, section } from './blocks.ts';
import { dealButtons } from './deal-buttons.ts';
import { dealName, stageLine, waitWords } from './deal-line.ts';
import type { Message } from './message.ts';
import { bold, line } from './mrkdwn.ts';
import { outcomeLine } from './outcome-line.ts';
import { day, dayOf, money, type Voice, weekday } from './voice.ts';
import { contactWords, count, inSentence, joined, NURTURE } from './words.ts';

/** The deal as it is now: one message in the deals channel, edited in place. */
export function dealCard(deal: Deal, house: House, voice: Voice): Message {
  if (deal.standing.kind === 'withdrawn') return withdrawnCard(deal, deal.standing, voice);
  const title = `${bold(dealName(deal))} · ${stageLine(deal, house.pipeline)}`;
  const head = [title, whoAndHowMuch(deal, voice), whereItStands(deal, house, voice)];
  const facts = isOpen(deal) ? openFacts(deal, house, voice) : [];
  return message([...head, ...facts].join('\n'), [
    section(head.join('\n')),
    ...(facts.length === 0 ? [] : [section(facts.join('\n'))]),
    dealButtons(deal, house),
  ]);
}

function withdrawnCard(deal: Deal, { at, by }: Withdrawn, voice: Voice): Message {
  const who = line(voice.nameOf(by), 80);
  return message(
    `${bold(dealName(deal))} · taken back\n${who} took it back on ${dayOf(at, voice)}, right after it was made. It is in no list and no number.`,
  );
}

function whoAndHowMuch(deal: Deal, voice: Voice): string {
  const owner =
    deal.ownerId === undefined ? 'Unclaimed' : `Owner: ${line(voice.nameOf(deal.ownerId), 80)}`;
  return joined([
    deal.amount === undefined ? undefined : money(deal.amount, voice),
    deal.account === undefined || deal.account === deal.name ? undefined : line(deal.account, 150),
    deal.contact === undefined ? undefined : `Contact: ${line(deal.contact, 150)}`,
    owner,
  ]);
}

function whereItStands(deal: Deal, house: House, voice: Voice): string {
  const outcome = outcomeOf(deal);
  if (outcome !== undefined) return outcomeLine(outcome, house, voice);
  const stage = line(findStage(house.pipeline, deal.stageId)?.name ?? deal.stageId, 60);
  const since =
    deal.imported?.enteredUnknown === true
      ? `In ${stage} since before ${dayOf(deal.imported.at, voice)}`
      : `In ${stage} since ${dayOf(deal.enteredStageAt, voice)}`;
  const close = deal.expectedClose;
  return joined([
    since,
    deal.waitingOn === 'them' ? 'waiting on them' : undefined,
    close === undefined ? undefined : `expected close ${day(close, voice)}`,
  ]);
}

/** Only what is known: a young deal has a lean card. `contacts` stand in for the last one. */
export function openFacts(
  deal: Deal,
  house: House,
  voice: Voice,
  contacts: readonly (string | undefined)[] = [lastContact(deal, voice)],
): readonly string[] {
  const quote = quotesOfTry(deal).at(-1);
  const lines = [
    canSign(deal, voice),
    quote === undefined ? undefined : quoteLine(quote, voice),
    contractSent(deal, voice),
    nextStep(deal, voice),
    callToAction(deal, voice),
    ...contacts,
    stillOpen(deal, house),
  ];
  return lines.filter((one) => one !== undefined);
}

function canSign(deal: Deal, voice: Voice): string | undefined {
  const people = signers(deal.facts.people).map((person) => personLine(person, voice));
  return people.length === 0 ? undefined : `Can sign: ${atMost(people, 3).join(', ')}`;
}

/** `Dana Weiss (met 24 Feb, saw the demo)`, escaped. */
export function personLine(person: Person, voice: Voice): string {
  const known = joined(
    [
      person.metOn === undefined ? undefined : `met ${day(person.metOn, voice)}`,
      person.sawDemoOn === undefined ? undefined : 'saw the demo',
    ],
    ', ',
  );
  return known === '' ? line(person.name, 80) : `${line(person.name, 80)} (${known})`;
}

/** `Quote 2 sent 5 Mar: €48,000, 12 months, monthly · valid until 31 Mar`, escaped. */
export function quoteLine(quote: Quote, voice: Voice): string {
  const terms = joined(
    [
      money(quote.amount, voice),
      quote.months === undefined ? undefined : count(quote.months, 'month'),
      quote.payment === undefined ? undefined : line(quote.payment, 80),
    ],
    ', ',
  );
  const { outcome, validUntil } = quote;
  const valid = validUntil === undefined ? undefined : `valid until ${day(validUntil, voice)}`;
  return joined([
    `Quote ${quote.n} sent ${day(quote.sentOn, voice)}: ${terms}`,
    outcome.kind === 'open' ? valid : `${outcome.kind} ${day(outcome.on, voice)}`,
  ]);
}

function nextStep(deal: Deal, voice: Voice): string | undefined {
  if (deal.waiting !== undefined) {
    const words = isLead(deal) ? NURTURE : 'Waiting until';
    return `${words} ${waitWords(deal.waiting, voice)}`;
  }
  const next = comesNext(deal, voice.zone);
  return next && `Next: ${line(next.text)}, ${weekday(next.on, voice)}`;
}

function callToAction({ facts }: Deal, voice: Voice): string | undefined {
  const asked = facts.callToAction;
  return asked === undefined
    ? undefined
    : `Up to them: ${line(asked.text)}, ends ${weekday(asked.endsOn, voice)}`;
}

function contractSent({ facts }: Deal, voice: Voice): string | undefined {
  const sent = facts.contractSentOn;
  return sent === undefined ? undefined : `Contract sent ${day(sent, voice)}, not signed yet`;
}

function lastContact(deal: Deal, voice: Voice): string | undefined {
  if (deal.lastContact === undefined) return undefined;
  const { kind, at } = deal.lastContact;
  return `Last contact: ${contactWords[kind]}, ${day(dateIn(voice.zone, at), voice)}`;
}

function stillOpen(deal: Deal, { pipeline }: House): string | undefined {
  const stage = findStage(pipeline, deal.stageId);
  if (stage === undefined) return undefined;
  const open = unmet(deal, stage).required;
  if (open.length === 0) return undefined;
  const next = stageAfter(pipeline, deal.stageId)?.name ?? 'you move on';
  return `Before ${line(next, 60)}: ${open.map((one) => line(inSentence(one.label), 80)).join(', ')}`;
}
