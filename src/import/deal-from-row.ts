import { createHash } from 'node:crypto';
import type { Deal } from '../domain/deal.ts';
import type { HistoryEntry } from '../domain/history.ts';
import type { House } from '../domain/house.ts';
import { DealId, EntryId, type StageId } from '../domain/ids.ts';
import type { Money } from '../domain/money.ts';
import { stageRef } from '../domain/pipeline.ts';
import { choiceFor } from './choice-for.ts';
import { given } from './given.ts';
import type { ImportedRow } from './import-ports.ts';
import { outcomeFromRow } from './outcome-from-row.ts';

/** Same for the same row of the same source, so that two imports at once cannot make two deals of it. */
function importedDealId(externalId: string): DealId {
  const digest = createHash('sha256').update(externalId).digest('hex');
  return DealId.parse(`i-${digest.slice(0, 24)}`);
}

/** A deal as the row tells of it. Nothing is said about it, and its card waits for its first change. */
export function dealFromRow(row: ImportedRow, house: House, now: Date): Omit<Deal, 'number'> {
  const id = importedDealId(row.externalId);
  const outcome = outcomeFromRow(row, house);
  const amount = amountOf(row);
  const entered = row.enteredAt;
  return {
    id,
    workspaceId: house.settings.workspaceId,
    pipelineId: house.pipeline.id,
    name: row.name,
    ...given('account', row.account),
    ...given('contact', row.contact),
    ...(row.ownerId === undefined || row.ownerId === 'unclaimed' ? {} : { ownerId: row.ownerId }),
    createdBy: 'import',
    createdAt: row.createdAt ?? entered ?? row.closedAt ?? now,
    ...given('amount', amount),
    stageId: row.stage.stageId,
    standing: outcome ?? { kind: 'open' },
    attempt: 1,
    version: 1,
    revision: 1,
    enteredStageAt: outcome?.at ?? entered ?? now,
    facts: sourceFact(row, house),
    quotes: [],
    ...nextStepOf(row),
    ...given('expectedClose', row.expectedClose),
    waitingOn: 'us',
    history: historyOf(id, row, house, now, amount),
    externalId: row.externalId,
    imported: { at: now, enteredUnknown: entered === undefined },
  };
}

export function amountOf({ amountMinor, currency }: ImportedRow): Money | undefined {
  return amountMinor === undefined ? undefined : { minor: amountMinor, currency };
}

export function nextStepOf({
  nextStep,
  nextStepOn,
}: Pick<ImportedRow, 'nextStep' | 'nextStepOn'>): Pick<Deal, 'nextStep'> {
  if (nextStepOn === undefined) return {};
  return {
    nextStep: {
      text: nextStep === undefined || nextStep === '' ? 'Next step' : nextStep,
      on: nextStepOn,
    },
  };
}

export function sourceFact({ source }: ImportedRow, { settings }: House): Deal['facts'] {
  const found = source === undefined ? undefined : choiceFor(settings.sources, source);
  return found === undefined ? {} : { source: { id: found.id } };
}

/** The open stage a closed deal was in, where the row knows it. */
function lastOpenStage(row: ImportedRow): StageId | undefined {
  return row.enteredStageId ?? row.lostAtStage;
}

function historyOf(
  id: DealId,
  row: ImportedRow,
  house: House,
  now: Date,
  amount: Money | undefined,
): readonly HistoryEntry[] {
  const { pipeline } = house;
  const outcome = outcomeFromRow(row, house);
  const base = { at: now, by: 'import', attempt: 1 } as const;
  const first = {
    ...base,
    id: EntryId.parse(`${id}.1`),
    type: 'imported',
    ...given('createdAt', row.createdAt),
  } as const;
  const money = given('amount', amount);
  const began = given('enteredAt', row.enteredAt);
  const here = stageRef(pipeline, row.stage.stageId);
  if (outcome === undefined) return [{ ...first, stage: here, ...began, ...money }];
  const from = lastOpenStage(row);
  if (from === undefined) return [{ ...first, stage: here, outcome, ...money }];
  const stage = stageRef(pipeline, from);
  return [
    { ...first, stage, ...began, ...money },
    {
      ...base,
      id: EntryId.parse(`${id}.1c`),
      type: 'closed',
      from: stage,
      to: here,
      outcome,
      ...money,
      unmet: [],
      before: {
        stage,
        standing: { kind: 'open' },
        enteredStageAt: row.enteredAt ?? now,
        attempt: 1,
        ...money,
      },
    },
  ];
}
