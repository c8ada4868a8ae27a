import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { ConfigError, readBaseConfig, readConfig, variableNames } from '../src/config.ts';

const socket = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };

function problemsOf(read: () => unknown): readonly string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('the configuration', () => {
  it('needs two tokens and no more', () => {
    expect(readConfig(socket)).toMatchObject({
      slack: { botToken: 'xoxb-1', way: { kind: 'socket', appToken: 'xapp-1' } },
      database: { dataDir: '.data' },
      first: { zone: 'UTC', currency: 'USD', locale: 'en-US' },
      port: 3000,
      logLevel: 'info',
    });
  });

  it('takes the signing secret for HTTP, and Socket Mode when both are given', () => {
    const secret = { SLACK_SIGNING_SECRET: '0123456789abcdef' };

    expect(readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', ...secret }).slack.way.kind).toBe('http');
    expect(readConfig({ ...socket, ...secret }).slack.way.kind).toBe('socket');
  });

  it('says everything that is wrong at once, one line each', () => {
    const problems = problemsOf(() =>
      readConfig({
        SLACK_BOT_TOKEN: 'xoxp-1',
        PORT: 'eighty',
        TIMEZONE: 'Mars/Olympus',
        CURRENCY: 'euro',
        LOCALE: 'not a locale',
        LOG_LEVEL: 'loud',
        DEALS_CHANNEL: '#deals',
        MONGODB_URI: 'localhost',
        SLACK_API_URL: 'ftp://x',
      }),
    );

    const named = problems.map((problem) => problem.split(' ')[0]).sort();
    expect(named).toEqual(
      [
        'CURRENCY',
        'DEALS_CHANNEL',
        'LOCALE',
        'LOG_LEVEL',
        'MONGODB_URI',
        'PORT',
        'SLACK_API_URL',
        'SLACK_APP_TOKEN',
        'SLACK_BOT_TOKEN',
        'TIMEZONE',
      ].sort(),
    );
    for (const problem of problems) expect(problem).not.toContain('\n');
  });

  it('takes no three letters for a currency that are none', () => {
    const problems = (CURRENCY: string) => problemsOf(() => readConfig({ ...socket, CURRENCY }));

    expect(problems('EUX')).toEqual(['CURRENCY must be a currency code, like EUR']);
    expect(problems('eur')).toEqual(['CURRENCY must be a currency code, like EUR']);
    expect(problems('JPY')).toEqual([]);
  });

  it('takes what is empty for not set, as a copied example has it', () => {
    const config = readConfig({ ...socket, MONGODB_URI: '', TIMEZONE: '  ', PORT: '' });

    expect(config.database.uri).toBeUndefined();
    expect(config.port).toBe(3000);
  });

  it('does not start a database of its own in production', () => {
    expect(problemsOf(() => readConfig({ ...socket, NODE_ENV: 'production' }))).toEqual([
      expect.stringMatching(/^MONGODB_URI is missing/),
    ]);
    expect(
      problemsOf(() =>
        readConfig({ ...socket, NODE_ENV: 'production', MONGODB_URI: 'mongodb://db/milepost' }),
      ),
    ).toEqual([]);
  });

  it('finds the API of another host', () => {
    const at = (url: string) => readConfig({ ...socket, SLACK_API_URL: url }).slack.apiUrl;

    expect(at('http://127.0.0.1:9')).toBe('http://127.0.0.1:9/api/');
    expect(at('http://127.0.0.1:9/api/')).toBe('http://127.0.0.1:9/api/');
    expect(at('https://proxy.example/slack')).toBe('https://proxy.example/slack/');
  });

  it('asks nothing of Slack of a command that needs only the database', () => {
    expect(readBaseConfig({}).slack).toBeUndefined();
    expect(readBaseConfig(socket).slack?.botToken).toBe('xoxb-1');
    expect(problemsOf(() => readBaseConfig({ PORT: '-1' }))).toEqual([
      'PORT must be a port number',
    ]);
  });
});

it('has an example file that names every variable and no other', async () => {
  const example = await readFile('.env.example', 'utf8');
  const named = [...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);

  expect([...named].sort()).toEqual([...variableNames].sort());
});
