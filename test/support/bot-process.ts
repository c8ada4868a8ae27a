import { type ChildProcess, execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';
import { bundled } from '../../playground/bundle.ts';
import type { BotOrder } from './bots/bot.ts';
import { until } from './until.ts';

/* A bot in an operating-system process of its own, to be killed, stopped and started again. */

export interface BotProcess {
  readonly port: number;
  readonly pid: number;
  /** Where signed deliveries go. */
  readonly eventsUrl: string;
  /** What it wrote to stdout and stderr, for the message of a failure. */
  readonly said: () => string;
  readonly isReady: () => Promise<boolean>;
  /** A counter of its `/metrics`, over all labels. */
  readonly counted: (name: string) => Promise<number>;
  /** Resolves when it has done what became due; only of `bots/bot.ts`. */
  readonly moveClock: (offsetMs: number) => Promise<void>;
  readonly signal: (name: NodeJS.Signals) => void;
  /** -9, and gone when it resolves. */
  readonly kill9: () => Promise<void>;
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null }>;
}

export interface BotProcessOptions {
  readonly env: Readonly<Record<string, string>>;
  /** `src/main.ts` is the bot as it is installed; the other one has a clock that can be moved. */
  readonly entry?: 'src/main.ts' | 'test/support/bots/bot.ts';
  readonly args?: readonly string[];
  readonly cwd?: string;
}

const report = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready'), port: z.number() }),
  z.object({ type: z.literal('ticked'), offsetMs: z.number() }),
]);
type Report = z.infer<typeof report>;

const living = new Set<ChildProcess>();

/** For afterAll: nothing that a test started outlives it. */
export async function endBotProcesses(): Promise<void> {
  const gone = [...living].map((child) => once(child, 'exit'));
  for (const child of living) child.kill('SIGKILL');
  await Promise.all(gone);
}

/** A process with everything loaded, that starts when it is told to: a restart takes no loading. */
export interface WarmProcess {
  /** Rejects when it ends before it is ready. */
  readonly start: (offsetMs: number) => Promise<BotProcess>;
  readonly kill9: () => Promise<void>;
}

export async function warmProcess({
  env,
  entry = 'test/support/bots/bot.ts',
  args = [],
  cwd,
}: BotProcessOptions): Promise<WarmProcess> {
  const file = await bundled(entry);
  const child = fork(file, [...args], {
    ...(cwd === undefined ? {} : { cwd }),
    // Not what this process was started with: a bundle needs nothing of it.
    execArgv: [],
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  living.add(child);
  const ended = once(child, 'exit').then(([code, signal]) => {
    living.delete(child);
    return { code: code as number | null, signal: signal as string | null };
  });
  const heard = { text: '', reports: [] as Report[] };
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      heard.text = (heard.text + text).slice(-20_000);
    });
  }
  child.on('message', (message) => heard.reports.push(report.parse(message)));
  const isWarm = entry === 'test/support/bots/bot.ts';
  return {
    async start(offsetMs) {
      if (isWarm) tell(child, { type: 'start', offsetMs });
      const port = await until('the bot says its port', () => portOf(child, heard));
      const bot = processOf(child, heard, port, ended);
      await until('the bot is ready', () => !hasEnded(child, heard) && bot.isReady());
      return bot;
    },
    async kill9() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

export async function startBotProcess(
  options: BotProcessOptions,
  offsetMs = 0,
): Promise<BotProcess> {
  const warm = await warmProcess(options);
  return await warm.start(offsetMs);
}

/** An entry of the bot as it is installed, run to its end. */
export async function runToEnd(
  options: BotProcessOptions,
): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> {
  const file = await bundled(options.entry ?? 'src/main.ts');
  const env = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...options.env };
  const where = options.cwd === undefined ? {} : { cwd: options.cwd };
  return await new Promise((resolve) => {
    execFile(
      process.execPath,
      [file, ...(options.args ?? [])],
      { env, timeout: 60_000, ...where },
      (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    );
  });
}

interface Heard {
  readonly text: string;
  readonly reports: readonly Report[];
}

function tell(child: ChildProcess, given: BotOrder): void {
  if (child.connected) child.send(given, () => undefined);
}

/** @throws Error with what it said, when it has */
function hasEnded({ exitCode, signalCode }: ChildProcess, { text }: Heard): false {
  if (exitCode === null && signalCode === null) return false;
  throw new Error(`the bot ended with ${exitCode ?? signalCode}:\n${text}`);
}

function portOf(child: ChildProcess, heard: Heard): number | undefined {
  hasEnded(child, heard);
  const told = heard.reports.find((one) => one.type === 'ready');
  const logged = /"port":(\d+)[^\n]*Milepost is running/.exec(heard.text)?.[1];
  return told?.port ?? (logged === undefined ? undefined : Number(logged));
}

function processOf(
  child: ChildProcess,
  heard: Heard,
  port: number,
  ended: BotProcess['ended'],
): BotProcess {
  const url = `http://127.0.0.1:${port}`;
  return {
    port,
    pid: child.pid ?? 0,
    eventsUrl: `${url}/slack/events`,
    said: () => heard.text,
    ended,
    isReady: async () => {
      const answer = await fetch(`${url}/readyz`).catch(() => undefined);
      await answer?.arrayBuffer();
      return answer?.status === 200;
    },
    async counted(name) {
      const text = await fetch(`${url}/metrics`).then((answer) => answer.text());
      const lines = text.split('\n').filter((line) => line.startsWith(`milepost_${name}_total`));
      return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
    },
    async moveClock(offsetMs) {
      const before = heard.reports.length;
      tell(child, { type: 'clock', offsetMs });
      await until('the bot has done what is due', () => heard.reports.length > before, 30_000);
    },
    signal: (name) => {
      child.kill(name);
    },
    async kill9() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
