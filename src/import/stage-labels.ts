import type { Stage, StageKind } from '../domain/pipeline.ts';
import { lookUp, sameLabel } from './look-up.ts';
import type { Mapping } from './mapping.ts';

export type KnownStage = Pick<Stage, 'id' | 'name' | 'kind' | 'archived'>;

/** The stage meant by a label of the file: as the mapping says, else by our own names. */
export function stageForLabel(
  label: string,
  mapping: Mapping,
  stages: readonly KnownStage[],
): KnownStage | undefined {
  return stageNamed(lookUp(mapping.stages, label) ?? label, stages);
}

/** A stage by id or name, or by its kind where that closes deals: `won`, `lost`, `unqualified`. */
export function stageNamed(name: string, stages: readonly KnownStage[]): KnownStage | undefined {
  return (
    stages.find((stage) => stage.id === name) ??
    stages.find((stage) => sameLabel(stage.name, name)) ??
    stages.find((stage) => stage.kind !== 'open' && sameLabel(stage.kind, name))
  );
}

export function stageOfKind(
  kind: Exclude<StageKind, 'open'>,
  stages: readonly KnownStage[],
): KnownStage | undefined {
  return stages.find((stage) => stage.kind === kind && stage.archived === undefined);
}
