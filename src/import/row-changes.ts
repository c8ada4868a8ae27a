import { isDeepStrictEqual } from 'node:util';
import type { ImportedRow } from './import-ports.ts';

/** A row's fields in the words of the report. */
const words: Readonly<Record<Exclude<keyof ImportedRow, 'externalId'>, string>> = {
  name: 'name',
  account: 'account',
  contact: 'contact',
  ownerName: 'owner',
  ownerId: 'owner',
  amountMinor: 'amount',
  currency: 'amount',
  stage: 'stage',
  enteredStageId: 'entry date',
  enteredAt: 'entry date',
  createdAt: 'creation date',
  closedAt: 'closing date',
  lostReason: 'reason',
  lostAtStage: 'stage it was lost in',
  source: 'source',
  nextStep: 'next step',
  nextStepOn: 'next step',
  expectedClose: 'expected close',
};

/** What a row says otherwise than the last time, each thing once; empty: nothing. */
export function rowChanges(
  said: Readonly<Record<string, unknown>> | undefined,
  now: ImportedRow,
): readonly string[] {
  const after: Readonly<Record<string, unknown>> = { ...now };
  const different = Object.entries(words).filter(
    ([field]) => !isDeepStrictEqual(said?.[field], after[field]),
  );
  return [...new Set(different.map(([, word]) => word))];
}
