import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import type { PersonDriver } from '../../playground/person/person.ts';
import { type MovedTeam, startMovedTeam } from '../support/deal-walk.ts';
import { until } from '../support/until.ts';

let team: MovedTeam;
let maria: PersonDriver;
beforeAll(async () => {
  team = await startMovedTeam();
  maria = team.slack.person('U_MARIA');
});
afterAll(() => team?.stop());

const Digest = z.object({ outbox: z.array(z.object({ lastError: z.string().optional() })) });

/** What is left to say of the digest, with what kept it. */
async function waitingFor(): Promise<readonly (string | undefined)[]> {
  const runs = team.database.connection.collection('runs');
  const run = Digest.safeParse(await runs.findOne({ job: 'digest' })).data;
  return run?.outbox.map(({ lastError }) => lastError) ?? [];
}

describe('a digest that Slack did not take on its day', () => {
  it('is not posted in the night when Slack is back, but when work begins', async () => {
    team.slack.faults.add({ kind: 'error', method: 'chat.postMessage', times: 10_000 });
    await team.later({ days: 7 });
    await until('the digest waits for Slack', async () => (await waitingFor()).length > 0);

    // Monday, 23:30 in Berlin.
    await team.later({ minutes: 13 * 60 + 30 });
    team.slack.faults.clear();
    await until('it waits for the morning', async () =>
      (await waitingFor()).includes('waits for working hours'),
    );
    expect(maria.sees('#managers')).not.toContain('Week 2–8 Mar');

    await team.later({ minutes: 9 * 60 + 40 });
    await maria.waits(() => maria.sees('#managers').includes('Week 2–8 Mar'));
    await until('its tables follow', async () => (await waitingFor()).length === 0);
  });
});
