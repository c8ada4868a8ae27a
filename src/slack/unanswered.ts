import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import { z } from 'zod';
import { UserId } from '../domain/ids.ts';
import { newReference } from '../log.ts';
import type { Log } from '../ports.ts';
import { type Mouth, sendable } from './mouth.ts';
import { noticeView, notUnderstood } from './views/trouble.ts';

interface GuardParts {
  readonly mouth: Mouth;
  readonly log: Log;
}

/**
 * Bolt answers nothing when no listener takes a payload or its listener cannot read it, and people
 * then see that Milepost is silent. Whatever comes back unanswered gets a sentence here.
 */
export function answeringAll(receiver: Receiver, parts: GuardParts): Receiver {
  return {
    init(app) {
      const processEvent = (event: ReceiverEvent) => process(app, event, parts);
      receiver.init(Object.create(app, { processEvent: { value: processEvent } }));
    },
    start: (...args) => receiver.start(...args),
    stop: (...args) => receiver.stop(...args),
  };
}

async function process(app: App, event: ReceiverEvent, parts: GuardParts): Promise<void> {
  let answered = false;
  const ack: ReceiverEvent['ack'] = (answer) => {
    answered = true;
    return event.ack(answer);
  };
  await app.processEvent({ ...event, ack });
  if (!answered) await tell(event, parts);
}

/** As much as a payload of an unknown shape may say of who sent it and where they can be answered. */
const Sender = z.object({
  type: z.string().catch(''),
  command: z.string().optional().catch(undefined),
  user_id: UserId.optional().catch(undefined),
  user: z.object({ id: UserId }).optional().catch(undefined),
  channel_id: z.string().optional().catch(undefined),
  channel: z.object({ id: z.string() }).optional().catch(undefined),
  response_url: z.url().optional().catch(undefined),
});

async function tell({ body, ack }: ReceiverEvent, { mouth, log }: GuardParts): Promise<void> {
  const reference = newReference();
  const sender = Sender.parse(body);
  log.error({ reference, type: sender.type }, 'a delivery of an unknown shape');
  const message = notUnderstood(reference);
  if (sender.command !== undefined) {
    return ack({ ...sendable(message), response_type: 'ephemeral' });
  }
  if (sender.type === 'view_submission') {
    return ack({ response_action: 'update', view: noticeView(message) });
  }
  if (sender.type === 'block_suggestion') return ack({ options: [] });
  await ack();
  const userId = sender.user?.id ?? sender.user_id;
  if (userId === undefined || sender.type === 'view_closed') return;
  const channel = sender.channel?.id ?? sender.channel_id;
  const origin = {
    ...(sender.response_url === undefined ? {} : { responseUrl: sender.response_url }),
    ...(channel === undefined ? {} : { channel }),
  };
  await mouth.tell({ userId, origin }, message);
}
