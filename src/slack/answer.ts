import { setTimeout as pause } from 'node:timers/promises';
import { Busy } from '../busy.ts';
import { dateIn } from '../domain/dates.ts';
import { ChannelId, type WorkspaceId } from '../domain/ids.ts';
import type { InFlight } from '../in-flight.ts';
import { newReference } from '../log.ts';
import { isTransient } from '../transient-error.ts';
import type { Way } from './answers/way.ts';
import type { Caller, Context } from './context.ts';
import type { Delivery } from './delivery.ts';
import { inTime } from './in-time.ts';
import type { Reply } from './reply.ts';
import { refusalMessage } from './views/refusal.ts';
import { notShown, tooBusy, wentWrong } from './views/trouble.ts';

export interface AnswerParts {
  readonly workspaceId: WorkspaceId;
  readonly context: Context;
  readonly inFlight: InFlight;
  readonly answered?: (kind: string, outcome: string, seconds: number) => void;
  /** Slack waits 3 s. */
  readonly deadlineMs?: number;
  /** How long the outcome of a delivery is sought when the database is away. */
  readonly patienceMs?: number;
}

export type Run = (caller: Caller) => Promise<Reply>;

/** Why somebody is not served, or who they are. */
type Welcome = { readonly caller: Caller } | { readonly refused: Reply };

export interface Answering {
  /** The one way a handler is run and Slack is acknowledged; never throws. */
  answer(delivery: Delivery, way: Way, run: Run): Promise<void>;
  /** Who asks; for what is not answered with a reply (events, type-ahead, App Home). */
  welcome(delivery: Delivery): Promise<Welcome>;
  /** Runs what has no acknowledgement of its own, counted as under way; a failure is only logged. */
  quietly(kind: string, work: () => Promise<void>): Promise<void>;
  /** From now on outcomes that cannot be had at once are given up. */
  stopping(): void;
}

export function createAnswering(parts: AnswerParts): Answering {
  const { context, inFlight, deadlineMs = 2_200, patienceMs = 60_000 } = parts;
  const stop = new AbortController();
  const welcome = (delivery: Delivery) => welcomeOf(parts, delivery);

  /** Until the database is back: the same key answers with the first outcome of what was written. */
  async function insist<T>(work: () => Promise<T>): Promise<T> {
    const until = performance.now() + patienceMs;
    for (let waitMs = 250; ; waitMs = Math.min(waitMs * 2, 4_000)) {
      try {
        return await work();
      } catch (error) {
        const again = isTransient(error) && performance.now() + waitMs < until;
        if (!again || stop.signal.aborted) throw error;
        await pause(waitMs, undefined, { signal: stop.signal }).catch(() => undefined);
      }
    }
  }

  async function outcome(delivery: Delivery, run: Run): Promise<Reply> {
    try {
      return await insist(async () => {
        const welcomed = await welcome(delivery);
        return 'caller' in welcomed ? await run(welcomed.caller) : welcomed.refused;
      });
    } catch (error) {
      return failed(context, delivery, error);
    }
  }

  async function answer(delivery: Delivery, way: Way, run: Run): Promise<void> {
    const leave = inFlight.enter();
    const began = performance.now();
    const seconds = () => (performance.now() - began) / 1_000;
    try {
      const work = outcome(delivery, run);
      const reply = await inTime(work, deadlineMs);
      if (reply !== undefined) {
        await way.now(reply);
        parts.answered?.(delivery.kind, reply.kind, seconds());
        return;
      }
      await way.wait().catch((error: unknown) => failed(context, delivery, error));
      parts.answered?.(delivery.kind, 'late', seconds());
      await way.later(await work);
    } catch (error) {
      failed(context, delivery, error);
    } finally {
      leave();
    }
  }

  return {
    answer,
    welcome,
    stopping: () => stop.abort(),
    async quietly(kind, work) {
      const leave = inFlight.enter();
      try {
        await insist(work);
      } catch (error) {
        failed(context, { kind }, error);
      } finally {
        leave();
      }
    },
  };
}

/** The log and the person get the same reference; the person gets no stack. */
function failed(
  context: Context,
  { kind, reads }: Pick<Delivery, 'kind' | 'reads'>,
  error: unknown,
): Reply {
  if (error instanceof Busy) {
    context.log.warn({ kind }, 'too many changes at once');
    return { kind: 'message', message: tooBusy() };
  }
  const reference = newReference();
  context.log.error({ reference, kind, error }, 'a delivery failed');
  return { kind: 'message', message: reads ? notShown(reference) : wentWrong(reference) };
}

async function welcomeOf(
  { workspaceId, context }: AnswerParts,
  delivery: Delivery,
): Promise<Welcome> {
  const { userId, origin } = delivery;
  const { stores, now } = context;
  const [house, member] = await Promise.all([
    stores.workspaces.house(workspaceId),
    stores.members.member(workspaceId, userId),
  ]);
  const at = now();
  const { zone, locale } = house.settings;
  const on = dateIn(zone, at);
  const foreign = delivery.teamOfUser !== undefined && delivery.teamOfUser !== workspaceId;
  const standing = foreign ? 'other-workspace' : member.standing;
  if (standing !== 'full') {
    const why = standing === 'deactivated' ? 'bot' : standing;
    const voice = { locale, zone, today: on, nameOf: () => '' };
    return {
      refused: { kind: 'message', message: refusalMessage({ kind: 'outsider', why }, voice) },
    };
  }
  const channel = ChannelId.safeParse(origin.channel);
  const { key, messageTs } = delivery;
  return {
    caller: {
      workspaceId,
      userId,
      member,
      house,
      ...(channel.success ? { channel: channel.data } : {}),
      ...(origin.threadTs === undefined ? {} : { threadTs: origin.threadTs }),
      ...(messageTs === undefined ? {} : { messageTs }),
      key,
      act: { by: userId, at, on, zone, key },
    },
  };
}
