import type { StateValues } from './acts.ts';

/*
 * What the browser page and the stand-in say to each other.
 *
 *   GET  /page/snapshot?user=U…   → Snapshot
 *   WS   /page/events?user=U…     → PageEvent per frame, the first one is { type: 'snapshot' };
 *                                   closed with NOBODY where there is nobody of that id
 *   POST /page/act                ← PageRequest (acts.ts), → ActAnswer
 *   GET  /files/<file id>         → the bytes of an uploaded file (`slack_file: { id }` in image blocks)
 *
 * Objects that Slack itself defines (blocks, views, options) keep Slack's own names and shapes.
 */

/** The code of a closed line. */
export const NOBODY = 4004;

export type Block = Readonly<Record<string, unknown>> & {
  readonly type: string;
  readonly block_id?: string;
};

export interface PagePerson {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  readonly title: string;
  readonly timezone: string;
  readonly locale: string;
  readonly isBot: boolean;
  readonly isAdmin: boolean;
  readonly isGuest: boolean;
  /** The name of the other workspace that the person comes from. */
  readonly outsideTeam?: string;
}

export interface PageChannel {
  readonly id: string;
  readonly kind: 'public' | 'private' | 'dm' | 'group-dm';
  /** Without `#`; for a DM the other person's name. */
  readonly name: string;
  readonly members: readonly string[];
  readonly isArchived: boolean;
  readonly isShared: boolean;
  readonly unread: number;
}

export interface PageFile {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly mimetype: string;
  readonly size: number;
  readonly url: string;
}

export interface PageMessage {
  readonly ts: string;
  readonly user: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly files: readonly PageFile[];
  readonly threadTs?: string;
  readonly replyCount: number;
  readonly latestReply?: string;
  readonly edited: boolean;
  /** Seen by this person alone. */
  readonly ephemeral: boolean;
  /** 'bot' for the app, 'slack' for Slack's own notes such as a time-out. */
  readonly from: 'person' | 'bot' | 'slack';
}

export interface PageView {
  readonly id: string;
  readonly type: 'modal' | 'home';
  readonly title: string;
  readonly submit?: string;
  readonly close: string;
  readonly blocks: readonly Block[];
  /** Slack's `state.values`: block_id → action_id → value; initial values are included. */
  readonly values: StateValues;
  /** By block_id; shown under the field. */
  readonly errors: Readonly<Record<string, string>>;
  /** Shown at the top when the app did not answer ("We had some trouble connecting."). */
  readonly trouble?: string;
  readonly hash: string;
}

export interface WireEntry {
  readonly id: number;
  readonly at: string;
  readonly kind: 'api' | 'delivery' | 'response_url';
  /** `chat.postMessage`, or `slash_commands /deal`. */
  readonly name: string;
  /** `ok`, or the error; for a delivery `acked`, or why not. */
  readonly outcome: string;
  readonly status: number;
  readonly ms: number;
  readonly request: unknown;
  readonly answer: unknown;
}

export interface PageClock {
  /** The stand-in's time; `offsetMs` away from the real one. */
  readonly now: string;
  readonly offsetMs: number;
  /** It began at a fixed moment, so there is no way back to the real time. */
  readonly started: boolean;
}

export interface PageFault {
  readonly id: number;
  readonly describe: string;
  readonly left: number;
}

export interface BotState {
  readonly transport: 'socket' | 'http' | 'none';
  readonly connections: number;
  /** What the workspace begins with is being made, and the bot started. */
  readonly beginning: boolean;
}

export interface Snapshot {
  readonly session: string;
  /** ISO; older messages are the team's past. */
  readonly openedAt: string;
  readonly me: PagePerson;
  readonly team: {
    readonly id: string;
    readonly name: string;
    readonly domain: string;
    readonly timezone: string;
  };
  readonly app: { readonly id: string; readonly name: string; readonly botUserId: string };
  readonly people: readonly PagePerson[];
  readonly channels: readonly PageChannel[];
  readonly messages: Readonly<Record<string, readonly PageMessage[]>>;
  /** The person's open modals, the top one last. */
  readonly modals: readonly PageView[];
  readonly home: PageView | null;
  readonly commands: readonly { command: string; description: string; usageHint: string }[];
  readonly shortcuts: readonly { type: 'global' | 'message'; name: string; callbackId: string }[];
  readonly clock: PageClock;
  readonly faults: readonly PageFault[];
  readonly bot: BotState;
  readonly wire: readonly WireEntry[];
}

export type PageEvent =
  | { readonly type: 'snapshot'; readonly snapshot: Snapshot }
  | { readonly type: 'channel'; readonly channel: PageChannel }
  | { readonly type: 'message'; readonly channel: string; readonly message: PageMessage }
  | { readonly type: 'message-gone'; readonly channel: string; readonly ts: string }
  | { readonly type: 'modals'; readonly modals: readonly PageView[] }
  | { readonly type: 'home'; readonly home: PageView | null }
  | { readonly type: 'clock'; readonly clock: PageClock }
  | { readonly type: 'faults'; readonly faults: readonly PageFault[] }
  | { readonly type: 'bot'; readonly bot: BotState }
  | { readonly type: 'wire'; readonly entry: WireEntry };

export type ActAnswer =
  | { readonly ok: true; readonly result?: unknown }
  | { readonly ok: false; readonly error: string };
