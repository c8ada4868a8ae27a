import type { Deal } from '../domain/deal.ts';
import type { House } from '../domain/house.ts';
import { EntryId } from '../domain/ids.ts';
import type { ImportedRow } from './import-ports.ts';

/** What an update needs to know beside the deal. */
export interface RowUpdate {
  /** What the row said the last time; people's changes of what it left alone stay. */
  readonly said: Readonly<Record<string, unknown>> | undefined;
  readonly row: ImportedRow;
  readonly house: House;
  readonly at: Date;
}

/** One write makes several entries; `part` tells them apart. */
export function entryId(deal: Deal, part: string): EntryId {
  return EntryId.parse(`${deal.id}.${deal.revision + 1}${part}`);
}
