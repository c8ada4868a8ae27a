import { webApi } from '@slack/bolt';
import type { Delivery } from '../outbox-ports.ts';

/** The place is not ours to write to (yet); an admin or a new installation can change that. */
const closed = new Set([
  'channel_not_found',
  'not_in_channel',
  'is_archived',
  'restricted_action',
  'restricted_action_read_only_channel',
  'restricted_action_thread_only_channel',
  'restricted_action_non_threadable_channel',
  'missing_scope',
  'not_allowed_token_type',
  'no_permission',
  'access_denied',
  'messages_tab_disabled',
  'not_authed',
  'invalid_auth',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'team_access_not_granted',
  'org_login_required',
  'ekm_access_denied',
]);
/** Slack says itself that it may have done it. */
const unclear = new Set([
  'internal_error',
  'fatal_error',
  'request_timeout',
  'service_unavailable',
  'team_added_to_org',
]);
const limited = new Set(['ratelimited', 'rate_limited', 'message_limit_exceeded']);
/** The request never left this machine. */
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'UND_ERR_CONNECT_TIMEOUT',
]);
/** The content itself is what cannot be taken; no other try ends otherwise. */
const ownFault = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'invalid_attachments',
  'invalid_arguments',
  'invalid_metadata_format',
  'invalid_metadata_schema',
  'metadata_too_large',
  'msg_too_long',
  'msg_blocks_too_long',
  'no_text',
  'too_many_attachments',
  'message_not_found',
  'cant_update_message',
  'thread_not_found',
  'user_not_found',
  'user_disabled',
  'cannot_dm_bot',
]);
/** A request that is too large for what it says; any other 4xx comes from what stands between. */
const ownStatus = new Set([400, 413, 431]);

const unstatedWaitMs = 30_000;
const mostWaitMs = 3_600_000;

/** What a failed call to Slack means for the entry it was made for. */
export function deliveryOfError(error: unknown, channel: string): Delivery {
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return { kind: 'rate-limited', channel, afterMs: waitOf(error.retryAfter) };
  }
  if (error instanceof webApi.WebAPIPlatformError) return ofCode(error.data.error, channel);
  if (error instanceof webApi.WebAPIHTTPError) return ofStatus(error.statusCode, channel);
  if (error instanceof webApi.WebAPIRequestError) {
    const code = codeOf(error.original);
    return code !== undefined && neverSent.has(code)
      ? { kind: 'unreachable', error: code }
      : { kind: 'ambiguous', error: code ?? error.original.message };
  }
  // Slack's client says so, without a code, of a 429 whose Retry-After it cannot read.
  if (error instanceof Error && /retry header/i.test(error.message)) {
    return { kind: 'rate-limited', channel, afterMs: unstatedWaitMs };
  }
  return { kind: 'ambiguous', error: error instanceof Error ? error.message : String(error) };
}

function ofStatus(status: number, channel: string): Delivery {
  const error = `HTTP ${status}`;
  if (status === 429) return { kind: 'rate-limited', channel, afterMs: unstatedWaitMs };
  if (status >= 500) return { kind: 'ambiguous', error };
  return ownStatus.has(status)
    ? { kind: 'failed', error, permanent: false }
    : { kind: 'unreachable', error };
}

function ofCode(code: string, channel: string): Delivery {
  if (limited.has(code)) return { kind: 'rate-limited', channel, afterMs: unstatedWaitMs };
  if (closed.has(code)) return { kind: 'no-destination', why: code };
  if (unclear.has(code)) return { kind: 'ambiguous', error: code };
  return { kind: 'failed', error: code, permanent: ownFault.has(code) };
}

function waitOf(seconds: number): number {
  if (!Number.isFinite(seconds) || seconds < 0) return unstatedWaitMs;
  return Math.min(Math.max(seconds, 1) * 1_000, mostWaitMs);
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return codeOf(error.cause);
}
