import { describe, expect, it } from '@jest/globals';
import { type CloseAsk, close, closingFacts, neededToWin } from '../../src/domain/closing.ts';
import { IsoDate } from '../../src/domain/dates.ts';
import type { Deal } from '../../src/domain/deal.ts';
import type { Decision } from '../../src/domain/decision.ts';
import { hidden } from '../../src/domain/digest-hidden.ts';
import type { House } from '../../src/domain/house.ts';
import { ChoiceId, CriterionId, StageId } from '../../src/domain/ids.ts';
import { transitionsOf } from '../../src/domain/transitions-of.ts';
import { undo } from '../../src/domain/undoing.ts';
import {
  aDeal,
  aHouse,
  aMember,
  anAct,
  aPipeline,
  maria,
  sam,
  someSettings,
} from '../support/build.ts';

const today = IsoDate.parse('2026-03-02');
const outcome = { kind: 'won', signedOn: today, decidedBy: [] } as const;
const contract = CriterionId.parse('contract-sent');

/** The contract is required before a deal of the last step is won. */
function strict(moveAnyway: 'anyone' | 'managers' = 'anyone'): House {
  const pipeline = aPipeline();
  const stages = pipeline.stages.map((stage) => ({
    ...stage,
    criteria: stage.criteria.map((one) => (one.id === contract ? { ...one, required: true } : one)),
  }));
  const { policies } = someSettings();
  const settings = someSettings({ policies: { ...policies, moveAnyway } });
  return aHouse({ pipeline: { ...pipeline, stages }, settings });
}

function win(deal: Deal, house: House, ask: Partial<CloseAsk> = {}, member = aMember()): Decision {
  return close(deal, house, member, anAct(), { version: deal.version, outcome, ...ask });
}

function dealOf(decision: Decision): Deal {
  if (!decision.ok) throw new Error(`refused: ${decision.refusal.kind}`);
  return { ...decision.change.deal, revision: decision.change.deal.revision + 1 };
}

const inClosure = aDeal({ stageId: StageId.parse('closure') });

describe('winning a deal', () => {
  it('is stopped by what its step requires, and by nothing that is only advised', () => {
    expect(win(inClosure, strict())).toMatchObject({
      refusal: { kind: 'unmet', criteria: [{ id: contract }] },
    });
    expect(win(inClosure, aHouse()).ok).toBe(true);
    const inQuote = aDeal({ stageId: StageId.parse('quote') });
    expect(win(inQuote, aHouse())).toMatchObject({ refusal: { kind: 'unmet' } });
  });

  it('asks what its step advises of the signing, as far as it is not known', () => {
    const checks = (deal: Deal) => closingFacts(deal, aPipeline()).map(({ check }) => check);

    expect(checks(inClosure)).toEqual(['contract-sent', 'decision-maker', 'final-terms']);
    expect(checks({ ...inClosure, facts: { contractSentOn: today, finalTerms: 'x' } })).toEqual([
      'decision-maker',
    ]);
    expect(checks(aDeal({ stageId: StageId.parse('qualified') }))).toEqual([]);
  });

  it('takes what is filled in with it', () => {
    const won = dealOf(win(inClosure, strict(), { fill: { facts: { contractSentOn: today } } }));

    expect(won).toMatchObject({ standing: { kind: 'won' }, facts: { contractSentOn: today } });
    const entry = won.history.at(-1);
    expect(entry).not.toHaveProperty('movedAnyway');
    expect(entry?.type === 'closed' && entry.unmet).not.toContain(contract);
    expect(dealOf(undo(won, aMember(), anAct())).facts).toEqual({ contractSentOn: today });
  });

  it('is done anyway with a reason, which history and the digest keep', () => {
    const won = dealOf(win(inClosure, strict(), { moveAnyway: ' Told verbally ' }));

    const closed = transitionsOf(won).at(-1);
    expect(closed).toMatchObject({ type: 'closed', movedAnyway: 'Told verbally' });
    expect(closed?.unmet).toContain(contract);
    expect(hidden([], [], transitionsOf(won), [], anAct().at, anAct().zone).movedAnyway).toBe(1);
    const asked = dealOf(win(inClosure, aHouse(), { moveAnyway: 'Small deal' }));
    expect(asked.history.at(-1)).not.toHaveProperty('movedAnyway');
  });

  it('is done anyway by managers alone, where the team says so', () => {
    const house = strict('managers');
    const anyway = { moveAnyway: 'Told verbally' };

    expect(win(inClosure, house, anyway)).toMatchObject({
      refusal: { kind: 'not-allowed', who: 'manager' },
    });
    const manager = aMember({ userId: maria, roles: ['manager'] });
    expect(win(inClosure, house, anyway, manager).ok).toBe(true);
  });

  it('asks for no next step, as nothing is left to plan', () => {
    const signer = { id: 'p1', name: 'Dana Weiss', canSign: true };
    const qualified = aDeal({ stageId: StageId.parse('qualified') });

    const asked = neededToWin(qualified, aPipeline()).map(({ check }) => check);
    expect(asked).toEqual(['can-sign']);
    expect(win({ ...qualified, facts: { people: [signer] } }, aHouse()).ok).toBe(true);
  });

  it('is what is asked for: a deal is lost, or no fit, as it is', () => {
    const lost = { kind: 'lost', reason: ChoiceId.parse('price') } as const;
    const unfit = { kind: 'unqualified', reason: ChoiceId.parse('no-need') } as const;

    expect(win(inClosure, strict(), { outcome: lost }).ok).toBe(true);
    const owner = aMember({ userId: sam });
    expect(win(inClosure, strict(), { outcome: unfit }, owner).ok).toBe(true);
  });
});
