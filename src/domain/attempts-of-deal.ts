import type { Attempt, AttemptEnd, Exit, Visit } from './attempts.ts';
import { given } from './given.ts';
import type { UserId } from './ids.ts';
import type { Money } from './money.ts';
import type { StagePoint, Transition } from './transition.ts';

/**
 * An attempt while its transitions go by. It is written into, as a digest goes over the whole
 * history of a workspace and copying every step costs ten times as much.
 */
interface Draft {
  readonly first: Transition;
  readonly visits: Visiting[];
  readonly skipped: Attempt['skipped'][number][];
  ownerId: UserId | undefined;
  amount: Money | undefined;
  end: AttemptEnd | undefined;
}

type Visiting = { -readonly [Key in keyof Visit]: Visit[Key] };

/** The attempts of one deal out of its transitions in their order. */
export function attemptsOfDeal(ordered: readonly Transition[]): readonly Attempt[] {
  const drafts: Draft[] = [];
  for (const one of ordered) {
    const last = drafts.at(-1);
    if (last === undefined || one.type === 'reopened') drafts.push(begin(one));
    else enterInto(last, one);
  }
  return drafts.map(attemptOf);
}

function attemptOf({ first, visits, skipped, ownerId, amount, end }: Draft): Attempt {
  return {
    dealId: first.dealId,
    number: first.number,
    attempt: first.attempt,
    start: first.type === 'imported' || first.type === 'reopened' ? first.type : 'created',
    learnedAt: first.at,
    visits,
    skipped,
    ...given('startedAt', startOf(first)),
    ...given('ownerId', ownerId),
    ...given('source', first.source),
    ...given('amount', amount),
    ...given('end', end),
  };
}

function startOf({ type, at, createdAt, enteredAt }: Transition): Date | undefined {
  return type === 'imported' ? (createdAt ?? enteredAt) : at;
}

function begin(first: Transition): Draft {
  const { to, ownerId, amount } = first;
  const draft: Draft = { first, visits: [], skipped: [], ownerId, amount, end: undefined };
  if (to === undefined) return draft;
  if (to.kind === 'open') draft.visits.push(enter(first, to));
  else draft.end = endOf(first, to.kind);
  return draft;
}

function enter(one: Transition, stage: StagePoint): Visiting {
  return {
    stage,
    enteredAt: one.enteredAt ?? one.at,
    enteredUnknown: one.delayedEntry === true,
    seenFrom: one.at,
    toldWhole: false,
  };
}

function enterInto(draft: Draft, one: Transition): void {
  if (draft.end === undefined) draft.ownerId = one.ownerId;
  draft.amount = one.amount;
  const { to } = one;
  if (to === undefined) return;
  if (one.type === 'moved' && to.kind === 'open') {
    for (const stageId of one.over ?? []) draft.skipped.push({ stageId, at: one.at });
    leave(draft, one.at, exitOf(one));
    draft.visits.push(enter(one, to));
  } else if (one.type === 'closed' && to.kind !== 'open') {
    draft.end = endOf(one, to.kind);
    leave(draft, draft.end.at, to.kind);
  } else if (one.type === 'corrected' && to.kind !== 'open') {
    correct(draft, one, to.kind);
  }
}

function exitOf(one: Transition): Exit {
  if (one.how === 'stage-archived') return 'archived';
  return one.how === 'back' ? 'back' : 'on';
}

/** Only a win passes over steps: what is set right to no win skipped none by its end. */
function correct(draft: Draft, one: Transition, kind: AttemptEnd['kind']): void {
  if (draft.end === undefined) return;
  const { over: passed, ...end } = draft.end;
  const over = kind === 'won' ? (one.over ?? passed) : undefined;
  const outcome = given('outcome', one.outcome);
  draft.end = { ...end, ...outcome, ...given('over', over), kind, corrected: true };
  const last = draft.visits.at(-1);
  if (last !== undefined) last.exit = kind;
}

function endOf(one: Transition, kind: AttemptEnd['kind']): AttemptEnd {
  return {
    kind,
    at: one.outcome?.at ?? one.at,
    corrected: false,
    ...given('outcome', one.outcome),
    ...given('from', one.from),
    ...given('over', one.over),
  };
}

/** A visit that ended before it was learned of was told as a whole: nothing of it is cut off. */
function leave({ visits }: Draft, at: Date, exit: Exit): void {
  const last = visits.at(-1);
  if (last === undefined) return;
  if (at <= last.seenFrom && last.enteredAt < last.seenFrom) {
    last.seenFrom = last.enteredAt;
    last.toldWhole = true;
  }
  last.leftAt = at;
  last.exit = exit;
}
