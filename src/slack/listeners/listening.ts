import type { App } from '@slack/bolt';
import type { UserId } from '../../domain/ids.ts';
import type { Answering } from '../answer.ts';
import type { Context } from '../context.ts';
import type { Press } from '../delivery.ts';
import type { Dispatch } from '../dispatch.ts';
import type { Mouth } from '../mouth.ts';
import type { Surface } from '../surface.ts';

/** What every way in needs; Bolt gets one listener per kind, the tables here do the rest. */
export interface Listening {
  readonly app: App;
  readonly answering: Answering;
  readonly dispatch: Dispatch;
  readonly surface: Surface;
  readonly context: Context;
  readonly mouth: Mouth;
  readonly botUserId: string;
  readonly pressKey: (press: Press) => string;
  readonly publishHome: (userId: UserId) => Promise<void>;
  /** What waited for a channel is due again. */
  readonly retryStranded: () => Promise<void>;
  /** Slack takes nothing from us any more. */
  readonly revoked: () => void;
}
