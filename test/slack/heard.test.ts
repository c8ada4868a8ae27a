import { afterEach, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/slack-app.ts';

let running: TestApp | undefined;
afterEach(async () => {
  await running?.stop();
  running = undefined;
});

async function start() {
  const heard: string[] = [];
  running = await startTestApp({
    surface: {
      heard: async ({ what, text }, caller) => void heard.push(`${caller.userId} ${what} ${text}`),
    },
  });
  return { heard, sam: running.slack.person('U_SAM') };
}

describe('words in a thread that do not mention the bot', () => {
  it('are heard, with their edits and deletions', async () => {
    const { heard, sam } = await start();
    const head = sam.says('C_DEALS', 'a card');

    const reply = sam.says('C_DEALS', 'They want 25 seats', { thread: head });
    await sam.waits(() => heard.length === 1);
    sam.edits(reply, 'They want 30 seats');
    await sam.waits(() => heard.length === 2);
    sam.deletes(reply);
    await sam.waits(() => heard.length === 3);

    expect(heard).toEqual([
      'U_SAM said They want 25 seats',
      'U_SAM edited They want 30 seats',
      'U_SAM deleted ',
    ]);
  });

  it('are nobody’s where a message was deleted above them', async () => {
    const { heard, sam } = await start();
    const head = sam.says('C_DEALS', 'a card');
    const reply = sam.says('C_DEALS', 'They signed', { thread: head });
    await sam.waits(() => heard.length === 1);

    sam.deletes(head);
    sam.deletes(reply);
    await sam.waits(() => heard.includes('U_SAM deleted '));

    expect(heard).toEqual(['U_SAM said They signed', 'U_SAM deleted ']);
  });
});
