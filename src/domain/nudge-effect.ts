import { addDays, type IsoDate, instantOf, type Zone } from './dates.ts';
import type { Deal } from './deal.ts';
import { isWithin, type Window } from './digest-changes.ts';
import type { DealId } from './ids.ts';
import type { Transition } from './transition.ts';
import { fewestForPercent, shareWords } from './win-rate.ts';
import { addWorkingDays, type WorkingCalendar } from './working-calendar.ts';

/** A morning message that was posted: when, on which date of its reader, and which deals it named. */
export interface MorningSaid {
  readonly at: Date;
  readonly date: IsoDate;
  readonly dealIds: readonly DealId[];
}

/** Something that was done about a deal. */
export interface ActedOn {
  readonly dealId: DealId;
  readonly at: Date;
}

/** What mornings came to, of the whole team. */
export interface NudgeEffect {
  /** Deals in mornings; one that is named again counts again. */
  readonly named: number;
  readonly actedOn: number;
}

/** How long a morning has to be acted upon, in working days. */
const withinWorkingDays = 2;

/**
 * How many of the deals that mornings named were acted on by the end of the second working day after.
 * A morning is counted in the window in which that day ends, so each once. The order of what is
 * given does not matter.
 */
export function nudgeEffect(
  mornings: Iterable<MorningSaid>,
  acts: Iterable<ActedOn>,
  calendar: WorkingCalendar,
  window: Window,
): NudgeEffect {
  const byDeal = new Map<DealId, Date[]>();
  for (const { dealId, at } of acts) {
    const known = byDeal.get(dealId);
    if (known === undefined) byDeal.set(dealId, [at]);
    else known.push(at);
  }
  let [named, actedOn] = [0, 0];
  for (const { at: from, date, dealIds } of mornings) {
    const last = addWorkingDays(calendar, date, withinWorkingDays);
    const to = instantOf(addDays(last, 1), calendar.zone);
    if (!isWithin(window, to)) continue;
    named += dealIds.length;
    actedOn += dealIds.filter((id) =>
      byDeal.get(id)?.some((at) => isWithin({ from, to }, at)),
    ).length;
  }
  return { named, actedOn };
}

const deeds: ReadonlySet<Transition['type']> = new Set([
  'moved',
  'closed',
  'reopened',
  'corrected',
  'waited',
]);

/**
 * What was done about deals, as history tells it: stage changes, closes, waits, contacts, next steps,
 * and answers to quotes. Those have a date only and stand at its end. A step that was archived under a
 * deal is nobody's deed.
 */
export function actsOn(
  deals: Iterable<Pick<Deal, 'id' | 'quotes'>>,
  transitions: Iterable<Transition>,
  contactsAndPlans: Iterable<ActedOn>,
  zone: Zone,
): readonly ActedOn[] {
  const moved = [...transitions].filter(
    ({ type, how }) => deeds.has(type) && how !== 'stage-archived',
  );
  const answered = [...deals].flatMap(({ id, quotes }) =>
    quotes.flatMap(({ outcome }) =>
      outcome.kind === 'accepted' || outcome.kind === 'declined'
        ? [{ dealId: id, at: new Date(instantOf(addDays(outcome.on, 1), zone).getTime() - 1) }]
        : [],
    ),
  );
  return [...moved, ...answered, ...contactsAndPlans];
}

/** `41 deals named, 29 acted on within 2 working days (71%)`; with fewer than five `3 of 4`. */
export function nudgeWords({ named, actedOn }: NudgeEffect): string | undefined {
  if (named === 0) return undefined;
  const deals = `${named} ${named === 1 ? 'deal' : 'deals'} named`;
  const within = `acted on within ${withinWorkingDays} working days`;
  return named < fewestForPercent
    ? `${deals}, ${actedOn} of ${named} ${within}`
    : `${deals}, ${actedOn} ${within} (${shareWords(actedOn, named)})`;
}
