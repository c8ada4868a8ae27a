import type { Database } from './database.ts';
import { inTime } from './slack/in-time.ts';
import type { SlackSide } from './slack/slack-side.ts';

interface Working {
  readonly database: Pick<Database, 'answers'>;
  readonly slack: Pick<SlackSide, 'sockets'>;
  readonly state: { readonly stopping: boolean; readonly revoked: boolean };
}

const answerWithinMs = 1_500;

/** Why the bot cannot work at the moment, a sentence each; none: it can. */
export async function notReady({ database, slack, state }: Working): Promise<readonly string[]> {
  const answers = await inTime(database.answers(), answerWithinMs);
  return [
    ...(state.stopping ? ['stopping'] : []),
    ...(answers === true ? [] : ['MongoDB does not answer']),
    ...(slack.sockets() === 0 ? ['no socket to Slack is open'] : []),
    ...(state.revoked ? ['Slack has withdrawn the token'] : []),
  ];
}
