import { randomInt } from 'node:crypto';
import { type DestinationStream, pino, stdTimeFunctions } from 'pino';
import { z } from 'zod';
import type { LogLevel } from './config.ts';
import type { Log } from './ports.ts';

export interface AppLog extends Log {
  fatal(facts: object, message: string): void;
  readonly level: string;
}

const secrets =
  /\bxox[a-z]-[\w-]+|\bxapp-[\w-]+|(?<=mongodb(?:\+srv)?:\/\/)[^@/\s"]+(?=@)|https:\/\/hooks\.slack\.com\/[^\s"]+/g;

/**
 * JSON lines on stdout; whatever looks like a secret is taken out of the finished line. What an error
 * says in words may be what people typed (a failed cast, a refused value), so those stand in a debug
 * line of their own.
 */
export function createLog(level: LogLevel, stream?: DestinationStream): AppLog {
  return pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: describeError },
      hooks: {
        streamWrite: (line) => line.replaceAll(secrets, '[secret]'),
        logMethod(args, method, importance) {
          method.apply(this, args);
          const { error } = WithError.parse(args[0]);
          if (error === undefined || importance <= (this.levels.values.debug ?? 0)) return;
          if (this.isLevelEnabled('debug')) this.debug({ said: wordsOf(error) }, 'what it said');
        },
      },
    },
    stream ?? pino.destination({ dest: 1, sync: true }),
  );
}

const WithError = z.object({ error: z.unknown() }).partial().catch({});

/** What kind of failure, and where; never its words, nor any other property. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return typeof error;
  const { name, message, stack = '' } = error;
  return {
    name: Plain.parse(name),
    ...('code' in error ? { code: Plain.parse(error.code) } : {}),
    stack: framesOf(stack, message),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

/** A word of a program, never of a person. */
const Plain = z.union([z.number(), z.string().regex(/^[\w.:-]{1,60}$/)]).catch('unknown');

const frame = /^ {4}at [^\n]*?(?:(?:file:|node:|\/|[A-Z]:\\)[^\n()]*:\d+:\d+|<anonymous>)\)?$/;

/** Lines that name a place in the program; the words may hold lines that look like one. */
function framesOf(stack: string, message: string): string {
  const places = message === '' ? stack : stack.replaceAll(message, '');
  return places
    .split('\n')
    .filter((line) => frame.test(line))
    .join('\n');
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { name, message, cause } = error;
  return `${name}: ${message}${cause === undefined ? '' : `; ${wordsOf(cause)}`}`;
}

const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Names one failure in the log and to the person who met it: `K7Q2-9F`. */
export function newReference(): string {
  const signs = Array.from({ length: 6 }, () => letters[randomInt(letters.length)]).join('');
  return `${signs.slice(0, 4)}-${signs.slice(4)}`;
}
