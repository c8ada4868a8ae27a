import type { UserId } from '../domain/ids.ts';
import type { InFlight } from '../in-flight.ts';
import { newReference } from '../log.ts';
import type { Log } from '../ports.ts';
import type { Message } from './views/message.ts';

/** Work that goes on after its answer; everything it says goes to the person's direct messages. */
interface AsideTask {
  readonly userId: UserId;
  /** Same for a repeated delivery. */
  readonly key: string;
  /** For the log. */
  readonly what: string;
  /** Told when it fails; the reference is in the log too. Absent: nothing that the person asked for. */
  readonly failed?: (reference: string) => Message;
  readonly work: (say: (message: Message) => Promise<void>, stop: AbortSignal) => Promise<void>;
}

/** False: the same is running already, and is not begun again. */
export type Aside = (task: AsideTask) => boolean;

export interface AsideParts {
  readonly inFlight: InFlight;
  readonly log: Log;
  readonly say: (userId: UserId, message: Message) => Promise<void>;
  readonly stop: AbortSignal;
}

/** Counted as under way; nothing that fails here is lost on its person. */
export function createAside({ inFlight, log, say, stop }: AsideParts): Aside {
  const running = new Set<string>();

  async function run({ userId, key, what, failed, work }: AsideTask): Promise<void> {
    const leave = inFlight.enter();
    try {
      await work((message) => say(userId, message), stop);
    } catch (error) {
      const reference = newReference();
      log.error({ reference, what, error }, 'work aside failed');
      if (failed === undefined) return;
      await say(userId, failed(reference)).catch((cause: unknown) =>
        log.error({ reference, what, error: cause }, 'a person could not be told'),
      );
    } finally {
      running.delete(key);
      leave();
    }
  }

  return (task) => {
    if (running.has(task.key)) return false;
    running.add(task.key);
    void run(task);
    return true;
  };
}
