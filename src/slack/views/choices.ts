import { openStages, type Pipeline } from '../../domain/pipeline.ts';
import type { Choice } from '../../domain/settings.ts';
import type { Option } from './elements.ts';

/** An editable list as options; inactive entries only resolve. */
export function choiceOptions(choices: readonly Choice[]): readonly Option[] {
  return choices
    .filter((choice) => choice.active)
    .map((choice) => ({ value: choice.id, label: choice.label }));
}

export function openStageOptions(pipeline: Pipeline): readonly Option[] {
  return openStages(pipeline).map((stage) => ({ value: stage.id, label: stage.name }));
}

export function reopenOptions(pipeline: Pipeline): readonly Option[] {
  return openStages(pipeline)
    .filter((stage) => stage.reopenTarget)
    .map((stage) => ({ value: stage.id, label: stage.name }));
}
