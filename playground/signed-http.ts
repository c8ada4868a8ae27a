import { createHmac } from 'node:crypto';
import type { Delivery, Outcome, Retry, Transport } from './dispatcher.ts';
import { parseJson } from './json.ts';
import type { RealTime } from './real-time.ts';

/* Signed deliveries to the app's one URL, stamped with the real time. */

interface Signed {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The signature header of a raw body at a Unix second. */
function sign(secret: string, seconds: number, body: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex')}`;
}

/** The body as Slack writes it: JSON for events, a bare form for the rest. */
function bodyOf({ kind, payload }: Delivery): { body: string; type: string } {
  if (kind === 'events_api') return { body: JSON.stringify(payload), type: 'application/json' };
  const fields =
    kind === 'slash_commands'
      ? Object.entries(payload).map(([key, value]): [string, string] => [key, String(value)])
      : [['payload', JSON.stringify(payload)] satisfies [string, string]];
  return {
    body: new URLSearchParams(fields).toString(),
    type: 'application/x-www-form-urlencoded',
  };
}

function signed(delivery: Delivery, secret: string, retry: Retry | undefined): Signed {
  const { body, type } = bodyOf(delivery);
  const seconds = Math.floor(Date.now() / 1000);
  return {
    body,
    headers: {
      'content-type': type,
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'x-slack-request-timestamp': String(seconds),
      'x-slack-signature': sign(secret, seconds, body),
      ...(retry && {
        'x-slack-retry-num': String(retry.attempt),
        'x-slack-retry-reason': retry.reason,
      }),
    },
  };
}

async function readOutcome(response: Response): Promise<Outcome> {
  const body = await response.text();
  if (!response.ok) {
    const noRetry = response.headers.get('x-slack-no-retry') === '1';
    return { acked: false, reason: 'http_error', noRetry };
  }
  const isJson = response.headers.get('content-type')?.includes('application/json');
  return { acked: true, body: isJson ? parseJson(body) : body === '' ? {} : { text: body } };
}

export interface SignedHttp extends Transport {
  readonly deliverTo: (eventsUrl: string) => void;
}

export function createSignedHttp(
  firstUrl: string | undefined,
  secret: string,
  { after }: RealTime,
  ackTimeoutMs: number,
): SignedHttp {
  let eventsUrl = firstUrl;
  return {
    deliverTo: (url) => {
      eventsUrl = url;
    },
    isReady: () => eventsUrl !== undefined,
    deliver: async (delivery, retry) => {
      const request = signed(delivery, secret, retry);
      const patience = new AbortController();
      const callOff = after(ackTimeoutMs, () => patience.abort());
      try {
        const { signal } = patience;
        return await readOutcome(
          await fetch(eventsUrl ?? '', { ...request, method: 'POST', signal }),
        );
      } catch {
        const reason = patience.signal.aborted ? 'http_timeout' : 'connection_failed';
        return { acked: false, reason };
      } finally {
        callOff();
      }
    },
  };
}
