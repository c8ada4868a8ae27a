import type { Connection } from 'mongoose';
import { z } from 'zod';
import { ChannelId } from '../../src/domain/ids.ts';
import type { Messenger } from '../../src/outbox-ports.ts';
import { subjectId } from './scripted-messenger.ts';

const name = 'slack_journal';
const JournalLine = z.object({
  id: z.string(),
  subject: z.string(),
  channel: z.string(),
  /** By the clock of who posted it. */
  at: z.date().optional(),
});
type JournalLine = z.infer<typeof JournalLine>;

/** A Slack whose messages are lines of a collection: what was posted stands, whoever dies. */
export function journalMessenger(
  connection: Connection,
  { answerMs = 100, now }: { readonly answerMs?: number; readonly now?: () => Date } = {},
): Messenger {
  const lines = connection.collection(name);
  const channelOf = (to: string) => (to === 'support' ? 'CSUPPORT' : 'CDEALS');
  return {
    async channelOf(_subject, { to }) {
      return channelOf(to);
    },
    async deliver(subject, { id, destination }) {
      const channel = channelOf(destination.to);
      const at = now === undefined ? {} : { at: now() };
      await lines.insertOne({ id, subject: subjectId(subject), channel, ...at });
      // The message stands; its answer is still on the way.
      await new Promise((resolve) => setTimeout(resolve, answerMs));
      return { kind: 'sent', place: { channel: ChannelId.parse(channel), ts: '1.000000' } };
    },
    async lookUp(_subject, { id, destination }) {
      const found = await lines.findOne({ id });
      if (found === null) return 'absent';
      return { channel: ChannelId.parse(channelOf(destination.to)), ts: '1.000000' };
    },
  };
}

export async function journalOf(connection: Connection): Promise<readonly JournalLine[]> {
  // As they came: ids made in one second by several processes are in no order of time.
  const lines = await connection.collection(name).find().sort({ $natural: 1 }).toArray();
  return lines.map((line) => JournalLine.parse(line));
}
