import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type StandIn, startStandIn } from '../../playground/stand-in.ts';
import { ChannelId, WorkspaceId } from '../../src/domain/ids.ts';
import { createSlackClient } from '../../src/slack/slack-client.ts';
import { createThreads } from '../../src/slack/threads.ts';
import { noLog } from '../support/quiet-parts.ts';

const workspaceId = WorkspaceId.parse('T_NORTH');

let slack: StandIn;
beforeEach(async () => {
  slack = await startStandIn();
});
afterEach(() => slack.stop());

describe('threads that are read back', () => {
  it('are left alone for as long as Slack asks, and are not taken for silent meanwhile', async () => {
    const clock = { ms: 0 };
    const client = createSlackClient(
      {
        botToken: slack.tokens.bot,
        apiUrl: slack.apiUrl,
        way: { kind: 'socket', appToken: slack.tokens.app },
      },
      noLog,
    );
    const threads = createThreads(client, () => clock.ms);
    const sam = slack.person('U_SAM');
    await sam.says('#deals', 'About Acme');
    const head = sam.message('About Acme', '#deals');
    const place = { channel: ChannelId.parse('C_DEALS'), ts: head.ts };
    const read = () => threads.repliesSince(workspaceId, place, '0');
    slack.faults.add({ kind: 'rate-limited', retryAfter: 30, method: 'conversations.replies' });

    const limited = await read();
    clock.ms = 29_000;
    const early = await read();
    clock.ms = 30_000;
    const again = await read();

    expect([limited, early]).toEqual(['busy', 'busy']);
    expect(again).toEqual([]);
    expect(slack.journal.calls('conversations.replies')).toHaveLength(2);
  });
});
