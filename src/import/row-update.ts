import type { Deal } from '../domain/deal.ts';
import type { House } from '../domain/house.ts';
import { EntryId } from '../domain/ids.ts';
import type { ImportedRow, SaidRow } from './import-ports.ts';
import type { Mapping } from './mapping.ts';

/** What an update needs to know beside the deal. */
export interface RowUpdate {
  /** What the row said the last time; people's changes of what it left alone stay. */
  readonly said: SaidRow | undefined;
  readonly row: ImportedRow;
  /** What the file has no column for, it says nothing of. */
  readonly mapping: Mapping;
  readonly house: House;
  readonly at: Date;
}

/** One write makes several entries; `part` tells them apart. */
export function entryId(deal: Deal, part: string): EntryId {
  return EntryId.parse(`${deal.id}.${deal.revision + 1}${part}`);
}
