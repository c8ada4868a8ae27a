import { describe, expect, it } from '@jest/globals';
import type { Role } from '../../../src/domain/member.ts';
import { commands } from '../../../src/slack/commands/registry.ts';
import type { Caller, Context } from '../../../src/slack/context.ts';
import { createDispatch } from '../../../src/slack/dispatch.ts';
import { aHouse, aMember, anAct } from '../../support/build.ts';
import { aSurface } from '../../support/slack-app.ts';

const dispatch = createDispatch({ ...aSurface({}), commands });

async function shows(words: string, ...roles: readonly Role[]): Promise<string> {
  const member = aMember({ roles });
  const act = anAct();
  const caller: Caller = { ...member, member, house: aHouse(), act, key: act.key };
  const reply = await dispatch.words(words, caller, {} as Context);
  return reply.kind === 'message' ? reply.message.text : '';
}

/** The commands of a help text, by name. */
function named(text: string): readonly string[] {
  return [...text.matchAll(/^`\/deal ([\w-]+)/gm)].map(([, name = '']) => name);
}

describe('help', () => {
  it('shows a rep, a manager and an admin the seven lines of their own days', async () => {
    const rep = ['new', 'list', 'log', 'todo', 'advance', 'quote', 'wait'];
    const manager = ['list', 'show', 'assign', 'correct', 'digest', 'funnel', 'forecast'];
    const admin = ['list', 'assign', 'funnel', 'export', 'settings', 'stages', 'import'];

    expect(named(await shows('help', 'rep'))).toEqual(rep);
    expect(named(await shows('help', 'support'))).toEqual(rep);
    expect(named(await shows('help', 'rep', 'manager'))).toEqual(manager);
    expect(named(await shows('help', 'admin', 'rep'))).toEqual(admin);
    expect(named(await shows('help', 'admin', 'manager'))).toEqual(manager);
  });

  it('shows all that somebody may use under a few headings', async () => {
    const rep = await shows('help more', 'rep');

    expect(rep.match(/^\*.+\*$/gm)).toEqual([
      '*Every day*',
      '*One deal*',
      '*When it ends*',
      '*Numbers*',
      '*How the team works*',
    ]);
    expect(named(rep)).toContain('undo');
    expect(named(rep)).not.toContain('settings');
    expect(named(await shows('help more', 'admin'))).toHaveLength(
      commands.filter(({ hidden }) => hidden !== true).length,
    );
  });
});
