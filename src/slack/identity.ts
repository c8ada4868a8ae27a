import { WorkspaceId } from '../domain/ids.ts';
import { type SlackClient, slackErrorOf } from './slack-client.ts';

/** Who we are in Slack, asked once at the start. */
export interface SlackIdentity {
  readonly workspaceId: WorkspaceId;
  readonly botUserId: string;
  readonly botId: string;
}

/** @throws Error with one sentence for the operator */
export async function askWhoWeAre(client: SlackClient): Promise<SlackIdentity> {
  try {
    const {
      team_id: team = '',
      user_id: botUserId = '',
      bot_id: botId = '',
    } = await client.auth.test();
    return { workspaceId: WorkspaceId.parse(team), botUserId, botId };
  } catch (cause) {
    const code = slackErrorOf(cause);
    const why =
      code === undefined
        ? `Slack cannot be reached: ${cause instanceof Error ? cause.message : String(cause)}`
        : `Slack does not accept SLACK_BOT_TOKEN: ${code}`;
    throw new Error(why, { cause });
  }
}
