import { StageId } from './ids.ts';
import type { Criterion, Pipeline, Stage, StageKind, StageLimits } from './pipeline.ts';
import { firstStage, openStages } from './pipeline.ts';

/** Why a pipeline cannot become what was asked; a sentence for the field it belongs to. */
export interface PipelineRefusal {
  readonly ok: false;
  readonly field: 'name' | 'order' | 'kind' | 'moveTo' | 'limits' | 'probability';
  readonly say: string;
}

export type PipelineChanged = { readonly ok: true; readonly pipeline: Pipeline } | PipelineRefusal;

export interface StageInput {
  readonly name: string;
  readonly kind: StageKind;
  readonly probability: number;
  readonly limits: StageLimits;
  readonly guidance: string;
  readonly reopenTarget: boolean;
  readonly criteria: readonly Criterion[];
}

/** Adds a stage; an open one goes behind the last open stage, others to the end. */
export function addStage(pipeline: Pipeline, id: StageId, input: StageInput): PipelineChanged {
  const refusal = refuseInput(pipeline, input);
  if (refusal !== undefined) return refusal;
  const stage: Stage = { ...input, id, name: input.name.trim() };
  const behind = pipeline.stages.findLastIndex((one) => one.kind === 'open') + 1;
  const position = input.kind === 'open' ? behind : pipeline.stages.length;
  return changed(pipeline, pipeline.stages.toSpliced(position, 0, stage));
}

/** Renames a stage and sets what it asks; id, kind and place stay. */
export function editStage(
  pipeline: Pipeline,
  id: StageId,
  input: Partial<StageInput>,
): PipelineChanged {
  const old = pipeline.stages.find((stage) => stage.id === id);
  if (old === undefined) return no('name', 'That step is gone. Open the list again.');
  const next: Stage = { ...old, ...input, name: (input.name ?? old.name).trim() };
  const refusal = refuseInput(pipeline, next, id) ?? refuseKind(old, next);
  if (refusal !== undefined) return refusal;
  return changed(
    pipeline,
    pipeline.stages.map((stage) => (stage.id === id ? next : stage)),
  );
}

/** Puts the live stages into a new order, all at once; archived ones keep their place at the end. */
export function reorderStages(pipeline: Pipeline, order: readonly StageId[]): PipelineChanged {
  const live = pipeline.stages.filter((stage) => stage.archived === undefined);
  const wanted = order.flatMap((id) => live.filter((stage) => stage.id === id));
  if (wanted.length !== live.length || new Set(order).size !== order.length) {
    return no('order', 'The steps changed while you were ordering them. Open the list again.');
  }
  const archived = pipeline.stages.filter((stage) => stage.archived !== undefined);
  return changed(pipeline, [...wanted, ...archived]);
}

/** Closes a stage to entry; its deals are moved to `moveTo`, and it resolves for what is left. */
export function archiveStage(
  pipeline: Pipeline,
  id: StageId,
  moveTo: StageId,
  at: Date,
): PipelineChanged {
  const stage = pipeline.stages.find((one) => one.id === id);
  if (stage === undefined || stage.archived !== undefined) {
    return no('name', 'That step is archived already.');
  }
  const target = pipeline.stages.find((one) => one.id === moveTo);
  if (
    target === undefined ||
    target.id === id ||
    target.archived !== undefined ||
    target.kind !== stage.kind
  ) {
    return no('moveTo', 'Pick another step of the same kind for its deals.');
  }
  if (stage.kind === 'open' && openStages(pipeline).length === 1) {
    return no('name', 'A pipeline needs at least one open step.');
  }
  return changed(
    pipeline,
    pipeline.stages.map((one) => (one.id === id ? { ...one, archived: { at, moveTo } } : one)),
  );
}

/** Where deals of an archived stage belong now, following stages that were archived since. */
export function landingStage(pipeline: Pipeline, id: StageId): StageId {
  const seen = new Set<StageId>();
  let here = id;
  for (;;) {
    const stage = pipeline.stages.find((one) => one.id === here);
    if (stage === undefined || seen.has(here)) return firstStage(pipeline).id;
    if (stage.archived === undefined) return here;
    seen.add(here);
    here = stage.archived.moveTo;
  }
}

/** A new stage's id: readable, and never one that was used before. */
export function newStageId(pipeline: Pipeline, name: string): StageId {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-');
  const base = slug.replaceAll(/^-+|-+$/g, '').slice(0, 40) || 'stage';
  const taken = new Set<string>(pipeline.stages.map((stage) => stage.id));
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? base : `${base}-${n}`;
    if (!taken.has(id)) return StageId.parse(id);
  }
}

function changed(pipeline: Pipeline, stages: readonly Stage[]): PipelineChanged {
  return { ok: true, pipeline: { ...pipeline, stages } };
}

function no(field: PipelineRefusal['field'], say: string): PipelineRefusal {
  return { ok: false, field, say };
}

function refuseInput(
  pipeline: Pipeline,
  input: StageInput,
  self?: StageId,
): PipelineRefusal | undefined {
  const name = input.name.trim();
  if (name === '') return no('name', 'A step needs a name.');
  if (name.length > 60) return no('name', 'Keep the name within 60 characters.');
  const twin = pipeline.stages.some(
    (stage) =>
      stage.id !== self &&
      stage.archived === undefined &&
      stage.name.toLowerCase() === name.toLowerCase(),
  );
  if (twin) return no('name', `There is a step called ${name} already.`);
  if (!(input.probability >= 0 && input.probability <= 100)) {
    return no('probability', 'A probability is between 0 and 100.');
  }
  const { ageDays, silenceDays } = input.limits;
  if (!(ageDays >= 0 && silenceDays >= 0)) return no('limits', 'Days are 0 (never) or more.');
  return undefined;
}

/** Deals are open, won or lost because of the kind of their stage, so a stage keeps its kind for life. */
function refuseKind(old: Stage, next: Stage): PipelineRefusal | undefined {
  if (old.kind === next.kind) return undefined;
  return no('kind', 'A step keeps its kind. Add a new step and archive this one.');
}
