import { describe, expect, it } from '@jest/globals';
import { IsoDate } from '../../src/domain/dates.ts';
import { type Fill, filled } from '../../src/domain/fill.ts';
import { unmet } from '../../src/domain/gates.ts';
import { CriterionId, StageId } from '../../src/domain/ids.ts';
import { Currency, moneyOf } from '../../src/domain/money.ts';
import { move } from '../../src/domain/moves.ts';
import { findStage } from '../../src/domain/pipeline.ts';
import { aDeal, aHouse, aMember, anAct, aPipeline, euros } from '../support/build.ts';

const qualifiedId = StageId.parse('qualified');
const qualified = findStage(aPipeline(), qualifiedId);
if (qualified === undefined) throw new Error('no such stage');
const deal = aDeal({ stageId: qualifiedId });
const on = IsoDate.parse('2026-03-12');

function openAfter(fill: Fill): readonly string[] {
  const known = filled(deal, anAct(), fill, qualified?.criteria ?? []);
  const { required, advised } = unmet(known, qualified ?? fail());
  return [...required, ...advised].map((criterion) => criterion.id);
}

function fail(): never {
  throw new Error('no stage');
}

describe('before you move on', () => {
  it('lists what is open: who can sign and a next step are required', () => {
    expect(unmet(deal, qualified).required.map((one) => one.label)).toEqual([
      'Someone who can sign',
      'A next step with a date',
    ]);
  });

  it('is met by a new person who can sign and was met', () => {
    expect(openAfter({ signer: { name: 'Dana Weiss' }, signerMet: true })).toEqual([
      'next-step',
      'needs',
      'demo-to-signer',
    ]);
  });

  it('counts a demo only when someone who can sign saw it', () => {
    const signer = { signer: { name: 'Dana' } } as const;

    expect(openAfter({ ...signer, demo: 'others-saw-it' })).toContain('demo-to-signer');
    expect(openAfter({ ...signer, demo: 'signer-saw-it' })).not.toContain('demo-to-signer');
    expect(openAfter({ demo: 'not-needed' })).not.toContain('demo-to-signer');
  });

  it('asks a criterion with a floor only of deals known to be worth that much', () => {
    const floor = {
      ...qualified,
      criteria: qualified.criteria.map((one) => ({ ...one, from: euros(50_000) })),
    };
    const { amount: _, ...noAmount } = deal;

    expect(unmet(deal, floor).required).toEqual([]);
    expect(unmet(noAmount, floor).required).toEqual([]);
    const yen = moneyOf(6_000_000, Currency.parse('JPY'));
    expect(unmet({ ...deal, amount: yen }, floor).required).toEqual([]);
    expect(unmet({ ...deal, amount: euros(50_000) }, floor).required).toHaveLength(2);
    expect(unmet(deal, { ...floor, criteria: qualified.criteria }).required).toHaveLength(2);
  });

  it('turns "don’t know yet" into a dated next step, which is no override', () => {
    const later = [{ criterion: CriterionId.parse('can-sign'), on }];
    const decision = move(deal, aHouse(), aMember(), anAct(), { version: 1, fill: { later } });

    expect(decision.ok && decision.change.deal.nextStep).toEqual({
      text: 'Find out who can sign',
      on,
    });
    const entry = decision.ok ? decision.change.entries[0] : undefined;
    expect(entry).toMatchObject({ unmet: expect.arrayContaining(['can-sign']) });
    expect(entry).not.toHaveProperty('movedAnyway');
  });
});
