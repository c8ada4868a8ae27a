import type { Announcement } from '../domain/announcement.ts';
import type { Zone } from '../domain/dates.ts';
import type { Subject } from '../outbox-ports.ts';
import type { House, Stores } from '../ports.ts';
import type { Message } from './views/message.ts';

/** Uploaded first; when that fails the message goes without it, so its blocks say the same in words. */
export interface Picture {
  readonly name: string;
  readonly png: Uint8Array;
  /** Carries the figures. */
  readonly alt: string;
  /** Which block it takes the place of: the one that says the same in words. */
  readonly instead: number;
}

export interface Rendered extends Message {
  readonly picture?: Picture;
}

/** In whose language and time a message is written: a person's in a DM, else the workspace's. */
export interface Look {
  readonly house: House;
  readonly locale: string;
  readonly zone: Zone;
  readonly now: Date;
}

/** An outbox entry's message as of now; undefined: nothing to say any more (undone, superseded). */
export type RenderEntry = (
  subject: Subject,
  entry: Announcement,
  look: Look,
  stores: Stores,
) => Promise<Rendered | undefined>;
