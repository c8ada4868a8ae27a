/** One stage of the funnel; amounts and rates come as their readers write them. */
export interface FunnelRow {
  readonly name: string;
  readonly kind: 'open' | 'won';
  /** Deals in the stage. */
  readonly count: number;
  /** Of the count, against the week before. */
  readonly change?: 'up' | 'down' | 'same';
  readonly amount: string;
  /** Share of the deals that moved on, from transitions: `62%`, or `3 of 4` when they are few. */
  readonly conversion?: string;
  readonly stuck: number;
}

export interface FunnelPicture {
  readonly title: string;
  readonly subtitle?: string;
  readonly rows: readonly FunnelRow[];
  /** Below the rows: what the figures leave out. */
  readonly note?: string;
}
