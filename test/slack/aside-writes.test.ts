import { describe, expect, it } from '@jest/globals';
import { note } from '../../src/domain/notes.ts';
import { createInFlight } from '../../src/in-flight.ts';
import { createAside } from '../../src/slack/aside.ts';
import { changeAndTell } from '../../src/slack/change-deal.ts';
import type { Caller, Context } from '../../src/slack/context.ts';
import { newDealModal, newDealView } from '../../src/slack/modals/new-deal.ts';
import type { Message } from '../../src/slack/views/message.ts';
import { aDeal, aHouse, aMember, anAct, sam, team } from '../support/build.ts';
import { keepLog } from '../support/slack-app.ts';
import { until } from '../support/until.ts';
import { filledState } from './modals/modal-samples.ts';

const down = async () => {
  throw new Error('this collection cannot be written');
};

function setting(broken: object) {
  const log = keepLog();
  const inFlight = createInFlight();
  const told: Message[] = [];
  const say = async (_: unknown, message: Message) => void told.push(message);
  const context = {
    stores: broken,
    log,
    now: () => anAct().at,
    nudge: () => undefined,
    aside: createAside({ inFlight, log, say, stop: new AbortController().signal }),
  } as unknown as Context;
  const caller: Caller = {
    workspaceId: team,
    userId: sam,
    member: aMember(),
    house: aHouse(),
    key: 'k1',
    act: anAct(),
  };
  return { context, caller, log, told, inFlight };
}

function textOf(reply: object): string {
  return JSON.stringify(reply);
}

describe('what follows a change that is done', () => {
  it('fails aside when the row of the morning message cannot be marked', async () => {
    const deal = aDeal();
    const decision = note(deal, aMember(), anAct(), 'they called');
    if (!decision.ok) throw new Error('not noted');
    const { context, caller, log, told, inFlight } = setting({
      deals: {
        change: async () => ({
          ok: true,
          deal: decision.change.deal,
          done: decision.change.done,
          repeated: false,
        }),
      },
      runs: { change: down },
      members: { member: async () => aMember() },
    });

    const reply = await changeAndTell(deal.id, caller, context, () => decision);
    await until('it came to its end', () => inFlight.count === 0);

    expect(textOf(reply)).toContain('Noted on #');
    expect(log.lines).toEqual([
      expect.objectContaining({
        level: 'error',
        facts: expect.objectContaining({ reference: expect.any(String) }),
      }),
    ]);
    expect(told).toEqual([]);
  });

  it('does not take back a deal that was created', async () => {
    const created = aDeal({ name: 'Acme' });
    const { context, caller, log, told, inFlight } = setting({
      deals: {
        create: async () => ({
          ok: true,
          deal: created,
          done: {
            kind: 'created',
            number: created.number,
            name: created.name,
            at: anAct().at,
            stage: 'Prospecting',
          },
          repeated: false,
        }),
        change: down,
        list: async () => [],
      },
      members: { member: async () => aMember(), edit: down },
    });
    const view = newDealView(
      { ownerId: sam, account: 'Acme', sourceId: 'quora', said: 'hello' },
      aHouse(),
      'en',
    );

    const reply = await newDealModal.submit(
      { state: filledState(view), metadata: view.private_metadata ?? '', view },
      caller,
      context,
    );
    await until('all came to its end', () => inFlight.count === 0);

    expect(reply.kind).toBe('close');
    expect(textOf(reply)).toContain('Acme');
    expect(log.lines.map(({ level }) => level)).toEqual(['error', 'error']);
    expect(told.map(({ text }) => text)).toEqual([expect.stringMatching(/first note.*reference/)]);
  });
});
