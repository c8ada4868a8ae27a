import { describe, expect, it } from '@jest/globals';
import { commands } from '../../../src/slack/commands/registry.ts';
import type { Caller, Context } from '../../../src/slack/context.ts';
import { aHouse, aMember, anAct, maria, team } from '../../support/build.ts';
import { aHostileDeal } from '../../support/hostile.ts';

const deal = aHostileDeal('Acme', { ownerId: maria });
const member = aMember({ userId: maria, roles: ['manager', 'admin', 'support'] });
const house = aHouse();
const caller: Caller = {
  workspaceId: team,
  userId: maria,
  member,
  house,
  key: 'k1',
  act: anAct({ by: maria }),
};

const writes = new Set(['change', 'create', 'edit', 'saveSettings', 'savePipeline', 'start']);
const answers: Readonly<Record<string, unknown>> = {
  house,
  member,
  byId: deal,
  byNumber: deal,
  list: [deal],
  settle: undefined,
  recentHistory: { transitions: [] },
};

/** Stores that answer every question, and note what was to be written. */
function watched(written: string[]): unknown {
  const store = new Proxy(
    {},
    {
      get: (_, name) => async () => {
        if (writes.has(String(name))) written.push(String(name));
        return Object.hasOwn(answers, name) ? answers[String(name)] : [];
      },
    },
  );
  return new Proxy({}, { get: () => store });
}

const readers = commands.filter(({ reads }) => reads === true);

describe('a command that says it only reads', () => {
  it.each(readers.map((command) => [command.name, command] as const))(
    'writes nothing: %s',
    async (_, command) => {
      const written: string[] = [];
      const context = {
        stores: watched(written),
        now: () => caller.act.at,
        log: { debug() {}, info() {}, warn() {}, error() {} },
        nudge: () => written.push('nudge'),
        aside: () => written.push('aside'),
      } as unknown as Context;

      for (const words of ['', '42', '42 quote', 'acme', '42 because they called']) {
        // A reader that cannot make sense of these stores has written nothing either.
        await command.run(words, caller, context).catch(() => undefined);
      }

      expect(written).toEqual([]);
    },
  );

  it('is what most commands are that show', () => {
    const names = readers.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['list', 'show', 'funnel', 'forecast', 'digest', 'help']),
    );
    for (const name of [
      'advance',
      'note',
      'log',
      'undo',
      'assign',
      'wait',
      'todo',
      'quote',
      'ask',
      'export',
      'stages',
    ]) {
      expect(names).not.toContain(name);
    }
  });
});
