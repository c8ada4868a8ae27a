import { openStages, type Pipeline, type Stage } from '../../domain/pipeline.ts';
import type { Choice } from '../../domain/settings.ts';
import type { Option } from './elements.ts';

/** Slack refuses a select without options. */
const other: Option = { value: 'other', label: 'Other' };

/** An editable list as options; inactive entries only resolve, and Other stands for an empty list. */
export function choiceOptions(choices: readonly Choice[]): readonly Option[] {
  const offered = choices
    .filter((choice) => choice.active)
    .map((choice) => ({ value: choice.id, label: choice.label }));
  return offered.length === 0 ? [other] : offered;
}

export function openStageOptions(pipeline: Pipeline): readonly Option[] {
  return stageOptions(openStages(pipeline));
}

export function reopenOptions(pipeline: Pipeline): readonly Option[] {
  return stageOptions(openStages(pipeline).filter((stage) => stage.reopenTarget));
}

export function stageOptions(stages: readonly Stage[]): readonly Option[] {
  return stages.map((stage) => ({ value: stage.id, label: stage.name }));
}
