import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { bundled } from '../../playground/bundle.ts';
import type { StandIn } from '../../playground/stand-in.ts';

export interface Finished {
  readonly code: number | null;
  readonly stdout: readonly string[];
  readonly stderr: readonly string[];
}

export interface RunningEntry {
  readonly port: number;
  readonly finished: Promise<Finished>;
  kill(signal: NodeJS.Signals): void;
}

type Env = Readonly<Record<string, string>>;

/** What a bot in front of the stand-in needs; nothing of this machine's own environment leaks in. */
export function botEnv(slack: StandIn, mongoUri: string, way: 'socket' | 'http' = 'socket'): Env {
  return {
    SLACK_BOT_TOKEN: slack.tokens.bot,
    ...(way === 'socket'
      ? { SLACK_APP_TOKEN: slack.tokens.app }
      : { SLACK_SIGNING_SECRET: slack.tokens.signingSecret }),
    SLACK_API_URL: slack.apiUrl,
    MONGODB_URI: mongoUri,
    PORT: '0',
    DEALS_CHANNEL: 'C_DEALS',
    MANAGERS_CHANNEL: 'C_MANAGERS',
    SUPPORT_CHANNEL: 'C_SUPPORT',
    TIMEZONE: 'Europe/Berlin',
    CURRENCY: 'EUR',
  };
}

async function launch(args: readonly string[], env: Env): Promise<ChildProcess> {
  return spawn(process.execPath, [await bundled('src/main.ts'), ...args], {
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function watch(child: ChildProcess, heard?: (line: string) => void): Promise<Finished> {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const keep = (lines: string[]) => (line: string) => {
    lines.push(line);
    heard?.(line);
  };
  if (child.stdout) createInterface(child.stdout).on('line', keep(stdout));
  if (child.stderr) createInterface(child.stderr).on('line', keep(stderr));
  return once(child, 'close').then(([code]) => ({ code, stdout, stderr }));
}

/** Runs an entry to its end. */
export async function runEntry(args: readonly string[], env: Env): Promise<Finished> {
  return await watch(await launch(args, env));
}

const startWithinMs = 90_000;

/** Starts the bot as it is installed, and waits until it says that it runs. */
export async function startEntry(env: Env): Promise<RunningEntry> {
  const child = await launch(['run'], env);
  let running: (port: number) => void = () => undefined;
  const port = new Promise<number>((resolve) => {
    running = resolve;
  });
  const finished = watch(child, (line) => {
    const said = /"port":(\d+).*"msg":"Milepost is running"/.exec(line)?.[1];
    if (said !== undefined) running(Number(said));
  });
  const late = pause(startWithinMs, 'late', { ref: false });
  const first = await Promise.race([port, finished, late]);
  if (typeof first !== 'number') {
    child.kill('SIGKILL');
    throw new Error(`the bot did not start: ${JSON.stringify(first)}`);
  }
  return { port: first, finished, kill: (signal) => void child.kill(signal) };
}
