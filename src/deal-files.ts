import type { DealFiles } from './deal-file-ports.ts';
import { createDealExport } from './export/deals-csv.ts';
import { refusedRows } from './export/refused-csv.ts';
import { createFileImport } from './import/file-import.ts';
import type { Clock, Directory } from './ports.ts';
import type { OpenStores } from './storage/stores.ts';

/** What takes deals out to files and in from them, on the stores of a running bot. */
export function createDealFiles(stores: OpenStores, now: Clock, directory: Directory): DealFiles {
  const { reader, imports, workspaces, members } = stores;
  return {
    ...createDealExport({ reader, workspaces, members }),
    ...refusedRows,
    ...createFileImport({ imports, workspaces, members, directory, now }),
  };
}
