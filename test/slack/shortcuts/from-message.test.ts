import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonDriver } from '../../../playground/person/person.ts';
import { startTeamBot, type TeamBot } from '../../support/team-bot.ts';

let team: TeamBot;
let sam: PersonDriver;
beforeAll(async () => {
  team = await startTeamBot();
  sam = team.slack.person('U_SAM');
});
afterAll(async () => {
  await team.stop();
});

describe('a message that becomes a note', () => {
  it('keeps the whole message, however it is written, unless it is taken out', async () => {
    const rows = Array.from({ length: 60 }, (_, n) => `"row ${n}","12","a ""quoted"" word"`);
    const message = sam.says('C_DEALS', `Acme sent this\n${rows.join('\n')}`);
    await sam.uses('Create deal from message', message);
    await sam.waits(() => sam.hasModal());
    await sam.fills({ Account: 'Quoted' });
    await sam.submits();

    const deals = team.database.connection.collection('deals');
    const notes = team.database.connection.collection('activities');
    const { id: dealId } = await sam.waits(() => deals.findOne({ account: 'Quoted' }));
    const kept = await sam.waits(() => notes.findOne({ dealId, 'what.kind': 'note' }));
    expect(kept.what.text).toBe(`Acme sent this\n${rows.join('\n')}`);

    await sam.uses('Create deal from message', sam.says('C_DEALS', 'Bare wants a call'));
    await sam.waits(() => sam.hasModal());
    await sam.fills({ Account: 'Bare', 'First note': null });
    await sam.submits();
    const bare = await sam.waits(() => deals.findOne({ account: 'Bare' }));
    await sam.types('C_DEALS', '/deal show bare');
    expect(await notes.findOne({ dealId: bare.id })).toBeNull();
  });

  it.each(['Create deal from message', 'Add to deal'])(
    '%s says when a message is too long for a note',
    async (shortcut) => {
      const note = () => sam.modal().fields.find(({ label }) => /note$/i.test(label));
      for (const [length, hint] of [
        [3_000, ''],
        [3_001, 'The message is longer: its beginning is kept.'],
      ] as const) {
        await sam.uses(shortcut, sam.says('C_DEALS', 'x'.repeat(length)));
        await sam.waits(() => sam.hasModal());
        expect([note()?.hint, note()?.value.length]).toEqual([hint, 3_000]);
        await sam.closes();
      }
    },
  );
});
