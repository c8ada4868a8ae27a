import { describe, expect, it } from '@jest/globals';
import { morningEdit, withDealDone } from '../../src/domain/morning-rows.ts';
import type { MorningContent, Run } from '../../src/domain/run.ts';
import { aDeal, anAct, maria, monday, sam, team } from '../support/build.ts';

const deal = aDeal();
const row = { dealId: deal.id, why: 'so', repeat: 0 } as const;
const content: MorningContent = {
  kind: 'morning',
  userId: sam,
  date: anAct().on,
  rows: [row],
  more: 0,
};
const mine = { what: 'called today', at: monday };
const hers = { what: 'lost, by Maria', at: monday, by: maria };

describe('a morning’s row', () => {
  it('is done whoever closed or moved the deal, and is open again when that is undone', () => {
    const lost = withDealDone(content, deal, 'closed', hers);

    expect(lost?.rows).toEqual([{ ...row, done: hers }]);
    expect(lost && withDealDone(lost, deal, 'undone', hers)?.rows).toEqual([row]);
  });

  it('is done by any change of its reader, and by no note or edit of somebody else', () => {
    expect(withDealDone(content, deal, 'noted', mine)?.rows).toEqual([{ ...row, done: mine }]);
    expect(withDealDone(content, deal, 'noted', hers)).toBeUndefined();
    expect(withDealDone(content, deal, 'edited', hers)).toBeUndefined();
  });

  it('stays as it was once a newer morning came, and where the deal is not named', () => {
    expect(withDealDone({ ...content, over: true }, deal, 'closed', mine)).toBeUndefined();
    expect(withDealDone({ ...content, rows: [] }, deal, 'closed', mine)).toBeUndefined();
  });

  it('is edited in place only, by a name of its own', () => {
    const run: Run = { id: 'r', workspaceId: team, job: 'morning', at: monday, content };
    const { say } = morningEdit(run, content, 'k1', monday);

    expect(say).toMatchObject([{ id: 'r/k1', facts: { kind: 'run', known: true } }]);
  });
});
