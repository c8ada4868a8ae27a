import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';
import type { Order } from './bot.ts';
import { bundled } from './bundle.ts';

/* The bot's process, seen from the playground. */

export interface BotProcess {
  /** @throws Error with the bot's own sentence when it cannot start */
  readonly start: (offsetMs: number) => Promise<void>;
  readonly moveClock: (offsetMs: number) => void;
  /** Lets it finish; ends it when it does not. */
  readonly stop: () => Promise<void>;
}

const report = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('failed'), say: z.string() }),
]);

const stopWithinMs = 10_000;

/** Loads the bot, which starts when it is told to: its database may be made meanwhile. */
export async function forkBot(env: Readonly<Record<string, string>>): Promise<BotProcess> {
  const child = fork(await bundled('playground/bot.ts'), {
    execArgv: ['--enable-source-maps'],
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit').then(([code]) => Number(code ?? 1));
  const send = (given: Order) => {
    if (child.connected) child.send(given);
  };
  return {
    start: async (offsetMs) => {
      send({ type: 'start', offsetMs });
      await ready(child, ended);
    },
    moveClock: (offsetMs) => send({ type: 'clock', offsetMs }),
    stop: async () => {
      send({ type: 'stop' });
      const timer = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
      await ended;
      clearTimeout(timer);
    },
  };
}

async function ready(child: ChildProcess, ended: Promise<number>): Promise<void> {
  const told = once(child, 'message').then(([message]) => report.parse(message));
  const first = await Promise.race([told, ended]);
  if (typeof first === 'number') throw new Error(`The bot ended with ${first} before it was ready`);
  if (first.type === 'failed') throw new Error(`The bot cannot start: ${first.say}`);
}
