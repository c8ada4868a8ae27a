import { describe, expect, it } from '@jest/globals';
import { createDirectory } from '../../src/slack/directory.ts';
import type { SlackClient } from '../../src/slack/slack-client.ts';
import { sam, team } from '../support/build.ts';
import { noLog } from '../support/quiet-parts.ts';

const person = (id: string, more: object = {}) => ({
  ...{ id, team_id: team, name: id.toLowerCase(), real_name: `Name of ${id}`, profile: {} },
  ...more,
});

/** A Slack that hands out these pages, and counts how often it is asked. */
function slackOf(pages: readonly (readonly object[])[]) {
  const asked: (string | undefined)[] = [];
  const list = async ({ cursor }: { readonly cursor?: string }) => {
    asked.push(cursor);
    const at = Number(cursor ?? 0);
    if (pages[at] === undefined) throw new Error('ratelimited');
    const next = at + 1 < pages.length ? String(at + 1) : '';
    return { members: pages[at], response_metadata: { next_cursor: next } };
  };
  return { asked, client: { users: { list } } as unknown as SlackClient };
}

describe('everybody whom Slack knows', () => {
  it('is read page by page, with every name they go by, and asked for once in a while', async () => {
    const { client, asked } = slackOf([
      [person(sam, { profile: { display_name: 'sam' } })],
      [person('UGUEST', { is_restricted: true }), person('UFAR', { team_id: 'T2' })],
    ]);
    const directory = createDirectory(client, noLog);

    const people = await directory.people(team);

    expect(people).toEqual([
      { userId: sam, standing: 'full', names: [`Name of ${sam}`, 'sam'] },
      { userId: 'UGUEST', standing: 'guest', names: ['Name of UGUEST'] },
      { userId: 'UFAR', standing: 'other-workspace', names: ['Name of UFAR'] },
    ]);
    expect(await directory.people(team)).toBe(people);
    expect(asked).toEqual([undefined, '1']);
  });

  it('is nobody rather than a part, where a page fails or there is no end of them', async () => {
    const endless = Array.from({ length: 25 }, (_, at) => [person(`U${at}`)]);
    const broken = slackOf([[person(sam)], undefined as unknown as readonly object[]]);

    expect(await createDirectory(slackOf(endless).client, noLog).people(team)).toBeUndefined();
    expect(await createDirectory(broken.client, noLog).people(team)).toBeUndefined();
  });
});
