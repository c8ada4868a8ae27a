import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { z } from 'zod';
import { startTeamBot, type TeamBot } from '../support/team-bot.ts';

let team: TeamBot;
beforeAll(async () => {
  team = await startTeamBot();
});
afterAll(async () => {
  await team.stop();
});

const Asked = z.object({ ns: z.string(), appName: z.string() });

it('scheduled work asks for deals, runs and retros where nobody waits for an answer', async () => {
  const { db } = team.database.connection;
  if (db === undefined) throw new Error('not connected');
  await db.command({ profile: 2 });

  await team.bot.tick();

  await db.command({ profile: 0 });
  const asked = await db
    .collection('system.profile')
    .find({ ns: { $in: ['deals', 'runs', 'retros'].map((name) => `${db.databaseName}.${name}`) } })
    .toArray();
  const names = asked.map((row) => Asked.parse(row));
  expect(new Set(names.map(({ ns }) => ns)).size).toBe(3);
  expect(new Set(names.map(({ appName }) => appName))).toEqual(new Set(['milepost jobs']));
});
