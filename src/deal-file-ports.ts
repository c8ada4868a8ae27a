import type { Deal } from './domain/deal.ts';
import type { WorkspaceId } from './domain/ids.ts';
import type { ImportAnswers } from './domain/import-questions.ts';
import type { ImportRehearsal, ImportResult, RefusedRow } from './domain/import-result.ts';
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

/** What people hand in: a CSV file, how to read it (YAML or JSON) if they have that, what they answered. */
export interface HandedIn {
  readonly csv: Uint8Array;
  readonly mapping?: Uint8Array;
  readonly answers?: ImportAnswers;
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
  /**
   * How the file is read by now, as a mapping file.
   * @throws FileProblem
   */
  mapping(workspaceId: WorkspaceId, file: HandedIn): Promise<Uint8Array>;
}

export interface RefusedRows {
  /** A CSV file of the rows that were refused and why. */
  refusedCsv(rows: readonly RefusedRow[]): Promise<Uint8Array>;
}

/** Deals out to a file and in from one. */
export type DealFiles = DealExport & DealImport & RefusedRows;
