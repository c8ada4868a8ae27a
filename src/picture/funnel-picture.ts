/** One stage of the funnel; its amount comes as its readers write it. */
export interface FunnelRow {
  readonly name: string;
  /** Deals in the stage. */
  readonly count: number;
  readonly amount: string;
  readonly stuck: number;
}

export interface FunnelPicture {
  readonly title: string;
  readonly rows: readonly FunnelRow[];
}
