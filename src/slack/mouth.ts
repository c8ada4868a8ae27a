import type { HomeView, View } from '@slack/types';
import type { UserId } from '../domain/ids.ts';
import type { Log } from '../ports.ts';
import type { Origin } from './origin.ts';
import type { SlackClient } from './slack-client.ts';
import type { Message } from './views/message.ts';

/** Everything said to one person outside of an acknowledgement; each once, without a retry. */
export interface Mouth {
  /** Where the delivery came from; when that is closed to us, in the person's direct messages. */
  tell(to: Listener, message: Message, replaces?: boolean): Promise<void>;
  /** @throws when the trigger has run out or Slack refuses the view */
  open(triggerId: string, view: View): Promise<string>;
  push(triggerId: string, view: View): Promise<string>;
  update(viewId: string, view: View): Promise<void>;
  publishHome(userId: UserId, view: HomeView): Promise<void>;
}

export interface Listener {
  readonly userId: UserId;
  readonly origin: Origin;
}

interface MouthParts {
  readonly client: SlackClient;
  readonly log: Log;
  /** The host of `SLACK_API_URL`, whose response URLs are trusted beside Slack's own. */
  readonly apiHost?: string;
}

const respondWithinMs = 4_000;

export function createMouth({ client, log, apiHost }: MouthParts): Mouth {
  const isOurs = (url: string) => {
    const { protocol, host } = new URL(url);
    return (protocol === 'https:' && host === 'hooks.slack.com') || host === apiHost;
  };

  async function respond(origin: Origin, message: Message, replaces: boolean): Promise<boolean> {
    const { responseUrl, threadTs } = origin;
    if (responseUrl === undefined || !isOurs(responseUrl)) return false;
    const answer = await fetch(responseUrl, {
      method: 'POST',
      redirect: 'error',
      headers: { 'content-type': 'application/json' },
      signal: AbortSignal.timeout(respondWithinMs),
      body: JSON.stringify({
        ...message,
        response_type: 'ephemeral',
        replace_original: replaces,
        ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
      }),
    });
    if (!answer.ok) log.info({ status: answer.status }, 'a response URL was not accepted');
    return answer.ok;
  }

  const attempt = async (way: () => Promise<boolean>) => {
    try {
      return await way();
    } catch (error) {
      log.info({ error }, 'a person could not be answered where they asked');
      return false;
    }
  };

  return {
    async tell(to, message, replaces = false) {
      if (await attempt(() => respond(to.origin, message, replaces))) return;
      if (await attempt(() => whisper(client, to, message))) return;
      await client.chat.postMessage({ ...sendable(message), channel: to.userId });
    },
    async open(triggerId, view) {
      const opened = await client.views.open({ trigger_id: triggerId, view });
      return opened.view?.id ?? '';
    },
    async push(triggerId, view) {
      const pushed = await client.views.push({ trigger_id: triggerId, view });
      return pushed.view?.id ?? '';
    },
    async update(viewId, view) {
      await client.views.update({ view_id: viewId, view });
    },
    async publishHome(userId, view) {
      await client.views.publish({ user_id: userId, view });
    },
  };
}

/** Seen by one person in a channel where no response URL was given: an @mention. */
async function whisper(
  client: SlackClient,
  { userId, origin }: Listener,
  message: Message,
): Promise<boolean> {
  if (origin.responseUrl !== undefined || origin.channel === undefined) return false;
  if (origin.channel.startsWith('D')) return false;
  await client.chat.postEphemeral({
    ...sendable(message),
    channel: origin.channel,
    user: userId,
    ...(origin.threadTs === undefined ? {} : { thread_ts: origin.threadTs }),
  });
  return true;
}

/** Slack's types ask for a list that may be written to. */
export function sendable({ text, blocks }: Message) {
  return { text, blocks: [...blocks] };
}
