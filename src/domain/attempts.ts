import type { Outcome } from './deal.ts';
import { given } from './given.ts';
import type { ChoiceId, DealId, DealNumber, StageId, UserId } from './ids.ts';
import type { Money } from './money.ts';
import type { StagePoint, Transition } from './transition.ts';

/** How a visit to a stage ended. `archived` is nobody's doing: the stage was closed. */
export type Exit = 'on' | 'back' | 'won' | 'lost' | 'unqualified' | 'archived';

/** One stay in one open stage. */
export interface Visit {
  readonly stage: StagePoint;
  readonly enteredAt: Date;
  /** Imported without saying since when: its length is unknown. */
  readonly enteredUnknown: boolean;
  /** Seen only from here on: later than `enteredAt` for a visit that was under way at its import. */
  readonly seenFrom: Date;
  /** It was over before Milepost learned of it: an import told of it from start to end. */
  readonly toldWhole: boolean;
  readonly leftAt?: Date;
  readonly exit?: Exit;
}

export interface AttemptEnd {
  readonly kind: Outcome['kind'];
  /** When it was closed, which an import may tell of long after. */
  readonly at: Date;
  readonly outcome?: Outcome;
  /** The open stage it was closed in; absent when an import did not say. */
  readonly from?: StagePoint;
  /** A manager set the outcome right later. */
  readonly corrected: boolean;
}

/** One try at a deal, from its creation, import or reopening until its close. What rates count. */
export interface Attempt {
  readonly dealId: DealId;
  readonly number: DealNumber;
  readonly attempt: number;
  readonly start: 'created' | 'imported' | 'reopened';
  readonly startedAt: Date;
  readonly visits: readonly Visit[];
  /** Steps that a jump or the win passed over, and when. */
  readonly skipped: readonly { readonly stageId: StageId; readonly at: Date }[];
  /** At its close, else now. */
  readonly ownerId?: UserId;
  readonly source?: ChoiceId;
  /** The latest amount this attempt had. */
  readonly amount?: Money;
  readonly end?: AttemptEnd;
}

/** Attempts out of transitions in any order; pass those before a cut-off to see them as of it. */
export function attemptsOf(transitions: Iterable<Transition>): readonly Attempt[] {
  const byDeal = new Map<DealId, Transition[]>();
  for (const one of transitions) {
    const known = byDeal.get(one.dealId);
    if (known === undefined) byDeal.set(one.dealId, [one]);
    else known.push(one);
  }
  const attempts: Attempt[] = [];
  for (const deal of byDeal.values()) {
    deal.sort((a, b) => a.seq - b.seq);
    attempts.push(...attemptsOfDeal(deal));
  }
  return attempts.sort((a, b) => a.number - b.number || a.attempt - b.attempt);
}

function attemptsOfDeal(ordered: readonly Transition[]): readonly Attempt[] {
  const attempts: Attempt[] = [];
  for (const one of ordered) {
    const last = attempts.at(-1);
    if (last === undefined || one.type === 'reopened') attempts.push(begin(one));
    else attempts[attempts.length - 1] = continued(last, one);
  }
  return attempts;
}

function begin(first: Transition): Attempt {
  const start =
    first.type === 'imported' || first.type === 'reopened' ? first.type : ('created' as const);
  const opened: Attempt = {
    dealId: first.dealId,
    number: first.number,
    attempt: first.attempt,
    start,
    startedAt: first.enteredAt ?? first.at,
    visits: [],
    skipped: [],
    ...given('ownerId', first.ownerId),
    ...given('source', first.source),
    ...given('amount', first.amount),
  };
  const { to } = first;
  if (to === undefined) return opened;
  if (to.kind !== 'open') return { ...opened, ...given('end', endOf(first, to.kind)) };
  return { ...opened, visits: [enter(first, to)] };
}

function enter(one: Transition, stage: StagePoint): Visit {
  return {
    stage,
    enteredAt: one.enteredAt ?? one.at,
    enteredUnknown: one.delayedEntry === true,
    seenFrom: one.at,
    toldWhole: false,
  };
}

function continued(attempt: Attempt, one: Transition): Attempt {
  const { ownerId: _, amount: __, ...rest } = attempt;
  const now: Attempt = {
    ...rest,
    ...given('ownerId', attempt.end === undefined ? one.ownerId : attempt.ownerId),
    ...given('amount', one.amount),
  };
  if (one.type === 'moved') return movedOn(now, one);
  if (one.type === 'closed') return closed(now, one);
  if (one.type === 'corrected') return corrected(now, one);
  return now;
}

function movedOn(attempt: Attempt, one: Transition): Attempt {
  if (one.to?.kind !== 'open' || one.from === undefined) return attempt;
  return {
    ...attempt,
    visits: [...leave(attempt.visits, one.at, exitOf(one)), enter(one, one.to)],
    skipped: passedOver(attempt, one),
  };
}

function passedOver(attempt: Attempt, one: Transition): Attempt['skipped'] {
  return [...attempt.skipped, ...(one.over ?? []).map((stageId) => ({ stageId, at: one.at }))];
}

function exitOf(one: Transition): Exit {
  if (one.how === 'stage-archived') return 'archived';
  return one.how === 'back' ? 'back' : 'on';
}

function closed(attempt: Attempt, one: Transition): Attempt {
  const kind = one.to?.kind;
  if (kind === undefined || kind === 'open') return attempt;
  const end = endOf(one, kind);
  return {
    ...attempt,
    visits: leave(attempt.visits, end.at, kind),
    skipped: passedOver(attempt, one),
    end,
  };
}

function corrected(attempt: Attempt, one: Transition): Attempt {
  const kind = one.to?.kind;
  if (attempt.end === undefined || kind === undefined || kind === 'open') return attempt;
  const visits = attempt.visits.map((visit, index) =>
    index === attempt.visits.length - 1 ? { ...visit, exit: kind } : visit,
  );
  const end = { ...attempt.end, ...given('outcome', one.outcome), kind, corrected: true };
  return { ...attempt, visits, end };
}

function endOf(one: Transition, kind: AttemptEnd['kind']): AttemptEnd {
  return {
    kind,
    at: one.outcome?.at ?? one.at,
    corrected: false,
    ...given('outcome', one.outcome),
    ...given('from', one.from),
  };
}

/** A visit that ended before it was learned of was told as a whole: nothing of it is cut off. */
function leave(visits: readonly Visit[], at: Date, exit: Exit): readonly Visit[] {
  const last = visits.at(-1);
  if (last === undefined) return visits;
  const whole = at <= last.seenFrom && last.enteredAt < last.seenFrom;
  const seen = whole ? { seenFrom: last.enteredAt, toldWhole: true } : {};
  return [...visits.slice(0, -1), { ...last, ...seen, leftAt: at, exit }];
}
