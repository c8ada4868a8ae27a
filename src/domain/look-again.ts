import { sayCard } from './change.ts';
import { monthName, monthOf } from './date-words.ts';
import { dateIn, type IsoDate, type Zone } from './dates.ts';
import type { Deal, Ending, LostOutcome, Outcome, UnqualifiedOutcome } from './deal.ts';
import { type Act, type Decision, decided, type Refusal, refused } from './decision.ts';
import type { ChoiceId } from './ids.ts';
import type { Member } from './member.ts';
import { refuseStranger } from './permits.ts';
import { wrongWait } from './possible-days.ts';
import type { MorningContent, MorningRevisit } from './run.ts';
import type { Choice } from './settings.ts';

/** More than this a morning does not ask about; the others come the next day. */
const most = 5;

type MayReturn = LostOutcome | UnqualifiedOutcome;

function mayReturn(standing: Deal['standing']): standing is MayReturn {
  return standing.kind === 'lost' || standing.kind === 'unqualified';
}

const WAIT_UNTIL = 'Wait until';

function refuseOver(on: IsoDate | undefined, act: Act) {
  const say = wrongWait(on, act.on);
  return say === undefined ? undefined : refused({ kind: 'bad-input', field: WAIT_UNTIL, say });
}

/** Whether a refusal is about the day on which a closed deal is looked at again. */
export function isAboutLookAgain(refusal: Refusal): boolean {
  return refusal.kind === 'bad-input' && refusal.field === WAIT_UNTIL;
}

/** Refuses an outcome whose day to look again is not ahead; one that stood in `before` may be over. */
export function refuseLookAgain(
  outcome: Outcome | Ending,
  before: Deal['standing'],
  act: Act,
): ReturnType<typeof refused> | undefined {
  const on = dayIn(outcome);
  return on === dayIn(before) ? undefined : refuseOver(on, act);
}

function dayIn(outcome: Deal['standing'] | Ending): IsoDate | undefined {
  return 'lookAgainOn' in outcome ? outcome.lookAgainOn : undefined;
}

/** Sets or takes away the day on which the owner of a lost or not-a-fit deal is asked about it again. */
export function lookAgain(deal: Deal, member: Member, act: Act, on: IsoDate | undefined): Decision {
  const stranger = refuseStranger(deal, member, `put off #${deal.number}`);
  if (stranger !== undefined) return stranger;
  const { standing, number, name } = deal;
  if (standing.kind === 'open') return refused({ kind: 'deal-open', number });
  if (!mayReturn(standing)) return refused({ kind: 'deal-closed', number, standing: 'won' });
  const over = refuseOver(on, act);
  if (over !== undefined) return over;
  const { lookAgainOn: _, ...rest } = standing;
  return decided({
    deal: { ...deal, standing: on === undefined ? rest : { ...rest, lookAgainOn: on } },
    say: [sayCard(deal, act.at)],
    done: {
      ...{ number, name, at: act.at },
      ...(on === undefined
        ? { kind: 'edited', what: ['lookAgain'] }
        : { kind: 'waiting', until: on }),
    },
  });
}

/**
 * What a morning asks about closed deals whose day has come: once for each day that was set, on that
 * day or the first morning after it.
 */
export function revisitsDue(
  deals: readonly { readonly deal: Deal; readonly standsInFor?: string }[],
  earlier: readonly MorningContent[],
  date: IsoDate,
  settings: EndedSettings,
): readonly MorningRevisit[] {
  const asked = new Set(earlier.flatMap(({ revisits = [] }) => revisits.map(keyOf)));
  return deals
    .flatMap(({ deal, standsInFor }) => {
      const { id: dealId, standing } = deal;
      if (!mayReturn(standing)) return [];
      const on = standing.lookAgainOn;
      if (on === undefined || on > date) return [];
      const words = `${endedWords(standing, date, settings)}.`;
      const why = standsInFor === undefined ? words : `For ${standsInFor}: ${words}`;
      return [{ dealId, lookAgainOn: on, why }];
    })
    .filter((one) => !asked.has(keyOf(one)))
    .sort((a, b) => a.lookAgainOn.localeCompare(b.lookAgainOn))
    .slice(0, most);
}

function keyOf({ dealId, lookAgainOn }: Pick<MorningRevisit, 'dealId' | 'lookAgainOn'>): string {
  return `${dealId} ${lookAgainOn}`;
}

/** `Lost in May on price`, `Not a fit in May 2025: no need`. Plain text. */
export function endedWords(
  outcome: Outcome,
  today: IsoDate,
  { zone, locale, lossReasons, unqualifiedReasons }: EndedSettings,
): string {
  const inMonth = `in ${monthWords(dateIn(zone, outcome.at), today, locale)}`;
  switch (outcome.kind) {
    case 'won':
      return `Won ${inMonth}`;
    case 'lost':
      return `Lost ${inMonth} on ${labelOf(lossReasons, outcome.reason)}`;
    case 'unqualified':
      return `Not a fit ${inMonth}: ${labelOf(unqualifiedReasons, outcome.reason)}`;
  }
}

interface EndedSettings {
  readonly zone: Zone;
  /** Of whoever reads it. */
  readonly locale: string;
  readonly lossReasons: readonly Choice[];
  readonly unqualifiedReasons: readonly Choice[];
}

/** A month alone means its last one: of a year ago and before, the year is said. */
function monthWords(date: IsoDate, today: IsoDate, locale: string): string {
  const name = monthName(monthOf(date), locale);
  const year = Number(date.slice(0, 4));
  const months = (Number(today.slice(0, 4)) - year) * 12 + Number(today.slice(5, 7));
  return months - Number(date.slice(5, 7)) < 12 ? name : `${name} ${year}`;
}

/** As part of a sentence: `price`, but `SAP` stays. */
function labelOf(choices: readonly Choice[], id: ChoiceId): string {
  const label = choices.find((one) => one.id === id)?.label ?? id;
  return /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}
