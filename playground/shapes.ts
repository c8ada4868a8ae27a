import type { StateValues } from './acts.ts';
import type { Json } from './json.ts';
import type { Block } from './protocol.ts';

/* What the workspace keeps. Slack's own objects are made from these in `wire/`. */

export interface Team {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  /** Slack knows none: it is what the app's own settings begin with. */
  readonly timezone: string;
}

export interface AppIdentity {
  readonly id: string;
  readonly name: string;
  readonly botId: string;
  readonly botUserId: string;
}

export interface Person {
  readonly id: string;
  readonly teamId: string;
  readonly name: string;
  readonly realName: string;
  readonly title: string;
  readonly timezone: string;
  readonly locale: string;
  readonly isBot: boolean;
  readonly isAdmin: boolean;
  readonly isOwner: boolean;
  readonly isRestricted: boolean;
  readonly deleted: boolean;
}

type ChannelKind = 'public' | 'private' | 'dm' | 'group-dm';

export interface Channel {
  readonly id: string;
  readonly kind: ChannelKind;
  readonly name: string;
  /** Unix seconds. */
  readonly created: number;
  readonly creator: string;
  readonly topic: string;
  readonly members: readonly string[];
  readonly isArchived: boolean;
  /** Shared with another workspace. */
  readonly isShared: boolean;
}

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly mimetype: string;
  readonly altText: string;
  readonly user: string;
  readonly created: number;
  readonly bytes: Buffer;
  readonly complete: boolean;
  readonly channels: readonly string[];
}

export interface Message {
  readonly ts: string;
  readonly channel: string;
  readonly user: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly attachments: readonly Json[];
  readonly files: readonly string[];
  readonly threadTs?: string;
  readonly broadcast: boolean;
  readonly metadata?: Json;
  readonly edited?: { readonly user: string; readonly ts: string };
  /** The only person who sees it. */
  readonly ephemeralTo?: string;
  readonly from: 'person' | 'bot' | 'slack';
  /** It was deleted, and stands there for the sake of its replies. */
  readonly isTombstone?: true;
}

export interface OpenView {
  readonly id: string;
  readonly type: 'modal' | 'home';
  readonly user: string;
  readonly title: string;
  readonly submit?: string;
  readonly close?: string;
  readonly blocks: readonly Block[];
  readonly callbackId: string;
  readonly privateMetadata: string;
  readonly externalId: string;
  readonly clearOnClose: boolean;
  readonly notifyOnClose: boolean;
  readonly hash: string;
  readonly rootId: string;
  readonly previousId: string | null;
  /** What the person has typed or chosen; initial values are not in here. */
  readonly typed: StateValues;
  readonly errors: Readonly<Record<string, string>>;
  readonly trouble?: string;
}
