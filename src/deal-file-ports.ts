import type { Deal } from './domain/deal.ts';
import type { WorkspaceId } from './domain/ids.ts';
import type { DealQuery } from './ports.ts';

/** Deals one after the other, however many there are. */
export interface DealReader {
  /** By number, with their history; an unreadable one is logged and left out. */
  deals(workspaceId: WorkspaceId, query: Omit<DealQuery, 'limit'>): AsyncIterable<Deal>;
}

export interface DealExport {
  /** A CSV file of the deals asked for, by number: UTF-8 with a byte order mark, a header in row 1. */
  csv(workspaceId: WorkspaceId, query: Omit<DealQuery, 'limit'>): Promise<Uint8Array>;
}

/** What people hand in: a CSV file and, if they have one, how to read it (YAML or JSON). */
export interface HandedIn {
  readonly csv: Uint8Array;
  readonly mapping?: Uint8Array;
}

export interface ImportResult {
  readonly rowsRead: number;
  readonly created: number;
  /** In the workspace since an earlier import or as the deal that was exported; left as they are. */
  readonly unchanged: number;
  /** The same, though the file says something else of them now. */
  readonly changed: readonly unknown[];
  readonly refused: readonly {
    readonly row: number;
    readonly column?: string;
    readonly sentence: string;
  }[];
  /** Names in the owner column that nobody here has: their deals come in unclaimed. */
  readonly unknownOwners?: readonly { readonly name: string; readonly deals: number }[];
}

/** What an import would do, and how the file is understood. */
export interface ImportRehearsal {
  readonly result: ImportResult;
  /** The product whose export it looks like; absent when a mapping was handed in. */
  readonly vendor?: string;
  /** Our fields and the file's columns they are read from. */
  readonly columns: readonly { readonly field: string; readonly from: string }[];
  readonly unused: readonly string[];
}

export interface DealImport {
  /**
   * Reads all of it and writes nothing.
   * @throws FileProblem
   */
  rehearse(workspaceId: WorkspaceId, file: HandedIn): Promise<ImportRehearsal>;
  /**
   * Brings the deals over, silently; the same file again changes nothing.
   * @throws FileProblem
   */
  bring(workspaceId: WorkspaceId, file: HandedIn, stop: AbortSignal): Promise<ImportResult>;
}

/** Deals out to a file and in from one. */
export type DealFiles = DealExport & DealImport;
