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

const header =
  'Deal - ID,Deal - Title,Deal - Owner,Deal - Stage,Deal - Status,Deal - Value,Deal - Label';

function pipedrive(rows: readonly string[]) {
  return { name: 'deals.csv', content: [header, ...rows].join('\n') };
}

describe('/deal import', () => {
  async function handsIn(file: { readonly name: string; readonly content: string | Buffer }) {
    const ada = team.slack.person('U_ADA');
    await ada.types('#general', '/deal import');
    await ada.waits(() => ada.hasModal());
    await ada.fills({ 'CSV file': file });
    await ada.submits();
    return ada;
  }

  /** What the form says, at its fields or in itself, once it has answered. */
  async function answers(ada: PersonDriver, words: string): Promise<void> {
    const said = () => `${ada.modal().text} ${Object.values(ada.modal().errors).join()}`;
    await ada.waits(() => said().includes(words));
  }

  it('shows what would come in, writes nothing before Import, and reports in the messages', async () => {
    const rows = [
      '7,Soylent: 40 seats,Sam Ortiz,Qualified,Open,"48,000.00",hot',
      '8,Hooli pilot,Ana Diaz,Quote,Open,9000,',
      '9,Initech,Sam Ortiz,Nowhere,Open,100,',
    ];
    const ada = await handsIn(pipedrive(rows));

    await answers(ada, 'Read as an export of Pipedrive');
    expect(ada.modal().fields.map(({ label }) => label)).toEqual([
      'Step “Nowhere” (1 row)',
      'Owner “Ana Diaz” (1 row)',
    ]);
    await ada.fills({ Nowhere: 'None: leave these rows out' });
    await ada.submits();

    await answers(ada, '3 rows, read as an export of Pipedrive');
    const look = ada.modal().text;
    expect(look).toContain('2 deals would come in');
    expect(look).toContain('Row 4, Deal - Stage: "Nowhere" is left out, as was asked for');
    expect(look).toContain('1 deal without an owner: it is not certain who is meant by Ana Diaz');
    expect(look).toContain('Not read: Deal - Label');
    const before = await team.database.connection.collection('deals').countDocuments();
    await ada.submits();
    await ada.waits(() => ada.sees('#general').includes('The import of 2 deals has begun'));
    await ada.waits(() => ada.dm().includes('Import done. 2 deals came in.'));

    expect(before).toBe(2);
    expect(ada.dm()).toContain('(file: Refused rows)');
    expect(await newestFile(ada)).toContain('Deal - Stage');
    const list = await ada.types('#general', '/deal list all');
    expect(list.text).toMatch(/#3 Soylent: 40 seats.*€48,000/);
    expect(sam.sees('#deals')).not.toContain('Soylent');
  });

  it('brings nothing in twice', async () => {
    const ada = await handsIn(
      pipedrive(['7,Soylent: 40 seats,Sam Ortiz,Qualified,Open,48000,hot']),
    );

    await answers(ada, '1 deal is here already');
    expect(ada.modal().text).toContain('0 deals would come in');
    await expect(ada.submits()).rejects.toThrow('nothing to send');
    await ada.closes({ all: true });
  });

  it.each([
    [
      'an Excel workbook',
      { name: 'deals.csv', content: Buffer.from('PK\u0003\u0004....') },
      'Save it as CSV',
    ],
    ['an empty file', { name: 'deals.csv', content: '' }, 'The file is empty'],
    [
      'unknown columns',
      { name: 'deals.csv', content: 'Foo,Bar\n1,2' },
      'not known what these columns mean: Foo, Bar',
    ],
    ['no header', { name: 'deals.csv', content: '\n\n' }, 'no header'],
  ])('says at the field what is wrong with %s', async (_name, file, sentence) => {
    const ada = await handsIn(file);

    await answers(ada, sentence);
    await ada.closes();
  });

  it('says so when a file is too large for Slack’s form', async () => {
    const ada = await handsIn({ name: 'deals.csv', content: Buffer.alloc(10_000_001, 97) });

    await answers(ada, 'Files may be 10 MB at most');
    await ada.closes();
  });

  it('reads other columns by a mapping, and says what is wrong with one', async () => {
    const ada = await handsIn({ name: 'own.csv', content: 'Kunde,Phase\nUmbrella,Quote' });
    await ada.fills({ 'Mapping file': { name: 'map.yaml', content: 'columns: {account: Kunde}' } });
    await ada.submits();
    await answers(ada, 'columns.stage');

    const mapping = 'columns: {account: Kunde, stage: Phase}';
    await ada.fills({ 'Mapping file': { name: 'map.yaml', content: mapping } });
    await ada.submits();
    await answers(ada, 'read as your mapping says');
    await ada.submits();
    await ada.waits(() => ada.dm().includes('Import done. 1 deal came in.'));
  });

  it('says at the mapping that it is too large to be one', async () => {
    const ada = team.slack.person('U_ADA');
    await ada.types('#general', '/deal import');
    await ada.waits(() => ada.hasModal());
    const content = '#'.repeat(1_000_001);
    await ada.fills({ 'CSV file': pipedrive([]), 'Mapping file': { name: 'map.yaml', content } });
    await ada.submits();

    await ada.waits(() => Object.keys(ada.modal().errors).length > 0);
    expect(ada.modal().errors).toEqual({
      'Mapping file': 'The file is too large: at most 1 MB can be read here.',
    });
    await ada.closes();
  });

  it('reads the steps of a product by a mapping of a few words', async () => {
    const rows = ['21,Vandelay,Sam Ortiz,Negotiation,Open,9000,'];
    const ada = await handsIn(pipedrive(rows));
    await answers(ada, 'Step “Negotiation” (1 row)');
    await ada.closes({ all: true });

    await ada.types('#general', '/deal import');
    await ada.waits(() => ada.hasModal());
    await ada.fills({
      'CSV file': pipedrive(rows),
      'Mapping file': { name: 'map.yaml', content: 'stages: {Negotiation: Quote}' },
    });
    await ada.submits();
    await answers(ada, '1 deal would come in');
    await ada.closes({ all: true });
  });

  it('reads a list that people made in our words', async () => {
    const ada = await handsIn({ name: 'own.csv', content: 'Account;Step\nStark;Quote\n' });
    await answers(ada, '1 deal would come in');
    await ada.closes({ all: true });
  });

  it('is for admins', async () => {
    const answer = await sam.types('#general', '/deal import');
    expect(answer.text).toContain('Only an admin');
    expect(sam.hasModal()).toBe(false);
  });
});
