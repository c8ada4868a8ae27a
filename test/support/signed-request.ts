import { createHmac } from 'node:crypto';

export interface SignedOptions {
  readonly secret?: string;
  /** Seconds between the stamp and now. */
  readonly ahead?: number;
}

interface SignedRequest {
  readonly method: 'POST';
  readonly body: string;
  readonly headers: Record<string, string>;
}

/** A slash command as Slack posts it, ready for `fetch`. */
export function signedCommand(
  fields: Readonly<Record<string, string>>,
  options: SignedOptions = {},
): SignedRequest {
  const body = new URLSearchParams({
    command: '/deal',
    team_id: 'T_NORTH',
    user_id: 'U_SAM',
    channel_id: 'C_DEALS',
    trigger_id: '1.2.abc',
    response_url: 'https://hooks.slack.com/commands/1',
    ...fields,
  }).toString();
  return signed(body, options);
}

/** An interaction as Slack posts it: a button, a form, or something nobody has heard of. */
export function signedPayload(payload: object) {
  return signed(new URLSearchParams({ payload: JSON.stringify(payload) }).toString());
}

function signed(
  body: string,
  { secret = 'playground-signing-secret', ahead = 0 }: SignedOptions = {},
): SignedRequest {
  const seconds = Math.floor(Date.now() / 1000) + ahead;
  const signature = createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex');
  return {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': String(seconds),
      'x-slack-signature': `v0=${signature}`,
    },
  };
}
