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
  /** The same, though the file says something else of them now. */
  readonly changed: readonly unknown[];
  readonly refused: readonly RefusedRow[];
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
