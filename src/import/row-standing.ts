import { LEAVE_OUT } from '../domain/import-questions.ts';
import type { StageKind } from '../domain/pipeline.ts';
import { given } from './given.ts';
import type { ImportSetting } from './import-setting.ts';
import type { ImportedDeal, ImportedStanding } from './imported-deal.ts';
import { lookUp } from './look-up.ts';
import type { Mapping } from './mapping.ts';
import type { CellReader } from './read-cells.ts';
import { type KnownStage, stageForLabel, stageNamed, stageOfKind } from './stage-labels.ts';

export type RowStanding = Pick<ImportedDeal, 'lostReason' | 'lostAtStage'> & {
  readonly stage: ImportedStanding;
  /** The open stage the deal is in, or was in when it closed, where that is known. */
  readonly lastOpen?: KnownStage;
};

/** Where the row says the deal stands. Undefined after a refusal. */
export function readStanding(cells: CellReader, setting: ImportSetting): RowStanding | undefined {
  if (isLeftOut(cells, setting)) return undefined;
  const said = readOutcome(cells, setting);
  if (said === 'refused') return undefined;
  const named = readStage(cells, setting, said);
  const outcome = said ?? named?.kind;
  if (outcome === undefined || (outcome === 'open' && named === undefined)) return undefined;
  if (named !== undefined && named.kind !== 'open' && outcome !== named.kind) {
    return cells.refuse(
      'outcome',
      `is ${outcome}, while the stage of this row means ${named.kind}`,
    );
  }
  if (outcome === 'open') return named && openIn(named, cells);
  return closedAs(outcome, named, cells, setting);
}

function closedAs(
  outcome: Exclude<StageKind, 'open'>,
  named: KnownStage | undefined,
  cells: CellReader,
  setting: ImportSetting,
): RowStanding | undefined {
  const closing = named?.kind === outcome ? named : stageOfKind(outcome, setting.stages);
  if (closing === undefined) return cells.refuse('stage', `asks for a stage that means ${outcome}`);
  const { closedFromStage } = setting.mapping.defaults;
  const assumed = closedFromStage && stageNamed(closedFromStage, setting.stages);
  const lastOpen = named?.kind === 'open' ? named : assumed || undefined;
  return {
    stage: { kind: outcome, stageId: closing.id },
    ...given('lastOpen', lastOpen),
    ...(outcome === 'lost' ? given('lostAtStage', lastOpen?.id) : {}),
    ...(outcome === 'won' ? {} : { lostReason: readReason(cells, setting) }),
  };
}

function isLeftOut(cells: CellReader, { mapping }: ImportSetting): boolean {
  for (const [column, list] of [
    ['stage', mapping.stages],
    ['outcome', mapping.outcomes],
  ] as const) {
    const label = cells.text(column);
    if (lookUp<string>(list, label) !== LEAVE_OUT) continue;
    cells.refuse(column, `"${label}" is left out, as was asked for`);
    return true;
  }
  return false;
}

/** Undefined: it is open in a stage we do not know, which was refused, or closed from one, which is fine. */
function readStage(
  cells: CellReader,
  { mapping, stages }: ImportSetting,
  outcome: StageKind | undefined,
): KnownStage | undefined {
  const label = cells.text('stage');
  const stage = label === '' ? undefined : stageForLabel(label, mapping, stages);
  if (stage !== undefined || (outcome !== undefined && outcome !== 'open')) return stage;
  if (label === '') return cells.refuse('stage', 'is empty');
  const ours = stages.map(({ name }) => name).join(', ');
  return cells.refuse(
    'stage',
    `"${label}" is none of our stages (${ours}); name one for it in the mapping's stages`,
  );
}

const outcomes = { open: 'open', won: 'won', lost: 'lost', unqualified: 'unqualified' } as const;

/** What a label of the outcome column means; undefined: nothing that is known. */
export function outcomeWord(label: string, mapping: Mapping) {
  return lookUp(mapping.outcomes, label) ?? lookUp(outcomes, label);
}

/** Undefined: the row keeps it to its stage. */
function readOutcome(
  cells: CellReader,
  { mapping }: ImportSetting,
): StageKind | 'refused' | undefined {
  const label = cells.text('outcome');
  if (label === '') return undefined;
  const outcome = outcomeWord(label, mapping);
  if (outcome !== undefined && outcome !== LEAVE_OUT) return outcome;
  cells.refuse(
    'outcome',
    `"${label}" is not open, won, lost or unqualified; say which in the mapping's outcomes`,
  );
  return 'refused';
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
