import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import type { Decision } from '../../src/domain/decision.ts';
import { UserId } from '../../src/domain/ids.ts';
import { createInFlight } from '../../src/in-flight.ts';
import { createLog } from '../../src/log.ts';
import { createAnswering } from '../../src/slack/answer.ts';
import type { Way } from '../../src/slack/answers/way.ts';
import { createAside } from '../../src/slack/aside.ts';
import { commands } from '../../src/slack/commands/registry.ts';
import type { Caller, Context } from '../../src/slack/context.ts';
import { modals } from '../../src/slack/modals/registry.ts';
import type { Reply } from '../../src/slack/reply.ts';
import { aHouse, aMember, maria, team } from '../support/build.ts';
import { aHostileDeal } from '../support/hostile.ts';
import { filledState, modalSamples } from './modals/modal-samples.ts';

const secret = 's3cret-typed-by-somebody';
const deal = aHostileDeal('Acme', { ownerId: maria });
const member = aMember({ userId: maria, roles: ['manager', 'admin', 'support'] });

/** What a failed write or a refused value says: everything that was handed in. */
function failure(args: readonly unknown[]): Error {
  const told = JSON.stringify([...args.map(decided), secret]);
  const cause = z.string().max(1).safeParse(told, { reportInput: true }).error;
  const message = `Cast to string failed for value "${told}"\n    at ${told} (/srv/${told}:1:1)`;
  return Object.assign(new Error(message, { cause }), { code: told, value: told });
}

/** The decisions are where typed words end up. */
function decided(arg: unknown): unknown {
  if (typeof arg !== 'function') return arg;
  const decision: Decision = arg(deal);
  return decision.ok ? decision.change : decision.refusal;
}

/** Reads answer, so that handlers come as far as they can; every write fails. */
const reads: Readonly<Record<string, unknown>> = {
  house: aHouse(),
  member,
  byId: deal,
  byNumber: deal,
  byThread: deal,
  list: [deal],
};

function failingStores(): unknown {
  const store = new Proxy(
    {},
    {
      get:
        (_, name) =>
        async (...args: readonly unknown[]) => {
          if (Object.hasOwn(reads, name)) return reads[String(name)];
          throw failure(args);
        },
    },
  );
  return new Proxy({}, { get: () => store });
}

/** Runs one delivery as the bot does; what was logged, and what the person was told. */
async function answered(run: (caller: Caller, context: Context) => Promise<Reply>) {
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => void lines.push(line) });
  const inFlight = createInFlight();
  const fails = async (...args: readonly unknown[]) => {
    throw failure(args);
  };
  const context = {
    stores: failingStores(),
    now: () => new Date('2026-03-13T10:00:00Z'),
    log,
    nudge: () => undefined,
    ring: () => undefined,
    files: { send: fails, read: fails },
    dealFiles: { csv: fails, run: fails },
    channels: { facts: fails, members: fails },
    threads: { repliesSince: fails },
    holidays: { places: () => [], holidays: () => [] },
    aside: createAside({ inFlight, log, say: fails, stop: new AbortController().signal }),
  } as unknown as Context;
  const replies: Reply[] = [];
  const way: Way = {
    now: async (reply) => void replies.push(reply),
    wait: async () => undefined,
    later: async (reply) => void replies.push(reply),
  };
  const answering = createAnswering({ workspaceId: team, context, inFlight });
  const userId = UserId.parse(member.userId);
  await answering.answer({ kind: 'test', userId, origin: {}, key: 'k' }, way, (caller) =>
    run(caller, context),
  );
  await inFlight.settled(2_000);
  return { logged: lines.join(''), replies };
}

let failed = 0;

function check({ logged, replies }: Awaited<ReturnType<typeof answered>>): void {
  expect(logged).not.toContain(secret);
  expect(replies).toHaveLength(1);
  if (logged !== '') failed += 1;
}

describe('what somebody typed does not reach the log when it fails', () => {
  it.each(modals.map((modal) => [modal.callbackId, modal] as const))(
    'in the modal %s',
    async (id, modal) => {
      for (const view of modalSamples[id]?.(secret) ?? []) {
        const state = JSON.parse(JSON.stringify(filledState(view)), (_, value) =>
          value?.type === 'plain_text_input' ? { ...value, value: secret } : value,
        );
        const metadata = view.private_metadata ?? '';
        check(
          await answered((caller, context) =>
            modal.submit({ state, metadata, view }, caller, context),
          ),
        );
      }
    },
  );

  it.each(commands.map((command) => [command.name, command] as const))(
    'in /deal %s',
    async (_, command) => {
      for (const words of [secret, `42 ${secret}`, `42`, '']) {
        check(await answered((caller, context) => command.run(words, caller, context)));
      }
    },
  );

  it('and most of them did fail', () => {
    expect(failed).toBeGreaterThan(40);
  });
});
