import { afterEach, describe, expect, it } from '@jest/globals';
import { createClock } from '../../playground/clock.ts';
import { fill } from '../../playground/seed/fill.ts';
import { team } from '../../playground/seed/staff.ts';
import { startsAt } from '../../playground/seed/start.ts';
import { startStandIn } from '../../playground/stand-in.ts';
import { openTestDatabase } from '../support/database.ts';

const undo: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const one of undo.splice(0)) await one();
});

/** Everything that the team's past has left in Slack, with its ids. */
async function past(seed: number) {
  const slack = await startStandIn({ seed: team, clock: createClock(Date.now, startsAt) });
  const database = await openTestDatabase();
  undo.push(slack.stop, database.close);
  await fill(database.uri, slack, seed);
  const { workspace } = slack;
  const channels = workspace.channels();
  return { channels, messages: channels.map(({ id }) => workspace.messages.all(id)) };
}

describe('the past of the playground’s team', () => {
  it('is the same to the last id each time it is made', async () => {
    const [once, again] = [await past(1), await past(1)];

    expect(again).toEqual(once);
  });
});
