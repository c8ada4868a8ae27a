import { type BaseConfig, readBaseConfig, type SlackConfig } from '../config.ts';
import { openDatabase } from '../database.ts';
import type { ChannelId } from '../domain/ids.ts';
import { createLog } from '../log.ts';
import { scopeReasons } from '../manifest.ts';
import { askForSocket } from '../slack/identity.ts';
import { openSlack, type SlackSide } from '../slack/slack-side.ts';
import { say } from './say.ts';

interface Finding {
  readonly ok: boolean;
  readonly line: string;
}

const log = createLog('fatal');

/** Looks at everything a start needs and says what is wrong; answers the exit code. */
export async function doctor(): Promise<number> {
  const config = readBaseConfig(process.env);
  const findings = [await lookAtDatabase(config), ...(await lookAtSlack(config))];
  for (const { ok, line } of findings) say(`${ok ? 'ok     ' : 'problem'}  ${line}`);
  return findings.every(({ ok }) => ok) ? 0 : 1;
}

async function lookAtDatabase(config: BaseConfig): Promise<Finding> {
  try {
    const database = await openDatabase(config.database, log);
    await database.close();
    return { ok: true, line: 'the database answers and is up to date' };
  } catch (error) {
    return { ok: false, line: wordsOf(error) };
  }
}

async function lookAtSlack({ slack, first }: BaseConfig): Promise<readonly Finding[]> {
  if (slack === undefined) {
    return [{ ok: false, line: 'SLACK_BOT_TOKEN, or how Slack reaches the bot, is not set' }];
  }
  return [...(await lookAtBot(slack, first)), ...(await lookAtWay(slack))];
}

async function lookAtBot(
  config: SlackConfig,
  first: BaseConfig['first'],
): Promise<readonly Finding[]> {
  try {
    const slack = await openSlack(config, log);
    const channels = [
      ['DEALS_CHANNEL', first.deals],
      ['MANAGERS_CHANNEL', first.managers],
      ['SUPPORT_CHANNEL', first.support],
    ] as const;
    return [
      { ok: true, line: `Slack knows the bot in workspace ${slack.identity.workspaceId}` },
      await lookAtScopes(slack),
      ...(await Promise.all(channels.map(([name, id]) => lookAtChannel(slack, name, id)))),
    ];
  } catch (error) {
    return [{ ok: false, line: wordsOf(error) }];
  }
}

/** Over HTTP only Slack itself can tell whether it reaches us. */
async function lookAtWay(config: SlackConfig): Promise<readonly Finding[]> {
  if (config.way.kind === 'http') return [];
  try {
    await askForSocket(config, config.way.appToken, log);
    return [{ ok: true, line: 'Slack opens a socket for the app' }];
  } catch (error) {
    return [{ ok: false, line: wordsOf(error) }];
  }
}

async function lookAtScopes({ client }: SlackSide): Promise<Finding> {
  const { response_metadata: metadata } = await client.auth.test();
  const granted = new Set((metadata?.scopes ?? []).filter((scope) => scope !== ''));
  const missing = Object.keys(scopeReasons).filter((scope) => !granted.has(scope));
  return missing.length === 0 || granted.size === 0
    ? { ok: true, line: 'the bot has the scopes it needs' }
    : { ok: false, line: `scopes are missing (${missing.join(', ')}): install the app again` };
}

async function lookAtChannel(
  { channels, identity }: SlackSide,
  name: string,
  id: ChannelId | undefined,
): Promise<Finding> {
  if (id === undefined) return { ok: true, line: `${name} is not set: /deal settings picks it` };
  const facts = await channels.facts(identity.workspaceId, id);
  if (facts === undefined) return { ok: false, line: `${name} ${id} is not seen by the bot` };
  if (facts.archived) return { ok: false, line: `${name} #${facts.name} is archived` };
  return facts.joined
    ? { ok: true, line: `${name} #${facts.name} can be posted to` }
    : { ok: false, line: `${name} #${facts.name}: invite the bot` };
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
