import { describe, expect, it } from '@jest/globals';
import type { Deal } from '../../src/domain/deal.ts';
import type { Decision } from '../../src/domain/decision.ts';
import { StageId } from '../../src/domain/ids.ts';
import { type MoveAsk, move } from '../../src/domain/moves.ts';
import {
  aDeal,
  aHouse,
  aMember,
  anAct,
  maria,
  priya,
  sam,
  someSettings,
} from '../support/build.ts';

const quote = StageId.parse('quote');
const qualified = StageId.parse('qualified');
const closure = StageId.parse('closure');

function advance(deal: Deal, ask: Partial<MoveAsk> = {}, member = aMember()): Decision {
  return move(deal, aHouse(), member, anAct({ by: member.userId }), {
    version: deal.version,
    ...ask,
  });
}

function refusalOf(decision: Decision) {
  return decision.ok ? undefined : decision.refusal;
}

function dealOf(decision: Decision): Deal {
  if (!decision.ok) throw new Error(`refused: ${decision.refusal.kind}`);
  return decision.change.deal;
}

const signable = aDeal({
  stageId: qualified,
  facts: { people: [{ id: 'p1', name: 'Dana Weiss', canSign: true }] },
  nextStep: { text: 'call', on: anAct().on },
});

describe('moving a deal', () => {
  it('goes to the next open stage and says so on the card and in the thread', () => {
    const decision = advance(aDeal());

    expect(decision.ok && decision.change.deal).toMatchObject({ stageId: 'qualified', version: 2 });
    expect(decision.ok && decision.change.say.map((one) => one.facts.kind)).toEqual([
      'card',
      'thread',
    ]);
    expect(decision.ok && decision.change.done).toMatchObject({
      kind: 'moved',
      how: 'advance',
      to: 'Qualified',
    });
  });

  it('records open advised criteria silently', () => {
    const decision = advance(aDeal());

    expect(decision.ok && decision.change.entries[0]).toMatchObject({
      unmet: ['source', 'profile-fits', 'budget', 'value'],
    });
  });

  it('stops at open required criteria and names them', () => {
    const refusal = refusalOf(advance(aDeal({ stageId: qualified })));

    expect(refusal).toMatchObject({
      kind: 'unmet',
      criteria: [{ id: 'can-sign' }, { id: 'next-step' }],
    });
  });

  it('moves on anyway with a reason, and keeps it', () => {
    const decision = advance(aDeal({ stageId: qualified }), { moveAnyway: 'Told verbally' });

    expect(dealOf(decision).history.at(-1)).toMatchObject({ movedAnyway: 'Told verbally' });
  });

  it('moves on with nothing missing', () => {
    expect(dealOf(advance(signable)).stageId).toBe(quote);
  });

  it('asks why when a step is skipped, and records the skip', () => {
    expect(refusalOf(advance(aDeal(), { to: quote }))).toMatchObject({
      kind: 'reason-needed',
      what: 'skip',
    });

    const skipped = advance(aDeal(), { to: quote, note: 'They asked for a price' });

    expect(dealOf(skipped).history.at(-1)).toMatchObject({
      how: 'skip',
      note: 'They asked for a price',
    });
  });

  it('moves back with a reason and asks nothing of the stage it leaves', () => {
    const back = advance(aDeal({ stageId: closure }), { to: qualified, note: 'New buyer' });

    expect(dealOf(back).history.at(-1)).toMatchObject({ how: 'back', unmet: [] });
  });

  it('refuses a version that has passed and says who moved it where', () => {
    const moved = dealOf(advance(aDeal(), {}, aMember({ userId: maria, roles: ['manager'] })));

    expect(refusalOf(advance(moved, { version: 1 }))).toMatchObject({
      kind: 'moved-meanwhile',
      by: maria,
      from: 'Prospecting',
      to: 'Qualified',
    });
  });

  it('asks Won or Lost at the last open stage', () => {
    expect(refusalOf(advance(aDeal({ stageId: closure })))).toMatchObject({ kind: 'last-stage' });
  });

  it('tells support when a deal enters the last open stage', () => {
    const decision = advance(aDeal({ stageId: quote }), { moveAnyway: 'Small deal' });

    expect(decision.ok && decision.change.say.map((one) => one.facts.kind)).toContain('heads-up');
  });

  it('lets the owner, managers and admins move it, and nobody else', () => {
    expect(refusalOf(advance(aDeal(), {}, aMember({ userId: priya })))).toMatchObject({
      kind: 'not-allowed',
    });
    expect(advance(aDeal(), {}, aMember({ userId: maria, roles: ['manager'] })).ok).toBe(true);
    expect(refusalOf(advance(aDeal(), {}, aMember({ standing: 'guest' })))).toMatchObject({
      kind: 'outsider',
    });
  });

  it('holds to the policy on skipping', () => {
    const { policies } = someSettings();
    const house = aHouse({
      settings: someSettings({ policies: { ...policies, skip: 'managers' } }),
    });
    const ask = { version: 1, to: quote, note: 'why' };

    const asRep = move(aDeal(), house, aMember({ userId: sam }), anAct(), ask);
    const asManager = move(
      aDeal(),
      house,
      aMember({ userId: maria, roles: ['manager'] }),
      anAct(),
      ask,
    );

    expect(refusalOf(asRep)).toMatchObject({ kind: 'not-allowed', who: 'manager' });
    expect(asManager.ok).toBe(true);
  });
});
