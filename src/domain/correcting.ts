import { beforeOf, sayCard, sayInThread, stamp } from './change.ts';
import { afterUndo } from './closing.ts';
import type { Deal, Ending, Outcome } from './deal.ts';
import { type Act, type Decision, decided, refused } from './decision.ts';
import { given } from './given.ts';
import { type Corrected, closeOf } from './history.ts';
import type { House } from './house.ts';
import { refuseLookAgain } from './look-again.ts';
import { isManager, type Member } from './member.ts';
import type { Money } from './money.ts';
import { refuseStale } from './moves.ts';
import { refuseWithdrawn } from './permits.ts';
import { stageOfKind, stageRef, stagesAfter } from './pipeline.ts';
import { becomesWon, sayCorrected } from './said-of-close.ts';
import { isSaid } from './text.ts';

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
  const over = refuseLookAgain(ask.outcome, deal.standing, act);
  if (over !== undefined) return over;
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
