import type { Block, KnownBlock } from '@slack/types';

/** What is posted. `text` carries the whole meaning for notifications and screen readers. */
export interface Message {
  readonly text: string;
  readonly blocks: readonly (KnownBlock | Block)[];
}
