import type { CriterionId, PipelineId, StageId, WorkspaceId } from './ids.ts';
import type { Money } from './money.ts';
import type { RulesChange } from './rules-changes.ts';

/** What a stage means. Rules ask for the kind, never for the name. */
export type StageKind = 'open' | 'won' | 'lost' | 'unqualified';

/** The facts a criterion can read off a deal by itself; `custom` ones are ticked by hand. */
export const checkNames = [
  'source',
  'profile-fits',
  'budget',
  'value',
  'can-sign',
  'next-step',
  'needs',
  'first-meeting',
  'demo-to-signer',
  'quote-sent',
  'quote-accepted',
  'contract-sent',
  'decision-maker',
  'final-terms',
  'custom',
] as const;
export type CheckName = (typeof checkNames)[number];

/** One line of "Before you move on". */
export interface Criterion {
  readonly id: CriterionId;
  readonly label: string;
  readonly check: CheckName;
  readonly required: boolean;
  /** Applies to deals known to be worth at least this. */
  readonly from?: Money;
}

/** Working days after which a deal in this stage needs its rep. */
export interface StageLimits {
  readonly ageDays: number;
  readonly silenceDays: number;
}

export interface Stage {
  readonly id: StageId;
  readonly name: string;
  readonly kind: StageKind;
  /** Win probability in percent as the admin sees it; the prior of the forecast. */
  readonly probability: number;
  readonly limits: StageLimits;
  /** Limits learned from history, shrunk to the admin's; recomputed weekly. */
  readonly learned?: {
    readonly ageDays: number;
    readonly visits: number;
    /** What history itself says: 4 of 5 visits end within so many working days. */
    readonly fourOfFive?: number;
  };
  readonly criteria: readonly Criterion[];
  readonly guidance: string;
  readonly reopenTarget: boolean;
  /** Closed to entry; its deals are moved to `moveTo`. It still resolves for what remains. */
  readonly archived?: { readonly at: Date; readonly moveTo: StageId };
}

export interface Pipeline {
  readonly id: PipelineId;
  readonly workspaceId: WorkspaceId;
  readonly name: string;
  readonly stages: readonly Stage[];
  readonly version: number;
  /** Who changed what last, oldest first. */
  readonly changes?: readonly RulesChange[];
}

/** A stage as it was when something happened; what history keeps of it. */
export interface StageRef {
  readonly id: StageId;
  readonly label: string;
  readonly position: number;
  readonly kind: StageKind;
}

export function findStage(pipeline: Pipeline, id: StageId): Stage | undefined {
  return pipeline.stages.find((stage) => stage.id === id);
}

export function stageRef(pipeline: Pipeline, id: StageId): StageRef {
  const position = pipeline.stages.findIndex((stage) => stage.id === id);
  const stage = pipeline.stages[position];
  if (stage === undefined) return { id, label: id, position: -1, kind: 'open' };
  return { id, label: stage.name, position, kind: stage.kind };
}

/** Stages a deal may enter, in order. */
export function openStages(pipeline: Pipeline): readonly Stage[] {
  return pipeline.stages.filter((stage) => stage.kind === 'open' && stage.archived === undefined);
}

export function firstStage(pipeline: Pipeline): Stage {
  const first = openStages(pipeline)[0];
  if (first === undefined) throw new Error(`pipeline ${pipeline.id} has no open stage`);
  return first;
}

/** Live open stages between two positions, both excluded: what a jump passes over. */
export function stagesBetween(pipeline: Pipeline, from: number, to: number): readonly Stage[] {
  return pipeline.stages
    .slice(from + 1, Math.max(from + 1, to))
    .filter((stage) => stage.kind === 'open' && stage.archived === undefined);
}

/** Live open stages behind one: what a win in it passes over. */
export function stagesAfter(pipeline: Pipeline, id: StageId): readonly StageId[] {
  const { position } = stageRef(pipeline, id);
  return stagesBetween(pipeline, position, pipeline.stages.length).map((stage) => stage.id);
}

/** The next open stage by order; undefined after the last one (then it is Won or Lost). */
export function stageAfter(pipeline: Pipeline, id: StageId): Stage | undefined {
  const position = pipeline.stages.findIndex((stage) => stage.id === id);
  return pipeline.stages
    .slice(position + 1)
    .find((stage) => stage.kind === 'open' && stage.archived === undefined);
}

/** The stage that closes deals with this outcome; a pipeline always has one of each. */
export function stageOfKind(pipeline: Pipeline, kind: Exclude<StageKind, 'open'>): Stage {
  const stage = pipeline.stages.find((one) => one.kind === kind && one.archived === undefined);
  if (stage === undefined) throw new Error(`pipeline ${pipeline.id} has no ${kind} stage`);
  return stage;
}

/** Stages by what a person typed: exact name, then a prefix, then a word in it. */
export function findStageByName(pipeline: Pipeline, typed: string): Stage | undefined {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return undefined;
  const live = pipeline.stages.filter((stage) => stage.archived === undefined);
  return (
    live.find((stage) => stage.name.toLowerCase() === wanted || stage.id === wanted) ??
    live.find((stage) => stage.name.toLowerCase().startsWith(wanted)) ??
    live.find((stage) => stage.name.toLowerCase().includes(wanted))
  );
}
