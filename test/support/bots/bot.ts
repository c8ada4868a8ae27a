import { z } from 'zod';
import { type Bot, startBot } from '../../../src/bot.ts';
import { readConfig } from '../../../src/config.ts';
import { deadlineMs } from '../patient.ts';
import { type Habit, habits } from './habits.ts';

/* The bot as it runs, in a process of its own, on a clock that is told from outside. */

const order = z.discriminatedUnion('type', [
  z.object({ type: z.literal('start'), offsetMs: z.number() }),
  z.object({ type: z.literal('clock'), offsetMs: z.number() }),
]);
type Order = z.infer<typeof order>;
export type BotOrder = Order;

const told = { offsetMs: 0 };
let bot: Bot | undefined;

function habitOf(name: string | undefined): Habit {
  const habit = habits[name ?? 'own'];
  if (habit === undefined) throw new Error(`there is no habit ${name}`);
  return habit;
}

async function obey(given: Order): Promise<void> {
  if (given.type === 'start') {
    told.offsetMs = given.offsetMs;
    const clock = () => new Date(Date.now() + told.offsetMs);
    const around = habitOf(process.env.HABIT);
    const deadline = Number(process.env.DEADLINE_MS ?? deadlineMs);
    bot = await startBot(readConfig(process.env), { clock, around, deadlineMs: deadline });
    process.send?.({ type: 'ready', port: bot.port });
    return;
  }
  // A lease that ends by a jump of the clock, while its holder is at work, proves nothing.
  await bot?.moveClock(() => {
    told.offsetMs = given.offsetMs;
  });
  await bot?.tick();
  process.send?.({ type: 'ticked', offsetMs: given.offsetMs });
}

process.on('message', (message) => {
  obey(order.parse(message)).catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
});
process.on('disconnect', () => process.exit(0));
process.once('SIGTERM', () => {
  void bot?.stop().then(() => process.exit(0));
});
