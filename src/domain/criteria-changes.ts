import { CriterionId, type StageId } from './ids.ts';
import type { Money } from './money.ts';
import type { CheckName, Criterion, Pipeline, Stage } from './pipeline.ts';

/** Why a line of "Before you move on" cannot become what was asked. */
interface CriterionRefusal {
  readonly ok: false;
  readonly field: 'check' | 'label';
  readonly say: string;
}

export type CriteriaChanged = { readonly ok: true; readonly pipeline: Pipeline } | CriterionRefusal;

export interface CriterionInput {
  readonly check: CheckName;
  readonly label: string;
  readonly required: boolean;
  readonly from?: Money;
}

const most = 20;

/** Puts a line in the place of the one with this id, or, without one, behind the others. */
export function putCriterion(
  pipeline: Pipeline,
  stageId: StageId,
  id: CriterionId | undefined,
  input: CriterionInput,
): CriteriaChanged {
  const stage = pipeline.stages.find((one) => one.id === stageId);
  if (stage === undefined || stage.kind !== 'open' || stage.archived !== undefined) {
    return no('check', 'That step is gone. Open the list of steps again.');
  }
  const refusal = refuseInput(stage, id, input);
  if (refusal !== undefined) return refusal;
  const criterion: Criterion = {
    ...input,
    id: id ?? newCriterionId(stage, input.check),
    label: input.label.trim(),
  };
  const known = stage.criteria.some((one) => one.id === id);
  const criteria = known
    ? stage.criteria.map((one) => (one.id === id ? criterion : one))
    : [...stage.criteria, criterion];
  return { ok: true, pipeline: withCriteria(pipeline, stageId, criteria) };
}

/** The step without this line; what was ticked for it stays on the deals. */
export function dropCriterion(pipeline: Pipeline, stageId: StageId, id: CriterionId): Pipeline {
  const stage = pipeline.stages.find((one) => one.id === stageId);
  const left = stage?.criteria.filter((one) => one.id !== id) ?? [];
  return withCriteria(pipeline, stageId, left);
}

function withCriteria(
  pipeline: Pipeline,
  stageId: StageId,
  criteria: readonly Criterion[],
): Pipeline {
  const stages = pipeline.stages.map((one) => (one.id === stageId ? { ...one, criteria } : one));
  return { ...pipeline, stages };
}

function refuseInput(
  stage: Stage,
  id: CriterionId | undefined,
  { check, label }: CriterionInput,
): CriterionRefusal | undefined {
  const others = stage.criteria.filter((one) => one.id !== id);
  const words = label.trim();
  if (words === '') return no('label', 'What is to be done before moving on?');
  if (words.length > 150) return no('label', 'Keep it within 150 characters.');
  if (check !== 'custom' && others.some((one) => one.check === check)) {
    return no('check', 'This step asks for that already.');
  }
  if (others.some((one) => one.label.toLowerCase() === words.toLowerCase())) {
    return no('label', 'This step asks for that already.');
  }
  if (others.length >= most) return no('check', `A step asks for at most ${most} things.`);
  return undefined;
}

/** Checks keep their own name as id; checklist items are counted up, and no id is used twice. */
function newCriterionId(stage: Stage, check: CheckName): CriterionId {
  const taken = new Set<string>(stage.criteria.map((one) => one.id));
  if (check !== 'custom' && !taken.has(check)) return CriterionId.parse(check);
  for (let n = stage.criteria.length + 1; ; n += 1) {
    const id = `${stage.id.slice(0, 40)}-${check}-${n}`;
    if (!taken.has(id)) return CriterionId.parse(id);
  }
}

function no(field: CriterionRefusal['field'], say: string): CriterionRefusal {
  return { ok: false, field, say };
}
