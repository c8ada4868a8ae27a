import { type Mapping, missingHeaders } from './mapping.ts';
import { type KnownStage, stageNamed } from './stage-labels.ts';

/** Every reason why this mapping cannot read this file into this pipeline; empty: it can. */
export function checkMapping(
  mapping: Mapping,
  headers: readonly string[],
  stages: readonly KnownStage[],
): readonly string[] {
  const { closedFromStage } = mapping.defaults;
  const targets = [...Object.values(mapping.stages), ...(closedFromStage ? [closedFromStage] : [])];
  const unknown = [...new Set(targets)].filter((name) => stageNamed(name, stages) === undefined);
  const ours = stages.map(({ name }) => name).join(', ');
  const notOpen = closedFromStage && stageNamed(closedFromStage, stages)?.kind !== 'open';
  return [
    ...missingHeaders(mapping, headers),
    ...unknown.map((name) => `The mapping names a stage "${name}"; ours are ${ours}.`),
    ...(notOpen ? [`closedFromStage must be an open stage, and "${closedFromStage}" is not.`] : []),
  ];
}
