import { beforeOf, sayCard, sayInThread, stamp } from './change.ts';
import { afterUndo, type Ending } from './closing.ts';
import type { IsoDate } from './dates.ts';
import type { Deal, Outcome } from './deal.ts';
import { type Act, type Decision, decided, refused } from './decision.ts';
import { given } from './given.ts';
import { type Before, type Corrected, closeOf, type Reopened } from './history.ts';
import type { House } from './house.ts';
import type { StageId } from './ids.ts';
import { isManager, type Member } from './member.ts';
import type { Money } from './money.ts';
import { isSaid, refuseStale } from './moves.ts';
import { refuseStranger, refuseWithdrawn } from './permits.ts';
import {
  findStage,
  openStages,
  type Pipeline,
  type StageRef,
  stageOfKind,
  stageRef,
  stagesAfter,
} from './pipeline.ts';
import { becomesWon, sayCorrected } from './said-of-close.ts';

export interface ReopenAsk {
  readonly version: number;
  readonly at: StageId;
  readonly why: string;
}

/** Starts the next attempt of a lost or not-a-fit deal at a stage meant for it. */
export function reopen(
  deal: Deal,
  house: House,
  member: Member,
  act: Act,
  ask: ReopenAsk,
): Decision {
  const stranger = refuseStranger(deal, member, `reopen #${deal.number}`);
  if (stranger !== undefined) return stranger;
  const stale = refuseStale(deal, house, ask.version);
  if (stale !== undefined) return stale;
  const { kind } = deal.standing;
  if (kind === 'open') return refused({ kind: 'deal-open', number: deal.number });
  if (kind === 'won') return refused({ kind: 'deal-closed', number: deal.number, standing: 'won' });
  const stage = findStage(house.pipeline, ask.at);
  if (stage === undefined || !stage.reopenTarget || stage.archived !== undefined) {
    const targets = openStages(house.pipeline).filter((one) => one.reopenTarget);
    return refused({
      kind: 'not-reopen-target',
      stage: stage?.name ?? ask.at,
      targets: targets.map((one) => one.name),
    });
  }
  if (!isSaid(ask.why)) return refused({ kind: 'reason-needed', what: 'reopen' });

  const entry = reopenedEntry(deal, house, act, stageRef(house.pipeline, stage.id), ask.why);
  return decided({
    deal: {
      ...nextTry(deal, act),
      stageId: stage.id,
      enteredStageAt: act.at,
      history: [...deal.history, entry],
    },
    entries: [entry],
    say: [sayCard(deal, act.at), sayInThread(entry)],
    done: {
      kind: 'reopened',
      number: deal.number,
      name: deal.name,
      at: act.at,
      entryId: entry.id,
      to: stage.name,
      stageId: stage.id,
      attempt: entry.attempt,
    },
  });
}

/** The next attempt, open: what was posted of the last one and dates that have passed stay with that. */
export function nextTry(deal: Deal, { at, on }: Pick<Act, 'at' | 'on'>): Deal {
  const { posted: _, handoff: __, acceptance: ___, expectedClose, facts, ...kept } = deal;
  const { callToAction, ...known } = facts;
  const past = pastDates(deal, on);
  return {
    ...kept,
    facts: past.callToAction === undefined ? facts : known,
    ...(past.expectedClose === undefined ? given('expectedClose', expectedClose) : {}),
    standing: { kind: 'open' },
    attempt: deal.attempt + 1,
    reopenedAt: at,
    version: deal.version + 1,
  };
}

/** What undoing a reopening puts back. */
export function beforeNextTry(deal: Deal, pipeline: Pipeline, today: IsoDate): Before {
  return {
    ...beforeOf(deal, pipeline),
    ...given('posted', deal.posted),
    ...given('handoff', deal.handoff),
    ...given('acceptance', deal.acceptance),
    ...given('reopenedAt', deal.reopenedAt),
    ...pastDates(deal, today),
  };
}

function pastDates(
  { expectedClose, facts: { callToAction } }: Deal,
  today: IsoDate,
): Pick<Before, 'expectedClose' | 'callToAction'> {
  const isPast = (date: IsoDate | undefined) => date !== undefined && date < today;
  return {
    ...(isPast(expectedClose) ? given('expectedClose', expectedClose) : {}),
    ...(isPast(callToAction?.endsOn) ? given('callToAction', callToAction) : {}),
  };
}

function reopenedEntry(deal: Deal, house: House, act: Act, to: StageRef, why: string): Reopened {
  return {
    ...stamp(deal, act),
    attempt: deal.attempt + 1,
    type: 'reopened',
    from: stageRef(house.pipeline, deal.stageId),
    to,
    why: why.trim(),
    before: beforeNextTry(deal, house.pipeline, act.on),
    ...given('amount', deal.amount),
  };
}

export interface CorrectAsk {
  readonly version: number;
  readonly outcome: Outcome | Ending;
  readonly amount?: Money | undefined;
  readonly why: string;
}

/** A manager sets a wrong outcome right; what was posted is edited, history keeps both. */
export function correct(
  deal: Deal,
  house: House,
  member: Member,
  act: Act,
  ask: CorrectAsk,
): Decision {
  if (!isManager(member)) {
    return refused({ kind: 'not-allowed', what: 'correct an outcome', who: 'manager' });
  }
  const stale = refuseStale(deal, house, ask.version);
  if (stale !== undefined) return stale;
  const gone = refuseWithdrawn(deal);
  if (gone !== undefined) return gone;
  if (deal.standing.kind === 'open') return refused({ kind: 'deal-open', number: deal.number });
  if (!isSaid(ask.why)) return refused({ kind: 'reason-needed', what: 'correct' });
  const entry = correctedEntry(deal, house, act, ask, deal.standing.at);
  const { outcome, amount } = entry;
  const next: Deal = {
    ...deal,
    stageId: entry.to.id,
    standing: outcome,
    version: deal.version + 1,
    history: [...deal.history, entry],
    ...(amount === undefined ? {} : { amount }),
    ...(becomesWon(deal, entry) ? { handoff: { offeredAt: afterUndo(act.at) } } : {}),
  };
  return decided({
    deal: next,
    entries: [entry],
    say: [sayCard(deal, act.at), sayInThread(entry), ...sayCorrected(deal, house, entry)],
    done: {
      kind: 'corrected',
      number: deal.number,
      name: deal.name,
      at: act.at,
      entryId: entry.id,
      outcome,
    },
  });
}

/** It ended when it ended, whatever is said of it later. */
function correctedEntry(
  deal: Deal,
  { pipeline }: House,
  act: Act,
  ask: CorrectAsk,
  endedAt: Date,
): Corrected {
  const entry: Corrected = {
    ...stamp(deal, act),
    type: 'corrected',
    from: stageRef(pipeline, deal.stageId),
    to: stageRef(pipeline, stageOfKind(pipeline, ask.outcome.kind).id),
    outcome: { ...ask.outcome, at: endedAt },
    why: ask.why.trim(),
    before: beforeOf(deal, pipeline),
    ...given('amount', ask.amount ?? deal.amount),
  };
  const closed = closeOf(deal, deal.attempt);
  if (closed === undefined || !becomesWon(deal, entry)) return entry;
  return { ...entry, over: stagesAfter(pipeline, closed.from.id) };
}
