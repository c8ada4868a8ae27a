import { setTimeout as pause } from 'node:timers/promises';
import { startBot } from '../bot.ts';
import { readConfig } from '../config.ts';
import { createLog, newReference } from '../log.ts';

/** Kubernetes and friends kill after ten seconds or more. */
const leaveWithinMs = 9_500;

/** Runs until it is told to stop; answers the exit code. */
export async function run(): Promise<number> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  const told = new Promise<number>((resolve) => {
    process.once('SIGTERM', () => resolve(0));
    process.once('SIGINT', () => resolve(0));
    process.once('uncaughtException', (error) => {
      log.fatal({ reference: newReference(), error }, 'an unforeseen error; stopping');
      resolve(1);
    });
  });
  // What nobody waits for must not take down what everybody waits for: the data is in the database.
  process.on('unhandledRejection', (error) =>
    log.error({ reference: newReference(), error }, 'a failure that nobody waited for'),
  );

  const bot = await startBot(config, { log });
  const code = await told;
  const late = pause(leaveWithinMs, 'late' as const, { ref: false });
  if ((await Promise.race([bot.stop(), late])) === 'late') log.warn({}, 'left without finishing');
  return code;
}
