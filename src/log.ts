import { randomInt } from 'node:crypto';
import { type DestinationStream, pino, stdTimeFunctions } from 'pino';
import type { LogLevel } from './config.ts';
import type { Log } from './ports.ts';

export interface AppLog extends Log {
  fatal(facts: object, message: string): void;
  readonly level: string;
}

const secrets =
  /\bxox[a-z]-[\w-]+|\bxapp-[\w-]+|(?<=mongodb(?:\+srv)?:\/\/)[^@/\s"]+(?=@)|https:\/\/hooks\.slack\.com\/[^\s"]+/g;

/** JSON lines on stdout; whatever looks like a secret is taken out of the finished line. */
export function createLog(level: LogLevel, stream?: DestinationStream): AppLog {
  return pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: describeError },
      hooks: { streamWrite: (line) => line.replaceAll(secrets, '[secret]') },
    },
    stream ?? pino.destination({ dest: 1, sync: true }),
  );
}

/** An error as a log line holds it: no properties beyond these, they may carry what people typed. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error);
  const { name, message, stack } = error;
  return {
    name,
    message,
    ...('code' in error ? { code: error.code } : {}),
    stack,
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Names one failure in the log and to the person who met it: `K7Q2-9F`. */
export function newReference(): string {
  const signs = Array.from({ length: 6 }, () => letters[randomInt(letters.length)]).join('');
  return `${signs.slice(0, 4)}-${signs.slice(4)}`;
}
