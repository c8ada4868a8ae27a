import type { Announcement } from './announcement.ts';
import { beforeOf, sayCard, sayFact, sayInThread, stamp } from './change.ts';
import type { Deal, Ending, Outcome } from './deal.ts';
import { type Act, type Decision, decided, refused } from './decision.ts';
import { type Fill, filled } from './fill.ts';
import { unmet } from './gates.ts';
import { given } from './given.ts';
import { offerToSupport, tellSupport } from './handoff.ts';
import { type Closed, effective } from './history.ts';
import type { House } from './house.ts';
import type { EntryId } from './ids.ts';
import { refuseLookAgain } from './look-again.ts';
import type { Member } from './member.ts';
import { type Money, reaches } from './money.ts';
import { refuseStale, refuseUnmet, withoutWaiting } from './moves.ts';
import { refuseStranger, refuseUnlessLead } from './permits.ts';
import {
  type CheckName,
  type Criterion,
  findStage,
  firstStage,
  type Pipeline,
  stageOfKind,
  stageRef,
  stagesAfter,
} from './pipeline.ts';

/** How long a confirmation can be taken back, in minutes; celebration and handoff wait for it. */
export const UNDO_MINUTES = 10;

export interface CloseAsk {
  /** The version the person saw when they decided. */
  readonly version: number;
  readonly amount?: Money | undefined;
  readonly outcome: Ending;
  /** What was filled in of what a win needs; written together with it. */
  readonly fill?: Fill | undefined;
  /** Why it is won with something required still open. */
  readonly moveAnyway?: string | undefined;
}

/** What the step of a deal requires of its win; no next step, as nothing is left to plan. */
export function neededToWin(deal: Deal, pipeline: Pipeline): readonly Criterion[] {
  const stage = findStage(pipeline, deal.stageId);
  const required = stage === undefined ? [] : unmet(deal, stage).required;
  return required.filter(({ check }) => check !== 'next-step');
}

const ofClosing: ReadonlySet<CheckName> = new Set<CheckName>([
  'contract-sent',
  'decision-maker',
  'final-terms',
]);

/** What is good to know of how it was signed, as far as its step asks and nobody has said. */
export function closingFacts(deal: Deal, pipeline: Pipeline): readonly Criterion[] {
  const stage = findStage(pipeline, deal.stageId);
  const advised = stage === undefined ? [] : unmet(deal, stage).advised;
  return advised.filter(({ check }) => ofClosing.has(check));
}

/** Ends the running attempt as won, lost or not a fit. The only way a deal is closed by a person. */
export function close(deal: Deal, house: House, member: Member, act: Act, ask: CloseAsk): Decision {
  const refuse = ask.outcome.kind === 'unqualified' ? refuseUnlessLead : refuseStranger;
  const stranger = refuse(deal, member, `close #${deal.number}`);
  if (stranger !== undefined) return stranger;
  const stale = refuseStale(deal, house, ask.version);
  if (stale !== undefined) return stale;
  if (deal.standing.kind !== 'open') {
    return refused({ kind: 'deal-closed', number: deal.number, standing: deal.standing.kind });
  }
  const over = refuseLookAgain(ask.outcome, deal.standing, act);
  if (over !== undefined) return over;
  const outcome: Outcome = { ...ask.outcome, at: act.at };
  const criteria = findStage(house.pipeline, deal.stageId)?.criteria ?? [];
  const known = ask.fill === undefined ? deal : filled(deal, act, ask.fill, criteria);
  const required = outcome.kind === 'won' ? neededToWin(known, house.pipeline) : [];
  const { moveAnyway } = ask;
  const refusal = refuseUnmet(deal, house, member, { required }, { moveAnyway });
  if (refusal !== undefined) return refusal;
  const anyway = required.length > 0 ? given('movedAnyway', moveAnyway?.trim()) : {};
  const entry = { ...closedEntry(deal, known, house, act, outcome, ask.amount), ...anyway };
  const next: Deal = {
    ...withoutPlans(known),
    stageId: entry.to.id,
    standing: outcome,
    enteredStageAt: act.at,
    version: deal.version + 1,
    history: [...deal.history, entry],
    ...(ask.amount === undefined ? {} : { amount: ask.amount }),
    ...(outcome.kind === 'won' ? { handoff: { offeredAt: afterUndo(act.at) } } : {}),
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

/** `known`: the deal with what was filled in as it was closed. */
function closedEntry(
  deal: Deal,
  known: Deal,
  house: House,
  act: Act,
  outcome: Outcome,
  final: Money | undefined,
): Closed {
  const current = findStage(house.pipeline, deal.stageId);
  const open = current === undefined ? undefined : unmet(known, current);
  const amount = final ?? deal.amount;
  return {
    ...stamp(deal, act),
    type: 'closed',
    from: stageRef(house.pipeline, deal.stageId),
    to: stageRef(house.pipeline, stageOfKind(house.pipeline, outcome.kind).id),
    outcome,
    ...(outcome.kind === 'won' ? { over: stagesAfter(house.pipeline, deal.stageId) } : {}),
    unmet: [...(open?.required ?? []), ...(open?.advised ?? [])].map((criterion) => criterion.id),
    before: beforeOf(deal, house.pipeline),
    ...(amount === undefined ? {} : { amount }),
  };
}

function closingWords(deal: Deal, house: House, act: Act, entry: Closed) {
  const told =
    entry.outcome.kind === 'won'
      ? sayWin(deal, entry.id, afterUndo(act.at))
      : tellSupport(deal, house, act.at);
  const retro = deservesRetro(deal, house, entry)
    ? [sayFact(deal, { to: 'thread' }, { kind: 'retro', attempt: deal.attempt }, act.at)]
    : [];
  return [sayCard(deal, act.at), sayInThread(entry), ...retro, ...told];
}

/** When a close that was just made can no longer be undone. */
export function afterUndo(at: Date): Date {
  return new Date(at.getTime() + UNDO_MINUTES * 60_000);
}

/** The celebration in the thread and the handoff to support. */
export function sayWin(deal: Deal, entryId: EntryId, at: Date): readonly Announcement[] {
  return [
    sayFact(deal, { to: 'thread' }, { kind: 'celebration', entryId }, at),
    ...offerToSupport(deal, entryId, at),
  ];
}

/** A retro is asked for when the attempt got past the first step or is worth enough; never for Not a fit. */
function deservesRetro(deal: Deal, house: House, entry: Closed): boolean {
  return entry.outcome.kind !== 'unqualified' && reachedFar(deal, house, entry);
}

/** Past the first step, or worth enough, however it ended. */
export function reachedFar(deal: Deal, house: House, entry: Closed): boolean {
  const first = firstStage(house.pipeline).id;
  const gotOn =
    entry.from.id !== first ||
    effective(deal.history).some(
      (past) => past.type === 'moved' && past.attempt === deal.attempt && past.to.id !== first,
    );
  const { currency, policies } = house.settings;
  const minor = policies.retroFromMinor;
  return gotOn || (minor > 0 && reaches(entry.amount, { minor, currency }));
}

/** A deal that is closed waits for nothing. */
export function withoutPlans(deal: Deal): Deal {
  const { nextStep: _, ...rest } = withoutWaiting(deal);
  return rest;
}
