import type { Announcement } from '../../src/domain/announcement.ts';
import type { Claim, Messenger, OutboxStore } from '../../src/outbox-ports.ts';
import { team } from './build.ts';

/**
 * The negative control: a relay as it is often written. It posts again whatever was not answered
 * and takes no notice of what a dead process may have posted. The same check has to catch it.
 */
export function blindRelay(outbox: OutboxStore, messenger: Messenger) {
  const say = async (claim: Claim, entry: Announcement) => {
    const delivery = await messenger.deliver(claim.subject, entry).catch(() => undefined);
    if (delivery?.kind === 'sent') await outbox.sent(claim, entry, delivery.place);
    else await outbox.later(claim, entry, { state: 'pending', afterMs: 1_000, error: 'again' });
  };
  return {
    async drain(): Promise<void> {
      for (
        let claim = await outbox.claim(team);
        claim !== undefined;
        claim = await outbox.claim(team)
      ) {
        const { at, entries } = claim;
        for (const entry of entries.filter(({ dueAt }) => dueAt <= at)) await say(claim, entry);
        await outbox.release(claim);
      }
    },
  };
}
