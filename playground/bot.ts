import { z } from 'zod';
import { type Bot, startBot } from '../src/bot.ts';
import { readConfig } from '../src/config.ts';

/* The bot as it runs, in a process of its own; only its clock is told from outside. */

export const order = z.discriminatedUnion('type', [
  /** Its database is ready; until then it only loads itself. */
  z.object({ type: z.literal('start'), offsetMs: z.number() }),
  z.object({ type: z.literal('clock'), offsetMs: z.number() }),
  z.object({ type: z.literal('stop') }),
]);
export type Order = z.infer<typeof order>;

const told = { offsetMs: 0 };
let running: Promise<Bot> | undefined;

async function start(): Promise<void> {
  running = startBot(readConfig(process.env), {
    clock: () => new Date(Date.now() + told.offsetMs),
  });
  await running;
  process.send?.({ type: 'ready' });
}

async function obey(given: Order): Promise<void> {
  switch (given.type) {
    case 'start':
      told.offsetMs = given.offsetMs;
      return start();
    case 'clock':
      return moveClock(given.offsetMs);
    case 'stop':
      await (await running)?.stop();
      process.exit(0);
  }
}

/** What is being posted is posted by the clock it began with: its lease would end in the middle. */
async function moveClock(offsetMs: number): Promise<void> {
  const move = () => {
    told.offsetMs = offsetMs;
  };
  const bot = await running;
  if (bot === undefined) return move();
  await bot.moveClock(move);
  await bot.tick();
}

process.on('message', (message) => {
  obey(order.parse(message)).catch(fail);
});
process.on('disconnect', () => process.exit(0));

function fail(error: unknown): void {
  const say = error instanceof Error ? error.message : String(error);
  process.send?.({ type: 'failed', say });
  process.exit(1);
}
