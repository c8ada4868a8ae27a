/** An open deal that has been in its stage for longer than the stage's limit. */
export interface StuckRow {
  readonly name: string;
  readonly stage: string;
  readonly amount: string;
  /** Working days in the stage. */
  readonly days: number;
  /** Working days after which a deal in this stage is stuck. */
  readonly limitDays: number;
}

export interface StuckPicture {
  readonly title: string;
  readonly subtitle?: string;
  readonly rows: readonly StuckRow[];
}

/** More rows than this make a picture that nobody reads; the rest is counted below. */
export const mostStuckRows = 8;
