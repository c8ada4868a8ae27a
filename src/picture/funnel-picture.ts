/** One stage of the funnel; amounts come as their readers write them. */
export interface FunnelRow {
  readonly name: string;
  /** Deals in the stage. */
  readonly count: number;
  /** A line for each currency. */
  readonly amounts: readonly string[];
  readonly stuck: number;
}

export interface FunnelPicture {
  readonly title: string;
  readonly rows: readonly FunnelRow[];
}
