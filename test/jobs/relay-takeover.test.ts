import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createRelay } from '../../src/jobs/relay.ts';
import type { OutboxStore } from '../../src/outbox-ports.ts';
import { team } from '../support/build.ts';
import { Crash, crashingOutbox } from '../support/crashing-outbox.ts';
import { countingMeter, noLog } from '../support/quiet-parts.ts';
import { scriptedMessenger } from '../support/scripted-messenger.ts';
import { aNewDeal, workOn } from '../support/some-work.ts';
import { openTestStores, type TestStores } from '../support/stores.ts';

const settleMs = 15_000;

let open: TestStores;
beforeEach(async () => {
  open = await openTestStores();
});
afterEach(() => open.close());

function moveClock(ms: number): void {
  open.clock.now = new Date(open.clock.now.getTime() + ms);
}

describe('a process that dies late in its claim, over a post that Slack has not applied yet', () => {
  // The first post takes so long, and the process dies over the second one.
  it.each([1, 6, 8, 15, 19, 27])(
    'after %d s: nobody looks for it before its 15 s',
    async (slowS) => {
      await workOn(open.stores, await aNewDeal(open.stores, 'slow'));
      const begun = new Map<string, number>();
      const lookedAt = new Map<string, number>();
      const messenger = scriptedMessenger({
        fault: ({ id }) => {
          begun.set(id, open.clock.now.getTime());
          if (begun.size === 1) moveClock(slowS * 1_000);
          return 'ok';
        },
        lookUpFault: ({ id }) => {
          if (!lookedAt.has(id)) lookedAt.set(id, open.clock.now.getTime());
          return 'ok';
        },
      });
      const relayOn = (outbox: OutboxStore) =>
        createRelay({
          workspaceId: team,
          outbox,
          messenger,
          log: noLog,
          meter: countingMeter(),
          monotonic: () => open.clock.now.getTime(),
        });
      const dying = crashingOutbox(
        open.stores.outbox,
        (at) => at === 'answered' && begun.size === 2,
      );

      await expect(relayOn(dying).drain()).rejects.toThrow(Crash);
      const last = [...begun.keys()].at(-1) ?? '';
      const other = relayOn((await open.another()).outbox);
      for (let second = 0; second < 90 && !lookedAt.has(last); second += 1) {
        moveClock(1_000);
        await other.drain();
      }

      const waited = (lookedAt.get(last) ?? 0) - (begun.get(last) ?? 0);
      expect(waited).toBeGreaterThanOrEqual(settleMs);
      expect(waited).toBeLessThan(60_000);
      expect(messenger.posts.filter(({ id }) => id === last)).toHaveLength(1);
    },
  );
});
