import { beforeOf, sayCard, sayInThread, stamp } from './change.ts';
import { afterUndo } from './closing.ts';
import type { Deal, LostOutcome, Outcome, UnqualifiedOutcome, WonOutcome } from './deal.ts';
import { type Act, type Decision, decided, refused } from './decision.ts';
import { given } from './given.ts';
import type { Corrected, Reopened } from './history.ts';
import type { House } from './house.ts';
import type { StageId } from './ids.ts';
import { refuseLookAgain } from './look-again.ts';
import { isManager, type Member } from './member.ts';
import type { Money } from './money.ts';
import { refuseStale } from './moves.ts';
import { refuseStranger, refuseWithdrawn } from './permits.ts';
import { findStage, openStages, type StageRef, stageOfKind, stageRef } from './pipeline.ts';
import { becomesWon, sayCorrected } from './said-of-close.ts';
import { isSaid } from './text.ts';

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
  const { attempt } = entry;
  // What was posted of the last attempt stays as it ended.
  const { posted: _, handoff: __, acceptance: ___, ...kept } = deal;
  const next: Deal = {
    ...kept,
    standing: { kind: 'open' },
    stageId: stage.id,
    attempt,
    enteredStageAt: act.at,
    version: deal.version + 1,
    history: [...deal.history, entry],
  };
  return decided({
    deal: next,
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
      attempt,
    },
  });
}

function reopenedEntry(deal: Deal, house: House, act: Act, to: StageRef, why: string): Reopened {
  return {
    ...stamp(deal, act),
    attempt: deal.attempt + 1,
    type: 'reopened',
    from: stageRef(house.pipeline, deal.stageId),
    to,
    why: why.trim(),
    before: {
      ...beforeOf(deal, house.pipeline),
      ...given('posted', deal.posted),
      ...given('handoff', deal.handoff),
      ...given('acceptance', deal.acceptance),
    },
    ...given('amount', deal.amount),
  };
}

export interface CorrectAsk {
  readonly version: number;
  readonly outcome:
    | Outcome
    | Omit<WonOutcome, 'at'>
    | Omit<LostOutcome, 'at'>
    | Omit<UnqualifiedOutcome, 'at'>;
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
  const over = refuseLookAgain(ask.outcome, deal.standing, act);
  if (over !== undefined) return over;
  const amount = ask.amount ?? deal.amount;
  // It ended when it ended, whatever is said of it later.
  const outcome: Outcome = { ...ask.outcome, at: deal.standing.at };
  const to = stageOfKind(house.pipeline, ask.outcome.kind);
  const entry: Corrected = {
    ...stamp(deal, act),
    type: 'corrected',
    from: stageRef(house.pipeline, deal.stageId),
    to: stageRef(house.pipeline, to.id),
    outcome,
    why: ask.why.trim(),
    before: beforeOf(deal, house.pipeline),
    ...(amount === undefined ? {} : { amount }),
  };
  const next: Deal = {
    ...deal,
    stageId: to.id,
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
