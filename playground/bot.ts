import { join } from 'node:path';
import { z } from 'zod';
import { type Bot, startBot } from '../src/bot.ts';
import { readConfig } from '../src/config.ts';

/* The bot as it runs, in a process of its own; only its clock is told from outside. */

export const order = z.discriminatedUnion('type', [
  z.object({ type: z.literal('clock'), offsetMs: z.number() }),
  z.object({ type: z.literal('stop') }),
]);
export type Order = z.infer<typeof order>;

const told = { offsetMs: Number(process.env.PLAYGROUND_CLOCK_OFFSET_MS ?? 0) };
const dataDir = process.env.PLAYGROUND_DATA_DIR ?? join('.data', 'playground');

async function start(): Promise<Bot> {
  const config = readConfig(process.env);
  return startBot(
    { ...config, database: { dataDir } },
    { clock: () => new Date(Date.now() + told.offsetMs) },
  );
}

const running = start();

async function obey(given: Order): Promise<void> {
  const bot = await running;
  if (given.type === 'clock') {
    told.offsetMs = given.offsetMs;
    await bot.tick();
    return;
  }
  await bot.stop();
  process.exit(0);
}

process.on('message', (message) => {
  obey(order.parse(message)).catch(fail);
});
process.on('disconnect', () => process.exit(0));

running.then(({ port }) => process.send?.({ type: 'ready', port })).catch(fail);

function fail(error: unknown): void {
  const say = error instanceof Error ? error.message : String(error);
  process.send?.({ type: 'failed', say });
  process.exit(1);
}
