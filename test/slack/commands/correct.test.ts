import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonDriver } from '../../../playground/person/person.ts';
import type { Message } from '../../../playground/shapes.ts';
import {
  advance,
  inThread,
  type MovedTeam,
  newDeal,
  startMovedTeam,
  wins,
} from '../../support/deal-walk.ts';

let team: MovedTeam;
let sam: PersonDriver;
let maria: PersonDriver;
let card: Message;
beforeAll(async () => {
  team = await startMovedTeam();
  sam = team.slack.person('U_SAM');
  maria = team.slack.person('U_MARIA');
  card = await newDeal(sam, 'acme 12k linkedin');
  for (const step of ['Qualified', 'Quote', 'Closure']) await advance(sam, card, step);
});
afterAll(() => team?.stop());

async function opens(line: string): Promise<void> {
  await maria.types('#deals', line);
  await maria.waits(() => maria.hasModal());
}

describe('a wrong outcome', () => {
  it('is corrected by managers, and only of closed deals', async () => {
    expect((await sam.types('#deals', '/deal correct 1')).text).toContain('manager');
    expect((await maria.types('#deals', '/deal correct 1')).text).toContain('is open');
  });

  it('of a win withdraws what was posted of it', async () => {
    await wins(sam, 1);
    await team.later({ minutes: 11 });
    const lee = team.slack.person('U_LEE');
    const handoff = await lee.waits(() =>
      lee.messages('#support').findLast((one) => lee.reads(one).includes('Handoff: #1')),
    );
    const praise = await inThread(sam, card, /is won/);

    await opens('/deal correct 1');
    await maria.fills({ 'It was': 'Lost' });
    await maria.waits(() => maria.modal().text.includes('Reason'));
    await maria.fills({ Why: 'They never signed' });
    expect((await maria.submits()).outcome).toBe('errors');
    await maria.fills({ Reason: 'Price' });
    await maria.submits();

    await inThread(sam, card, 'Maria Lopez corrected #1 Acme: Lost: Price');
    await inThread(sam, card, 'They never signed');
    await sam.waits(() => sam.reads(card).includes('Lost: Price'));
    await sam.waits(() => sam.reads(praise).includes('Withdrawn'));
    await lee.waits(() => !lee.reads(handoff).includes('[Accept]'));
  });

  it('of a loss makes a win of it, celebrated once it can no longer be undone', async () => {
    await opens('/deal correct 1');
    await maria.fills({ 'It was': 'Won' });
    await maria.waits(() => maria.modal().text.includes('Signed on'));
    await maria.fills({
      'Final amount': '13k',
      'Signed on': '2026-03-02',
      Why: 'Signed after all',
    });
    await maria.submits();
    await sam.waits(() => sam.reads(card).includes('Won: signed on 2 Mar'));
    expect(sam.reads(card)).toContain('€13,000');
    const lee = team.slack.person('U_LEE');
    await team.later({ minutes: 11 });
    await lee.waits(() => lee.sees('#support').includes('Handoff: #1'));
  });

  it('can be undone from the confirmation', async () => {
    await opens('/deal correct 1');
    await maria.fills({ 'It was': 'Not a fit' });
    await maria.waits(() => maria.modal().text.includes('Reason'));
    await maria.fills({ Reason: 'Too small for us', Why: 'A test deal' });
    const { outcome } = await maria.submits();
    expect(outcome).not.toBe('errors');
    await sam.waits(() => sam.reads(card).includes('Not a fit'));
    await maria.types('#deals', '/deal undo 1');
    await sam.waits(() => sam.reads(card).includes('Won: signed on 2 Mar'));
  });
});
