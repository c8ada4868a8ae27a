import cron, { type ScheduledTask } from 'node-cron';
import type { WorkspaceId } from '../domain/ids.ts';
import type { Clock } from '../ports.ts';
import { type Job, type JobParts, nothingSeen } from './job.ts';
import { createRests } from './rests.ts';
import { complain, tickWorkspace } from './tick.ts';
import { within } from './within.ts';

export interface SchedulerOptions extends JobParts {
  /** The one this bot works for; Slack would not know the people and threads of another. */
  readonly workspaceId: WorkspaceId;
  readonly now: Clock;
  readonly jobs: readonly Job[];
  /** One slot's work may take this long before the others go on without it. */
  readonly slotMs?: number;
  readonly slotsPerTick?: number;
}

/** Finds what is due and does it; node-cron is only the bell. */
export interface Scheduler {
  /** Does what is due at this instant; answers how many runs it made. */
  tick(now?: Date): Promise<number>;
  start(): void;
  /** Something may be due now, before the next minute. */
  ring(): void;
  /** No new ticks; false: one was still at work after so many milliseconds. */
  stop(withinMs?: number): Promise<boolean>;
}

const seenLimit = 20_000;

export function createScheduler(options: SchedulerOptions): Scheduler {
  const seen = nothingSeen();
  const rests = createRests();
  let running: Promise<number> = Promise.resolve(0);
  let task: ScheduledTask | undefined;
  let stopping = false;

  const tickOnce = async (now: Date): Promise<number> => {
    if (stopping) return 0;
    if (seen.runIds.size > seenLimit) {
      seen.runIds.clear();
      seen.putOff.clear();
    }
    const { jobs, workspaceId, slotMs = 120_000, slotsPerTick = 500 } = options;
    const budget = { slots: slotsPerTick };
    const tick = { parts: options, jobs, now, seen, rests, slotMs, budget };
    return await tickWorkspace(tick, workspaceId);
  };
  const next = (now: Date): Promise<number> => {
    running = running.catch(() => 0).then(() => tickOnce(now));
    return running;
  };
  const ring = () => next(options.now()).catch((error) => complain(options, 'tick', error));

  return {
    tick: (now = options.now()) => next(now),
    ring: () => void ring(),
    start() {
      task = cron.schedule('* * * * *', ring, {
        name: 'milepost',
        timezone: 'Etc/UTC',
        noOverlap: true,
        logger: quietLogger(options),
      });
      void ring();
    },
    async stop(withinMs = 8_000) {
      stopping = true;
      await task?.destroy();
      const done = running.then(
        () => true,
        () => true,
      );
      return await within(done, withinMs, () => false);
    },
  };
}

/** node-cron's own remarks (a late bell, an overlap) are of no use to an operator: slots are data. */
function quietLogger({ log }: SchedulerOptions) {
  const say = (message: string | Error) => log.debug({ cron: String(message) }, 'bell');
  return { info: say, warn: say, error: say, debug: say };
}
