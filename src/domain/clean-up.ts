import { sayCard } from './change.ts';
import { close } from './closing.ts';
import { addDays, type IsoDate, instantOf } from './dates.ts';
import type { Deal } from './deal.ts';
import { type Act, type Decision, refused } from './decision.ts';
import { importRestDays } from './due.ts';
import { edit } from './edits.ts';
import type { House } from './house.ts';
import type { ChoiceId } from './ids.ts';
import type { Member } from './member.ts';
import { refuseStale } from './moves.ts';
import { waitUntil } from './notes.ts';
import { plan } from './planning.ts';
import type { MorningCleanUp, MorningContent } from './run.ts';
import { type WorkingCalendar, workingDaysBetween } from './working-calendar.ts';

/** What its rep says of an imported deal. */
export type Verdict =
  /** The dates it has stand. */
  | { readonly kind: 'keep' }
  /** Kept; looked at again on this day. */
  | { readonly kind: 'look'; readonly on: IsoDate }
  /** Kept; expected to be signed on this day. */
  | { readonly kind: 'close'; readonly on: IsoDate }
  | { readonly kind: 'wait'; readonly until: IsoDate; readonly reason?: string }
  | { readonly kind: 'lost'; readonly reason: ChoiceId }
  | { readonly kind: 'unqualified'; readonly reason: ChoiceId };

/** What the person saw when they said so. */
interface Seen {
  readonly version: number;
  readonly revision: number;
}

/**
 * Looks at an imported deal once, by its owner; from then on it is nudged like any other. Importing
 * posts nothing, and so does this: no card, no reply, no retro. A card that stands already is renewed.
 */
export function cleanUp(
  deal: Deal,
  house: House,
  member: Member,
  act: Act,
  ask: Seen & { readonly verdict: Verdict },
): Decision {
  const { imported, number, ownerId } = deal;
  if (ownerId !== member.userId) return refused(said(`#${number} has another owner now.`));
  const stale = refuseStale(deal, house, ask.version);
  if (stale !== undefined) return stale;
  if (imported === undefined || deal.revision !== ask.revision) {
    return refused(said(`#${number} was changed meanwhile, so yours was not done. Look again.`));
  }
  const decision = judged(deal, house, member, act, ask.verdict);
  if (!decision.ok) return decision;
  const { change } = decision;
  return {
    ok: true,
    change: {
      ...change,
      deal: { ...change.deal, imported: { ...imported, cleanedAt: act.at } },
      say: deal.thread === undefined ? [] : [sayCard(deal, act.at)],
    },
  };
}

function said(say: string) {
  return { kind: 'bad-input', field: 'Deal', say } as const;
}

function judged(deal: Deal, house: House, member: Member, act: Act, verdict: Verdict): Decision {
  switch (verdict.kind) {
    case 'keep':
      return edit(deal, member, act, {});
    case 'look': {
      const text = deal.nextStep?.text ?? 'Look at it again';
      return plan(deal, member, act, { text, on: verdict.on });
    }
    case 'close':
      return edit(deal, member, act, { expectedClose: verdict.on });
    case 'wait':
      return waitUntil(deal, member, act, verdict);
    case 'lost': {
      const outcome = { kind: 'lost', reason: verdict.reason } as const;
      return close(deal, house, member, act, { version: deal.version, outcome });
    }
    case 'unqualified': {
      const outcome = { kind: 'unqualified', reason: verdict.reason } as const;
      return close(deal, house, member, act, { version: deal.version, outcome });
    }
  }
}

/** The next date a deal has of its own, from today on: what keeping it as it stands means. */
export function dateAhead(
  { nextStep, expectedClose }: Pick<Deal, 'nextStep' | 'expectedClose'>,
  today: IsoDate,
): { readonly what: 'next step' | 'close'; readonly on: IsoDate } | undefined {
  if (nextStep !== undefined && nextStep.on >= today) return { what: 'next step', on: nextStep.on };
  if (expectedClose !== undefined && expectedClose >= today) {
    return { what: 'close', on: expectedClose };
  }
  return undefined;
}

/** As long as this after an import its clean-up is offered, in days: then the deals are known. */
const offeredForDays = 60;

export function cleanUpOfferedSince(now: Date): Date {
  return new Date(now.getTime() - offeredForDays * 86_400_000);
}

/** What was imported before this rests no longer, cleaned up or not. */
export function importsRestSince(calendar: WorkingCalendar, today: IsoDate): Date {
  let first = today;
  while (workingDaysBetween(calendar, addDays(first, -1), today) < importRestDays) {
    first = addDays(first, -1);
  }
  return instantOf(first, calendar.zone);
}

/** What a morning says of deals that wait for a look: once, while they rest since this day. */
export function cleanUpDue(
  waiting: number,
  earlier: readonly MorningContent[],
  restingSince: IsoDate,
): MorningCleanUp | undefined {
  const wasSaid = earlier.some(
    ({ cleanUp: said, date }) => said !== undefined && date >= restingSince,
  );
  return waiting === 0 || wasSaid ? undefined : { waiting };
}
