import { describe, expect, it } from '@jest/globals';
import { close } from '../../src/domain/closing.ts';
import type { Deal } from '../../src/domain/deal.ts';
import type { Decision } from '../../src/domain/decision.ts';
import { ChoiceId, StageId } from '../../src/domain/ids.ts';
import { move } from '../../src/domain/moves.ts';
import { openStages } from '../../src/domain/pipeline.ts';
import { reachedSteps } from '../../src/domain/reached.ts';
import { reopen } from '../../src/domain/reopening.ts';
import { aDeal, aHouse, aMember, anAct, aPipeline } from '../support/build.ts';

const house = aHouse();
const sam = aMember();

function after(decision: Decision): Deal {
  if (!decision.ok) throw new Error(`refused: ${decision.refusal.kind}`);
  return { ...decision.change.deal, revision: decision.change.deal.revision + 1 };
}

function moved(deal: Deal, to: string): Deal {
  const ask = { version: deal.version, to: StageId.parse(to), note: 'why', moveAnyway: 'small' };
  return after(move(deal, house, sam, anAct(), ask));
}

function lost(deal: Deal): Deal {
  const outcome = { kind: 'lost', reason: ChoiceId.parse('price') } as const;
  return after(close(deal, house, sam, anAct(), { version: deal.version, outcome }));
}

const names = (deal: Deal, attempt = 1) =>
  reachedSteps(deal, attempt, house.pipeline).map(({ name }) => name);

describe('the steps that an attempt reached', () => {
  it('end with the furthest it stood in, also when it went back', () => {
    const qualified = moved(aDeal(), 'qualified');
    expect(names(qualified)).toEqual(['Prospecting', 'Qualified']);
    expect(names(lost(qualified))).toEqual(['Prospecting', 'Qualified']);
    expect(names(lost(moved(moved(aDeal(), 'quote'), 'prospecting')))).toEqual([
      'Prospecting',
      'Qualified',
      'Quote',
    ]);
  });

  it('are each attempt’s own', () => {
    const gone = lost(moved(aDeal(), 'qualified'));
    const ask = { at: StageId.parse('quote'), why: 'a budget', version: gone.version };
    const again = lost(after(reopen(gone, house, sam, anAct(), ask)));
    expect(names(again, 1)).toEqual(['Prospecting', 'Qualified']);
    expect(names(again, 2)).toEqual(['Prospecting', 'Qualified', 'Quote']);
  });

  it('are all steps when none that it stood in is there any more', () => {
    const stages = aPipeline().stages.filter(({ id }) => id !== 'prospecting');
    const pipeline = aPipeline({ stages });
    expect(reachedSteps(aDeal(), 1, pipeline)).toEqual(openStages(pipeline));
  });
});
