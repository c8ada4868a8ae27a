import { dateIn, type IsoDate, type Zone } from './dates.ts';
import type { Deal } from './deal.ts';
import { given } from './given.ts';
import { isOpenQuote, quotesOfTry } from './quotes-of.ts';

/** What we do next about a deal: its step, or the following up of a quote, whose number it then has. */
export interface ComesNext {
  readonly text: string;
  readonly on: IsoDate;
  readonly quote?: number;
}

type Planned = Pick<Deal, 'nextStep' | 'quotes' | 'attempt' | 'lastContact'>;

/** The earlier of the next step and the follow-up; undefined: nothing is planned. */
export function comesNext(deal: Planned, zone: Zone): ComesNext | undefined {
  const followUp = followUpOf(deal, zone);
  const { nextStep } = deal;
  if (nextStep === undefined) return followUp;
  return followUp !== undefined && followUp.on < nextStep.on ? followUp : nextStep;
}

/** What stands for a later day once something was done: a step that this did not do, else a follow-up. */
export function nextAfter(
  deal: Planned,
  { on: today, zone }: { readonly on: IsoDate; readonly zone: Zone },
): ComesNext | undefined {
  const all: readonly (ComesNext | undefined)[] = [deal.nextStep, followUpOf(deal, zone)];
  const next = all.find((one) => one !== undefined && one.on > today);
  return next === undefined
    ? undefined
    : { text: next.text, on: next.on, ...given('quote', next.quote) };
}

/** The first follow-up of a quote without an answer that no contact since then has made. */
function followUpOf(deal: Planned, zone: Zone): ComesNext | undefined {
  const { lastContact } = deal;
  const contactOn = lastContact === undefined ? undefined : dateIn(zone, lastContact.at);
  return quotesOfTry(deal)
    .filter(isOpenQuote)
    .flatMap(({ n, followUpOn: on }) =>
      on === undefined || (contactOn !== undefined && contactOn >= on)
        ? []
        : [{ text: `follow up quote ${n}`, on, quote: n }],
    )
    .sort((a, b) => a.on.localeCompare(b.on))[0];
}
