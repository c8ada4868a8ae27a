import type { IsoDate } from '../domain/dates.ts';
import type { StageId, UserId } from '../domain/ids.ts';
import type { Currency } from '../domain/money.ts';

/** Where an imported deal stands. A closed one names the stage that closes with this outcome. */
export type ImportedStanding =
  | { readonly kind: 'open'; readonly stageId: StageId }
  | { readonly kind: 'won' | 'lost' | 'unqualified'; readonly stageId: StageId };

/** What one row of a file says about one deal, in our terms; nothing is guessed where it is silent. */
export interface ImportedDeal {
  /** The row as a spreadsheet numbers it; the header is row 1. */
  readonly row: number;
  /** The deal's id where it comes from; the same file read again finds the same deal. */
  readonly externalId: string;
  readonly name: string;
  readonly account?: string;
  readonly contact?: string;
  readonly ownerName?: string;
  /** From the mapping's owners; absent when the mapping does not know the name. */
  readonly ownerId?: UserId | 'unclaimed';
  /** In minor units of `currency`; absent when the row gives no amount. */
  readonly amountMinor?: number;
  readonly currency: Currency;
  readonly stage: ImportedStanding;
  /** The open stage that `enteredAt` speaks of: the deal's own, or the one it was in when it closed. */
  readonly enteredStageId?: StageId;
  /** Never there without `enteredStageId`. */
  readonly enteredAt?: Date;
  readonly createdAt?: Date;
  /** Always there for a closed deal, never for an open one. */
  readonly closedAt?: Date;
  /** A reason's id or label; always there for a lost deal or one that was not a fit. */
  readonly lostReason?: string;
  /** The open stage in which the deal was lost. */
  readonly lostAtStage?: StageId;
  readonly source?: string;
  readonly nextStep?: string;
  readonly nextStepOn?: IsoDate;
  readonly expectedClose?: IsoDate;
  /** No entry date is known: the deal counts as entered at import, and its visit as cut off on the left. */
  readonly delayedEntry: boolean;
}

/** Why a row, or one cell of it, cannot become a deal. */
export interface RowRefusal {
  readonly row: number;
  /** The file's own header; absent when the row as a whole is meant. */
  readonly column?: string;
  readonly sentence: string;
}

export type RowResult =
  | { readonly ok: true; readonly deal: ImportedDeal }
  | { readonly ok: false; readonly refusals: readonly RowRefusal[] };
