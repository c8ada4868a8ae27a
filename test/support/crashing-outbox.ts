import type { OutboxStore } from '../../src/outbox-ports.ts';

/** Thrown where a process would be gone. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

/** An outbox whose process dies at random: after a claim, or after Slack answered and before that is written down. */
export function crashingOutbox(
  outbox: OutboxStore,
  dies: (point: 'claimed' | 'answered') => boolean,
): OutboxStore & { readonly crashes: () => number } {
  let crashes = 0;
  const maybe = (point: 'claimed' | 'answered') => {
    if (!dies(point)) return;
    crashes += 1;
    throw new Crash(point);
  };
  return {
    ...outbox,
    crashes: () => crashes,
    async claim(workspaceId) {
      const claim = await outbox.claim(workspaceId);
      if (claim !== undefined) maybe('claimed');
      return claim;
    },
    async sent(claim, entry, place) {
      maybe('answered');
      return await outbox.sent(claim, entry, place);
    },
  };
}
