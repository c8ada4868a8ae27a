import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { PersonDriver } from '../../playground/person/person.ts';
import { startTeamBot, type TeamBot } from '../support/team-bot.ts';

let team: TeamBot;
let sam: PersonDriver;
let priya: PersonDriver;
beforeAll(async () => {
  team = await startTeamBot();
  sam = team.slack.person('U_SAM');
  priya = team.slack.person('U_PRIYA');
  for (const [number, words] of ['acme 12k linkedin', '=hooli 9500,50'].entries()) {
    await sam.types('#deals', `/deal new ${words}`);
    await sam.waits(() => sam.hasModal());
    await sam.submits();
    await sam.waits(() => sam.sees('#deals').includes(`#${number + 1} `));
  }
});
afterAll(() => team?.stop());

/** The newest file in somebody's messages, as they would open it. */
async function newestFile(person: PersonDriver): Promise<string> {
  const [id = ''] = person.messages('dm').findLast(({ files }) => files.length > 0)?.files ?? [];
  return team.slack.workspace.files.get(id)?.bytes.toString('utf8') ?? '';
}

describe('/deal export', () => {
  it('answers at once and sends the file to the person’s messages', async () => {
    const answer = await priya.types('#deals', '/deal export');

    expect(answer.text).toContain('Your export of 2 deals is on its way to your messages.');
    await priya.waits(() => priya.dm().includes('(file: 2 deals, '));
    const csv = await newestFile(priya);
    const rows: Record<string, string>[] = parse(csv, { bom: true, columns: true });
    expect(rows.map((row) => [row.Number, row.Name, row.Owner, row.Amount])).toEqual([
      ['1', 'Acme', 'Sam Ortiz', '12000.00'],
      ['2', "'=hooli", 'Sam Ortiz', '9500.50'],
    ]);
    expect(sam.messages('dm').filter(({ files }) => files.length > 0)).toEqual([]);
  });

  it('says so when there is nothing to send, and what can be asked for', async () => {
    const none = await priya.types('#deals', '/deal export mine');
    const odd = await priya.types('#deals', '/deal export as excel please');

    expect(none.text).toContain('nothing to export');
    expect(odd.text).toContain('Say all, mine, open, won or lost');
    expect((await sam.types('#deals', '/deal export open this month')).text).toContain(
      'of 2 deals',
    );
    await sam.waits(() => sam.dm().includes('(file: 2 deals, '));
  });

  it('tells a failure with a reference', async () => {
    team.slack.faults.add({
      method: 'files.completeUploadExternal',
      kind: 'error',
      error: 'internal_error',
      times: 1,
    });

    await priya.types('#deals', '/deal export won');
    await priya.types('#deals', '/deal export');

    const told = await priya.waits(() =>
      /could not be made or sent.*reference \S+/.exec(priya.dm()),
    );
    expect(told[0]).toBeDefined();
  });

  it('refuses a guest', async () => {
    const gus = team.slack.person('U_GUS');
    expect((await gus.types('#deals', '/deal export')).text).toContain('Guests cannot use');
  });
});
