import type { StageKind } from '../domain/pipeline.ts';
import { given } from './given.ts';
import type { ImportSetting } from './import-setting.ts';
import type { ImportedDeal, ImportedStanding } from './imported-deal.ts';
import { lookUp } from './look-up.ts';
import type { CellReader } from './read-cells.ts';
import { type KnownStage, stageForLabel, stageNamed, stageOfKind } from './stage-labels.ts';

export type RowStanding = Pick<ImportedDeal, 'lostReason' | 'lostAtStage'> & {
  readonly stage: ImportedStanding;
  /** The open stage the deal is in, or was in when it closed, where that is known. */
  readonly lastOpen?: KnownStage;
};

/** Where the row says the deal stands. Undefined after a refusal. */
export function readStanding(cells: CellReader, setting: ImportSetting): RowStanding | undefined {
  const named = readStage(cells, setting);
  if (named === undefined) return undefined;
  const outcome = readOutcome(cells, setting, named.kind);
  if (outcome === undefined) return undefined;
  if (outcome === 'open') return openIn(named, cells);
  const closing = named.kind === outcome ? named : stageOfKind(outcome, setting.stages);
  if (closing === undefined) return cells.refuse('stage', `asks for a stage that means ${outcome}`);
  const { closedFromStage } = setting.mapping.defaults;
  const assumed = closedFromStage && stageNamed(closedFromStage, setting.stages);
  const lastOpen = named.kind === 'open' ? named : assumed || undefined;
  return {
    stage: { kind: outcome, stageId: closing.id },
    ...given('lastOpen', lastOpen),
    ...(outcome === 'lost' ? given('lostAtStage', lastOpen?.id) : {}),
    ...(outcome === 'won' ? {} : { lostReason: readReason(cells, setting) }),
  };
}

function readStage(cells: CellReader, { mapping, stages }: ImportSetting): KnownStage | undefined {
  const label = cells.text('stage');
  if (label === '') return cells.refuse('stage', 'is empty');
  const stage = stageForLabel(label, mapping, stages);
  if (stage !== undefined) return stage;
  const ours = stages.map(({ name }) => name).join(', ');
  return cells.refuse(
    'stage',
    `"${label}" is none of our stages (${ours}); name one for it in the mapping's stages`,
  );
}

function readOutcome(
  cells: CellReader,
  { mapping }: ImportSetting,
  kindOfStage: StageKind,
): StageKind | undefined {
  const label = cells.text('outcome');
  if (label === '') return kindOfStage;
  const words = { open: 'open', won: 'won', lost: 'lost', unqualified: 'unqualified' } as const;
  const outcome = lookUp(mapping.outcomes, label) ?? lookUp(words, label);
  if (outcome === undefined) {
    return cells.refuse(
      'outcome',
      `"${label}" is not open, won, lost or unqualified; say which in the mapping's outcomes`,
    );
  }
  if (kindOfStage !== 'open' && outcome !== kindOfStage) {
    return cells.refuse(
      'outcome',
      `is ${outcome}, while the stage of this row means ${kindOfStage}`,
    );
  }
  return outcome;
}

function openIn(stage: KnownStage, cells: CellReader): RowStanding | undefined {
  if (stage.archived !== undefined) {
    return cells.refuse('stage', `"${stage.name}" is archived and takes no more deals`);
  }
  return { stage: { kind: 'open', stageId: stage.id }, lastOpen: stage };
}

function readReason(cells: CellReader, { mapping }: ImportSetting): string {
  const label = cells.text('lostReason');
  if (label === '') return mapping.defaults.lostReason;
  return lookUp(mapping.lostReasons, label) ?? label;
}
