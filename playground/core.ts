import type { Beginning } from './beginning.ts';
import type { Dispatcher } from './dispatcher.ts';
import type { Faults } from './faults.ts';
import type { Journal } from './journal.ts';
import type { Manifest } from './manifest.ts';
import type { Pace } from './pace.ts';
import type { ResponseUrls } from './response-url.ts';
import type { SocketMode } from './socket-mode.ts';
import type { Tokens } from './tokens.ts';
import type { Triggers } from './triggers.ts';
import type { Workspace } from './workspace.ts';

/* The parts of a running stand-in, as its routes and people use them. */

export interface Core {
  /** Replaced by a reset. */
  workspace: Workspace;
  readonly manifest: Manifest;
  readonly tokens: Tokens;
  readonly journal: Journal;
  readonly faults: Faults;
  readonly pace: Pace;
  readonly triggers: Triggers;
  readonly responseUrls: ResponseUrls;
  readonly sockets: SocketMode;
  readonly dispatcher: Dispatcher;
  readonly beginning: Beginning;
  /** `http://127.0.0.1:…`, without a slash at the end. */
  readonly url: string;
}
