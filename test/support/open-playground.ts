import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface OpenPlayground {
  readonly url: string;
  /** What it printed when it was ready. */
  readonly said: string;
  readonly dataDir: string;
  /** As Ctrl+C does it: everything that was started hears it, some of it twice. */
  interrupt(): Promise<void>;
  stop(): Promise<void>;
}

/** Runs the README's command, as a newcomer does. */
export async function openPlayground(...flags: readonly string[]): Promise<OpenPlayground> {
  const dataDir = await mkdtemp(join(tmpdir(), 'milepost-newcomer-'));
  const child = spawn('npm', ['run', 'playground', '--', '--port', '0', ...flags], {
    env: { ...process.env, PLAYGROUND_DATA_DIR: dataDir, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const stop = async () => {
    await end(child);
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  };
  const lines: string[] = [];
  child.stderr?.on('data', (chunk) => lines.push(String(chunk)));
  for await (const line of createInterface({ input: child.stdout ?? process.stdin })) {
    lines.push(line);
    const url = /is open: (http:\/\/127\.0\.0\.1:\d+)/.exec(line)?.[1];
    if (url !== undefined)
      return { url, said: line, dataDir, stop, interrupt: () => end(child, 2) };
  }
  await stop();
  throw new Error(`The playground did not open:\n${lines.join('\n')}`);
}

async function end(child: ChildProcess, times = 1): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  for (let time = 0; time < times; time += 1) process.kill(-child.pid, 'SIGTERM');
  await gone;
  // Its own children may hold them a little longer.
  child.stdout?.destroy();
  child.stderr?.destroy();
}
