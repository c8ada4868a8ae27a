import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { deleteData, openPlayground } from './playground.ts';

/* Slack on your machine: `npm run playground`. */

const usage = `npm run playground -- [--port 3300] [--seed 1] [--empty] [--reset] [--verbose]
  --port      where the page is served; 0 takes any free port
  --seed      another number makes another past for the team, the same one each time
  --empty     a workspace that has just installed the app, and no deals
  --reset     deletes the database's files first, for one that does not start any more
  --verbose   shows everything the bot logs

Each start begins anew: the stand-in keeps Slack's messages in memory only, so the deals are made anew too.`;

const dataDir = process.env.PLAYGROUND_DATA_DIR ?? join('.data', 'playground');

function readFlags() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '3300' },
      seed: { type: 'string', default: '1' },
      empty: { type: 'boolean', default: false },
      reset: { type: 'boolean', default: false },
      verbose: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const whole = (name: 'port' | 'seed') => {
    if (!/^\d{1,9}$/.test(values[name]))
      throw new Error(`--${name} takes a whole number\n${usage}`);
    return Number(values[name]);
  };
  return { ...values, port: whole('port'), seed: whole('seed') };
}

async function main(): Promise<void> {
  const began = performance.now();
  const flags = readFlags();
  if (flags.help) return say(usage);
  if (flags.reset) await deleteData(dataDir);
  const playground = await openPlayground({
    dataDir,
    port: flags.port,
    past: flags.empty ? 'empty' : flags.seed,
    logLevel: flags.verbose ? 'info' : 'warn',
    complain,
  });
  const seconds = ((performance.now() - began) / 1_000).toFixed(1);
  const { filled, url } = playground;
  const what = filled === undefined ? 'no deals yet' : `${filled.deals} deals`;
  say(`The playground is open: ${url} (${what}, ready in ${seconds} s)`);
  if (filled === undefined) say(`Begin as the admin: ${url}/?as=U_ADA`);

  await new Promise((resolve) => {
    // Not once: Ctrl+C reaches this process more than once, and the database must be stopped first.
    process.on('SIGINT', resolve);
    process.on('SIGTERM', resolve);
  });
  await playground.stop();
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function complain(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
}

await main().catch((error: unknown) => {
  complain(error);
  process.exitCode = 1;
});
process.exit();
