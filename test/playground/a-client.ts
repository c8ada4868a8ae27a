import { LogLevel, WebClient } from '@slack/web-api';
import type { StandIn } from '../../playground/stand-in.ts';

export const silent = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};

/** Slack's own client, which asks once and complains quietly. */
export const clientOf = (slack: StandIn, token = slack.tokens.bot) =>
  new WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silent,
  });

/** Slack's error code of a call that must fail. */
export async function errorOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Error && 'data' in error) return JSON.stringify(error.data);
    throw error;
  }
  throw new Error('Slack took it');
}
