import type { IsoDate } from './dates.ts';
import type { ImportQuestion } from './import-questions.ts';
import type { Money } from './money.ts';

/** Why a row, or one cell of it, did not become a deal. */
export interface RefusedRow {
  /** As a spreadsheet numbers it; the header is row 1. */
  readonly row: number;
  /** The file's own header; absent when the row as a whole is meant. */
  readonly column?: string;
  readonly sentence: string;
}

export interface ImportResult {
  readonly rowsRead: number;
  readonly created: number;
  /** In the workspace since an earlier import, or as the deal that was exported; left as they are. */
  readonly unchanged: number;
  /** The same, though the file says something else of them now: what, in words. */
  readonly changed: readonly { readonly what: readonly string[] }[];
  /** Whether those became, or would become, what the file says; else they stay as they are. */
  readonly updated: boolean;
  readonly refused: readonly RefusedRow[];
  /** Words in the owner column that name nobody for certain: their deals come in unclaimed. */
  readonly unknownOwners?: readonly { readonly name: string; readonly deals: number }[];
}

/** What an import would do, and how the file is understood. */
export interface ImportRehearsal {
  /** Absent while the file leaves something open. */
  readonly result?: ImportResult;
  readonly questions: readonly ImportQuestion[];
  /** The product whose export it looks like; absent when a mapping was handed in. */
  readonly vendor?: string;
  /** Our fields and the file's columns they are read from. */
  readonly columns: readonly { readonly field: string; readonly from: string }[];
  readonly unused: readonly string[];
  /** A cell of each kind as it is read, where another reading would be thinkable. */
  readonly examples: {
    readonly date?: { readonly text: string; readonly on: IsoDate };
    readonly amount?: { readonly text: string; readonly amount: Money };
  };
}
