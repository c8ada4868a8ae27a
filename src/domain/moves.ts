import { beforeOf, sayCard, sayInThread, stamp } from './change.ts';
import type { Deal } from './deal.ts';
import { type Act, type Decision, decided, refused } from './decision.ts';
import { type Fill, filled } from './fill.ts';
import { type Unmet, unmet } from './gates.ts';
import { given } from './given.ts';
import { tellSupport } from './handoff.ts';
import { effective, type Moved } from './history.ts';
import type { House } from './house.ts';
import type { StageId } from './ids.ts';
import type { Member } from './member.ts';
import { refuseByPolicy, refuseStranger } from './permits.ts';
import {
  findStage,
  openStages,
  type Stage,
  stageAfter,
  stageRef,
  stagesBetween,
} from './pipeline.ts';
import { isSaid } from './text.ts';

export interface MoveAsk {
  /** The version the person saw when they decided. */
  readonly version: number;
  /** Absent: the next open stage. */
  readonly to?: StageId | undefined;
  readonly note?: string | undefined;
  /** What was filled in of "Before you move on"; written together with the move. */
  readonly fill?: Fill | undefined;
  /** Why a required criterion is passed over. */
  readonly moveAnyway?: string | undefined;
}

/** Moves an open deal to another open stage: on, ahead or back, recorded as what it is. */
export function move(deal: Deal, house: House, member: Member, act: Act, ask: MoveAsk): Decision {
  const stranger = refuseStranger(deal, member, `move #${deal.number}`);
  if (stranger !== undefined) return stranger;
  const stale = refuseStale(deal, house, ask.version);
  if (stale !== undefined) return stale;
  const target = resolveTarget(deal, house, ask.to);
  if (!target.ok) return target;

  const how = howFar(deal, house, target.stage);
  const current = findStage(house.pipeline, deal.stageId);
  const known =
    ask.fill === undefined ? deal : filled(deal, act, ask.fill, current?.criteria ?? []);
  const open = current === undefined || how === 'back' ? nothingUnmet : unmet(known, current);
  const refusal = refuseHow(how, house, member, ask) ?? refuseUnmet(deal, house, member, open, ask);
  if (refusal !== undefined) return refusal;
  const entry = movedEntry(deal, house, act, ask, target.stage, how, open);
  const planned = known.nextStep === deal.nextStep ? {} : given('planned', known.nextStep);
  return decided(moved(known, house, act, { ...entry, ...planned }));
}

const nothingUnmet: Unmet = { required: [], advised: [] };

/** Refuses what was decided on a version that has passed, and says who moved it where. */
export function refuseStale(deal: Deal, house: House, version: number): Refused | undefined {
  if (deal.version === version) return undefined;
  const last = effective(deal.history).findLast((entry) => 'to' in entry && 'before' in entry);
  const undone = deal.history.at(-1);
  const by = undone?.type === 'undone' ? undone : last;
  return refused({
    kind: 'moved-meanwhile',
    number: deal.number,
    by: by?.by ?? 'milepost',
    at: by?.at ?? deal.enteredStageAt,
    ...(last?.type === 'moved' ? { from: last.from.label } : {}),
    to: stageRef(house.pipeline, deal.stageId).label,
  });
}

type Refused = Extract<Decision, { readonly ok: false }>;

function resolveTarget(
  deal: Deal,
  house: House,
  to: StageId | undefined,
): Refused | { readonly ok: true; readonly stage: Stage } {
  if (deal.standing.kind !== 'open') {
    return refused({ kind: 'deal-closed', number: deal.number, standing: deal.standing.kind });
  }
  const stage =
    to === undefined ? stageAfter(house.pipeline, deal.stageId) : findStage(house.pipeline, to);
  const here = stageRef(house.pipeline, deal.stageId);
  if (stage === undefined) {
    if (to === undefined)
      return refused({ kind: 'last-stage', number: deal.number, stage: here.label });
    const known = openStages(house.pipeline).map((one) => one.name);
    return refused({ kind: 'no-such-stage', asked: to, known });
  }
  if (stage.id === deal.stageId) {
    return refused({ kind: 'already-there', number: deal.number, stage: stage.name });
  }
  if (stage.kind !== 'open')
    return refused({ kind: 'last-stage', number: deal.number, stage: here.label });
  if (stage.archived !== undefined)
    return refused({ kind: 'stage-closed-to-entry', stage: stage.name });
  return { ok: true, stage };
}

function howFar(deal: Deal, house: House, to: Stage): 'advance' | 'skip' | 'back' {
  const from = house.pipeline.stages.findIndex((stage) => stage.id === deal.stageId);
  const target = house.pipeline.stages.indexOf(to);
  if (target < from) return 'back';
  return stageAfter(house.pipeline, deal.stageId)?.id === to.id ? 'advance' : 'skip';
}

function refuseHow(
  how: Moved['how'],
  house: House,
  member: Member,
  ask: MoveAsk,
): Refused | undefined {
  if (how !== 'skip' && how !== 'back') return undefined;
  const what = how === 'skip' ? 'skip a step' : 'move a deal back';
  const barred = refuseByPolicy(house.settings.policies[how], member, what);
  if (barred !== undefined) return barred;
  return isSaid(ask.note) ? undefined : refused({ kind: 'reason-needed', what: how });
}

/** Stops what passes over a required criterion: it is filled in, put off, or passed over with a reason. */
export function refuseUnmet(
  deal: Deal,
  house: House,
  member: Member,
  open: Pick<Unmet, 'required'>,
  ask: Pick<MoveAsk, 'fill' | 'moveAnyway'>,
): Refused | undefined {
  const deferred = new Set((ask.fill?.later ?? []).map((one) => one.criterion));
  const missing = open.required.filter((criterion) => !deferred.has(criterion.id));
  if (missing.length === 0) return undefined;
  if (!isSaid(ask.moveAnyway)) {
    return refused({ kind: 'unmet', number: deal.number, criteria: missing });
  }
  return refuseByPolicy(house.settings.policies.moveAnyway, member, 'move on anyway');
}

/** `deal` as it was before the move, and before what was filled in with it. */
function movedEntry(
  deal: Deal,
  house: House,
  act: Act,
  ask: MoveAsk,
  to: Stage,
  how: 'advance' | 'skip' | 'back',
  open: Unmet,
): Moved {
  const from = stageRef(house.pipeline, deal.stageId);
  const target = stageRef(house.pipeline, to.id);
  const over = stagesBetween(house.pipeline, from.position, target.position);
  return {
    ...stamp(deal, act),
    type: 'moved',
    from,
    to: target,
    how,
    ...(how === 'skip' ? { over: over.map((stage) => stage.id) } : {}),
    unmet: [...open.required, ...open.advised].map((criterion) => criterion.id),
    before: beforeOf(deal, house.pipeline),
    ...(isSaid(ask.note) ? { note: ask.note.trim() } : {}),
    ...(isSaid(ask.moveAnyway) && open.required.length > 0
      ? { movedAnyway: ask.moveAnyway.trim() }
      : {}),
  };
}

function moved(deal: Deal, house: House, act: Act, entry: Moved) {
  const next: Deal = {
    ...withoutWaiting(deal),
    ...(deal.waiting === undefined ? {} : { lastPlan: { to: act.on } }),
    stageId: entry.to.id,
    enteredStageAt: act.at,
    version: deal.version + 1,
    history: [...deal.history, entry],
  };
  const say = [
    sayCard(deal, act.at),
    sayInThread(entry),
    ...tellSupport(deal, house, act.at, entry.to.id),
  ];
  const done = {
    kind: 'moved' as const,
    number: deal.number,
    name: deal.name,
    at: act.at,
    entryId: entry.id,
    how: entry.how,
    from: entry.from.label,
    to: entry.to.label,
    unmet: entry.unmet,
  };
  return { deal: next, entries: [entry], say, done };
}

export function withoutWaiting(deal: Deal): Deal {
  const { waiting: _, helpAsked: __, ...rest } = deal;
  return rest;
}
