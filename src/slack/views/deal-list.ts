import { comesNext } from '../../domain/comes-next.ts';
import { type Deal, isOpen } from '../../domain/deal.ts';
import type { DueReason } from '../../domain/due.ts';
import { because, becauseToOthers } from '../../domain/due-words.ts';
import type { House } from '../../domain/house.ts';
import type { DealId } from '../../domain/ids.ts';
import { isLead } from '../../domain/permits.ts';
import { stageRef } from '../../domain/pipeline.ts';
import { isStuck } from '../../domain/stuck.ts';
import { type AnyBlock, actions, context, message, section } from './blocks.ts';
import { commandButton, commandMenu, fitsButton } from './command-button.ts';
import { dealName } from './deal-line.ts';
import { leadButtons } from './lead-buttons.ts';
import { limits } from './limits.ts';
import type { Message } from './message.ts';
import { bold, line } from './mrkdwn.ts';
import { toCopy, tooLong } from './too-long.ts';
import { dayOf, money, type Voice, weekday } from './voice.ts';
import { joined, NURTURE } from './words.ts';

export interface DealListFacts {
  /** `Your deals`, `Deals in Quote`: escaped. */
  readonly title: string;
  readonly deals: readonly Deal[];
  /** How many there are in all. */
  readonly total: number;
  /** Every row carries what one does with a deal; else a row only opens it. */
  readonly withButtons: boolean;
  /** Said when there is none; escaped. */
  readonly none: string;
  /** Whose deals they are goes without saying in a list of one's own. */
  readonly withOwner: boolean;
  /** Why each needs its rep, where that was asked. */
  readonly reasons?: ReadonlyMap<DealId, DueReason>;
}

/** How many rows a list shows with all their buttons, and without. */
export const rowsWithButtons = 8;
export const plainRows = 20;

export function dealList(facts: DealListFacts, house: House, voice: Voice): Message {
  if (facts.deals.length === 0) {
    return message(facts.none, [section(facts.none), actions([commandButton('New deal', 'new')])]);
  }
  const { reasons, total } = facts;
  const known = reasons !== undefined && reasons.size === total;
  const stuck = known ? stuckWords([...reasons.values()]) : undefined;
  const title = joined([`${bold(facts.title)} (${total})`, stuck], ': ');
  const rows = facts.deals.map((deal) => ({
    deal,
    text: dealRow(deal, house, voice, facts.withOwner, facts.reasons?.get(deal.id)),
  }));
  const left = facts.total - rows.length;
  const more =
    left > 0
      ? [context(`${left} more. Narrow it with words: \`/deal list quote\`, \`/deal list stuck\`.`)]
      : [];
  const text = [title, ...rows.map((row) => row.text)].join('\n').slice(0, limits.messageText);
  return message(text, [
    section(title),
    ...rows.flatMap((row) => rowBlocks(row.deal, row.text, facts.withButtons)),
    ...more,
  ]);
}

/** The funnel and the digest count those that are stuck; the others became due only now. */
export function stuckWords(reasons: readonly DueReason[]): string | undefined {
  const stuck = reasons.filter(isStuck).length;
  const newly = reasons.length - stuck;
  if (newly === 0) return undefined;
  return stuck === 0 ? 'none stuck yet' : `${stuck} stuck, ${newly} newly due`;
}

/** A short list to pick one of: each button runs the words with the deal's number. */
export function pickDeal(
  sentence: string,
  deals: readonly Deal[],
  words: (deal: Deal) => string,
  house: House,
  voice: Voice,
): Message {
  const text = [sentence, ...deals.map((deal) => dealName(deal))].join('\n');
  const row = (deal: Deal) => dealRow(deal, house, voice, true);
  const long = deals.map(words).find((one) => !fitsButton(one));
  if (long !== undefined) {
    const rows = deals.map((deal) => section(row(deal)));
    const copy = `${tooLong} Copy it and send it again with the number of the one you mean:`;
    return message(text, [section(sentence), ...rows, ...toCopy(copy, long)]);
  }
  const rows = deals.map((deal) =>
    section(row(deal), commandButton(`#${deal.number}`, words(deal))),
  );
  return message(text, [section(sentence), ...rows]);
}

function rowBlocks(deal: Deal, text: string, withButtons: boolean): readonly AnyBlock[] {
  if (!withButtons) {
    if (isLead(deal)) return [section(text), actions([...leadButtons(deal.number)])];
    return [section(text, commandButton('Show', `show ${deal.number}`))];
  }
  return [section(text), rowButtons(deal)];
}

function rowButtons(deal: Deal): AnyBlock {
  const n = deal.number;
  if (!isOpen(deal)) return actions([commandButton('Show', `show ${n}`)]);
  return actions([
    commandButton('Advance', `advance ${n}`),
    commandButton('Log contact', `log ${n}`),
    commandButton('Note', `note ${n}`),
    commandMenu(`row-${n}`, [
      { label: 'Show', value: `show ${n}` },
      { label: 'Won', value: `won ${n}` },
      { label: 'Lost', value: `lost ${n}` },
      { label: 'Wait until', value: `wait ${n}` },
      { label: 'Edit', value: `edit ${n}` },
    ]),
  ]);
}

/** One deal in two short lines; escaped. */
function dealRow(
  deal: Deal,
  house: House,
  voice: Voice,
  withOwner: boolean,
  reason?: DueReason,
): string {
  const owner = deal.ownerId === undefined ? 'unclaimed' : line(voice.nameOf(deal.ownerId), 60);
  const head = joined([
    bold(dealName(deal)),
    deal.amount === undefined ? undefined : money(deal.amount, voice),
    line(stageRef(house.pipeline, deal.stageId).label, 60),
    withOwner ? owner : undefined,
  ]);
  if (reason === undefined) return `${head}\n${dealNews(deal, voice)}`;
  const words = withOwner ? becauseToOthers : because;
  const why = words(reason, voice.today, voice.locale);
  return `${head}\n${line(why, 600)}`;
}

function dealNews(deal: Deal, voice: Voice): string {
  if (!isOpen(deal)) return `Closed ${dayOf(deal.enteredStageAt, voice)}`;
  if (deal.waiting !== undefined) {
    const words = isLead(deal) ? NURTURE : 'Waiting until';
    return `${words} ${weekday(deal.waiting.until, voice)}`;
  }
  const since = `Here since ${dayOf(deal.enteredStageAt, voice)}`;
  const next = comesNext(deal, voice.zone);
  if (next === undefined) return `${since} · no next step`;
  return `${since} · next: ${line(next.text, 120)}, ${weekday(next.on, voice)}`;
}
