import { describe, expect, it } from '@jest/globals';
import type { Caller, Context } from '../../src/slack/context.ts';
import { createDispatch } from '../../src/slack/dispatch.ts';
import type { Reply } from '../../src/slack/reply.ts';
import { aHouse, aMember, anAct } from '../support/build.ts';
import { aCommand, aSurface, says } from '../support/slack-app.ts';

const dispatch = createDispatch(
  aSurface({
    commands: [
      aCommand('advance', async (words) => says(`advance(${words})`), { aliases: ['next'] }),
      aCommand('not-a-fit', async (words) => says(`not-a-fit(${words})`)),
      aCommand('show', async (words) => says(`show(${words})`)),
      aCommand('stages', async () => says('stages'), { who: 'admin' }),
      aCommand('digest', async () => says('digest'), { who: 'manager' }),
      aCommand('won', async () => says('won'), { nearly: ['close'] }),
      aCommand('lost', async () => says('lost'), { nearly: ['close'] }),
    ],
    about: async (words) => (words.startsWith('acme') ? says(`about(${words})`) : undefined),
  }),
);

const caller = (roles: Caller['member']['roles'] = ['rep']): Caller => {
  const member = aMember({ roles });
  const act = anAct();
  return { ...member, member, house: aHouse(), act, key: act.key };
};

function textOf(reply: Reply): string {
  return reply.kind === 'message' ? reply.message.text : reply.kind;
}

const say = async (words: string, roles?: Caller['member']['roles']) =>
  textOf(await dispatch.words(words, caller(roles), {} as Context));

describe('words', () => {
  it.each([
    ['', 'My deals.'],
    ['advance 42 quote', 'advance(42 quote)'],
    ['ADVANCE 42', 'advance(42)'],
    ['next 42', 'advance(42)'],
    ['not a fit 42', 'not-a-fit(42)'],
    ['Not-a-fit 42', 'not-a-fit(42)'],
    ['42', 'show(42)'],
    ['#42', 'show(#42)'],
    ['advance 42\nfirst line\nsecond', 'advance(42\nfirst line\nsecond)'],
  ])('%j run %j', async (words, said) => {
    expect(await say(words)).toBe(said);
  });

  it.each([
    ['advnce 42', 'advance 42'],
    ['adv 42', 'advance 42'],
    ['nxt 42', 'advance 42'],
    ['nex 42', 'advance 42'],
    ['not-fit', 'not-a-fit'],
    ['SHO 42', 'show 42'],
  ])('%j suggest %j', async (words, suggestion) => {
    expect(await say(words)).toContain(`Did you mean *${suggestion}*?`);
  });

  it('that may mean one of two offer both', async () => {
    expect(await say('close 57')).toContain('Did you mean *won 57* or *lost 57*?');
    expect(await say('l')).toContain('Did you mean *list* or *lost*?');
  });

  it('that no command is named by are looked for among the deals', async () => {
    expect(await say('acme seats')).toBe('about(acme seats)');
  });

  it('that are like nothing point to help, however long and hostile they are', async () => {
    expect(await say('xylophone')).toContain('/deal help');
    const answer = await say(`<!channel>${'a'.repeat(1_000_000)}`);
    expect(answer).not.toContain('<!channel>');
    expect(answer.length).toBeLessThan(500);
  });

  it('for managers and admins are refused to others with a sentence', async () => {
    expect(await say('stages', ['manager'])).toMatch(/Only an admin/);
    expect(await say('digest', ['rep'])).toMatch(/Only a manager/);
    expect(await say('stages', ['admin'])).toBe('stages');
    expect(await say('digest', ['manager'])).toBe('digest');
  });
});
