import type { SlackConfig } from '../config.ts';
import { WorkspaceId } from '../domain/ids.ts';
import type { Log } from '../ports.ts';
import { createSlackClient, type SlackClient, slackErrorOf } from './slack-client.ts';

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

/**
 * Asks for the address of a socket, which is then left unused: a token that is dead shows here.
 * @throws Error with one sentence for the operator
 */
export async function askForSocket(config: SlackConfig, appToken: string, log: Log): Promise<void> {
  const client = createSlackClient({ ...config, botToken: appToken }, log);
  try {
    await client.apps.connections.open();
  } catch (cause) {
    throw noSocket(cause);
  }
}

/** One sentence for the operator. */
export function noSocket(cause: unknown): Error {
  const why = slackErrorOf(cause) ?? (cause instanceof Error ? cause.message : 'it closed');
  return new Error(`Slack opens no socket for SLACK_APP_TOKEN: ${why}`, { cause });
}
