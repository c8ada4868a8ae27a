import { beforeOf, sayCard, sayFact, sayInThread, stamp } from './change.ts';
import type { Deal, LostOutcome, Outcome, UnqualifiedOutcome, WonOutcome } from './deal.ts';
import { type Act, type Decision, decided, refused } from './decision.ts';
import { unmet } from './gates.ts';
import { type Closed, effective } from './history.ts';
import type { House } from './house.ts';
import type { Member } from './member.ts';
import type { Money } from './money.ts';
import { refuseStale, withoutWaiting } from './moves.ts';
import { refuseStranger } from './permits.ts';
import { findStage, firstStage, stageOfKind, stageRef } from './pipeline.ts';

/** How long a confirmation can be taken back, in minutes; celebration and handoff wait for it. */
export const UNDO_MINUTES = 10;

export type CloseAsk = {
  /** The version the person saw when they decided. */
  readonly version: number;
  readonly amount?: Money | undefined;
} & (
  | { readonly outcome: Omit<WonOutcome, 'at'> }
  | { readonly outcome: Omit<LostOutcome, 'at'> }
  | { readonly outcome: Omit<UnqualifiedOutcome, 'at'> }
);

/** Ends the running attempt as won, lost or not a fit. The only way a deal is closed by a person. */
export function close(deal: Deal, house: House, member: Member, act: Act, ask: CloseAsk): Decision {
  const stranger = refuseStranger(deal, member, `close #${deal.number}`);
  if (stranger !== undefined) return stranger;
  const stale = refuseStale(deal, house, ask.version);
  if (stale !== undefined) return stale;
  if (deal.standing.kind !== 'open') {
    return refused({ kind: 'deal-closed', number: deal.number, standing: deal.standing.kind });
  }
  const outcome: Outcome = { ...ask.outcome, at: act.at };
  const entry = closedEntry(deal, house, act, outcome, ask.amount);
  const next: Deal = {
    ...withoutPlans(deal),
    stageId: entry.to.id,
    standing: outcome,
    enteredStageAt: act.at,
    version: deal.version + 1,
    history: [...deal.history, entry],
    ...(ask.amount === undefined ? {} : { amount: ask.amount }),
  };
  const done = {
    kind: 'closed' as const,
    number: deal.number,
    name: deal.name,
    at: act.at,
    entryId: entry.id,
    outcome,
    ...(next.amount === undefined ? {} : { amount: next.amount }),
  };
  return decided({
    deal: next,
    entries: [entry],
    say: closingWords(deal, house, act, entry),
    done,
  });
}

function closedEntry(
  deal: Deal,
  house: House,
  act: Act,
  outcome: Outcome,
  final: Money | undefined,
): Closed {
  const current = findStage(house.pipeline, deal.stageId);
  const open = current === undefined ? undefined : unmet(deal, current);
  const amount = final ?? deal.amount;
  return {
    ...stamp(deal, act),
    type: 'closed',
    from: stageRef(house.pipeline, deal.stageId),
    to: stageRef(house.pipeline, stageOfKind(house.pipeline, outcome.kind).id),
    outcome,
    unmet: [...(open?.required ?? []), ...(open?.advised ?? [])].map((criterion) => criterion.id),
    before: beforeOf(deal, house.pipeline),
    ...(amount === undefined ? {} : { amount }),
  };
}

function closingWords(deal: Deal, house: House, act: Act, entry: Closed) {
  const afterUndo = new Date(act.at.getTime() + UNDO_MINUTES * 60_000);
  const { outcome } = entry;
  const won =
    outcome.kind === 'won'
      ? [
          sayFact(deal, { to: 'thread' }, { kind: 'celebration', entryId: entry.id }, afterUndo),
          sayFact(deal, { to: 'support' }, { kind: 'handoff', entryId: entry.id }, afterUndo),
        ]
      : [];
  const retro = deservesRetro(deal, house, entry)
    ? [sayFact(deal, { to: 'thread' }, { kind: 'retro', attempt: deal.attempt }, act.at)]
    : [];
  return [sayCard(deal, act.at), sayInThread(entry), ...retro, ...won];
}

/** A retro is asked for when the attempt got past the first step or is worth enough; never for Not a fit. */
export function deservesRetro(deal: Deal, house: House, entry: Closed): boolean {
  if (entry.outcome.kind === 'unqualified') return false;
  const first = firstStage(house.pipeline).id;
  const gotOn =
    entry.from.id !== first ||
    effective(deal.history).some(
      (past) => past.type === 'moved' && past.attempt === deal.attempt && past.to.id !== first,
    );
  const floor = house.settings.policies.retroFromMinor;
  return gotOn || (floor > 0 && (entry.amount?.minor ?? 0) >= floor);
}

function withoutPlans(deal: Deal): Deal {
  const { nextStep: _, ...rest } = withoutWaiting(deal);
  return rest;
}
