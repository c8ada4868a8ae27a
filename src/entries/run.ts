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

  const starting = startBot(config, { log });
  const code = await Promise.race([told, starting.then(() => told)]);
  // A start that takes longer, as with its first download of a database, is not waited for.
  const late = pause(leaveWithinMs, 'late' as const, { ref: false });
  const left = starting.then(
    (bot) => bot.stop(),
    () => undefined,
  );
  if ((await Promise.race([left, late])) === 'late') log.warn({}, 'left without finishing');
  return code;
}
