import { beforeOf, sayCard, sayInThread, stamp } from './change.ts';
import type { IsoDate } from './dates.ts';
import type { Deal } from './deal.ts';
import { type Act, type Decision, decided, refused } from './decision.ts';
import { given } from './given.ts';
import type { Before, Reopened } from './history.ts';
import type { House } from './house.ts';
import type { StageId } from './ids.ts';
import type { Member } from './member.ts';
import { refuseStale } from './moves.ts';
import { refuseStranger } from './permits.ts';
import { findStage, openStages, type Pipeline, type StageRef, stageRef } from './pipeline.ts';
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

/** The next attempt, open: what was posted of the last one, its contract and dates that have passed stay with that. */
export function nextTry(deal: Deal, { at, on }: Pick<Act, 'at' | 'on'>): Deal {
  const { posted: _, handoff: __, acceptance: ___, expectedClose, facts, ...kept } = deal;
  const { callToAction, contractSentOn: ____, ...known } = facts;
  const left = leftWithTry(deal, on);
  return {
    ...kept,
    facts: {
      ...known,
      ...(left.callToAction === undefined ? given('callToAction', callToAction) : {}),
    },
    ...(left.expectedClose === undefined ? given('expectedClose', expectedClose) : {}),
    standing: { kind: 'open' },
    waitingOn: 'us',
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
    ...leftWithTry(deal, today),
  };
}

function leftWithTry(
  { expectedClose, facts: { callToAction, contractSentOn } }: Deal,
  today: IsoDate,
): Pick<Before, 'expectedClose' | 'callToAction' | 'contractSentOn'> {
  const isPast = (date: IsoDate | undefined) => date !== undefined && date < today;
  return {
    ...(isPast(expectedClose) ? given('expectedClose', expectedClose) : {}),
    ...(isPast(callToAction?.endsOn) ? given('callToAction', callToAction) : {}),
    ...given('contractSentOn', contractSentOn),
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
