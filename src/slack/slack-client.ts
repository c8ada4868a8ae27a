import { type Logger, LogLevel, webApi } from '@slack/bolt';
import type { SlackConfig } from '../config.ts';
import type { Log } from '../ports.ts';

export type SlackClient = webApi.WebClient;

/**
 * Calls Slack once: only our own code retries, and it first asks whether the call was made
 * (Slack's client by itself posts a message up to eleven times when answers are lost).
 */
export function createSlackClient(
  { botToken, apiUrl }: SlackConfig,
  log: Log,
  timeoutMs = 4_000,
): SlackClient {
  return new webApi.WebClient(botToken, { ...clientOptions(apiUrl, log), timeout: timeoutMs });
}

/** A fresh object each time: Bolt and Socket Mode write into the one they are given. */
export function clientOptions(apiUrl: string | undefined, log: Log): webApi.WebClientOptions {
  return {
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
    timeout: 4_000,
    logger: boltLogger(log),
  };
}

/** Debug lines hold whole payloads, so they are never passed on. */
export function boltLogger(log: Log): Logger {
  const say =
    (level: 'info' | 'warn' | 'error') =>
    (...parts: readonly unknown[]) =>
      log[level]({ from: 'slack-sdk' }, parts.map(wordsOf).join(' '));
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: say('warn'),
    error: say('error'),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}

function wordsOf(part: unknown): string {
  return part instanceof Error ? part.name : String(part);
}

/** Slack's own error code of a failed call: `channel_not_found`; undefined: it did not answer so. */
export function slackErrorOf(error: unknown): string | undefined {
  return error instanceof webApi.WebAPIPlatformError ? error.data.error : undefined;
}
