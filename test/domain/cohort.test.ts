import { describe, expect, it } from '@jest/globals';
import { attemptsOf } from '../../src/domain/attempts.ts';
import { close } from '../../src/domain/closing.ts';
import { cohort } from '../../src/domain/cohort.ts';
import { correct } from '../../src/domain/correcting.ts';
import { IsoDate } from '../../src/domain/dates.ts';
import type { Deal, Ending } from '../../src/domain/deal.ts';
import type { Decision } from '../../src/domain/decision.ts';
import { ChoiceId, StageId } from '../../src/domain/ids.ts';
import { move } from '../../src/domain/moves.ts';
import type { Pipeline } from '../../src/domain/pipeline.ts';
import {
  archiveStage,
  type PipelineChanged,
  reorderStages,
} from '../../src/domain/pipeline-changes.ts';
import { relocate } from '../../src/domain/stage-archive.ts';
import { stageOdds } from '../../src/domain/stage-odds.ts';
import { transitionsOf } from '../../src/domain/transitions-of.ts';
import { aDeal, aHouse, aMember, anAct, aPipeline, maria, monday } from '../support/build.ts';

const manager = aMember({ userId: maria, roles: ['manager'] });
const lost: Ending = { kind: 'lost', reason: ChoiceId.parse('price') };
const won: Ending = { kind: 'won', signedOn: IsoDate.parse('2026-03-02'), decidedBy: [] };

function dealOf(decision: Decision): Deal {
  if (!decision.ok) throw new Error(`refused: ${decision.refusal.kind}`);
  return { ...decision.change.deal, revision: decision.change.deal.revision + 1 };
}

function inStep(name: string, pipeline = aPipeline(), deal = aDeal()): Deal {
  const to = StageId.parse(name);
  return dealOf(
    move(deal, aHouse({ pipeline }), manager, anAct(), {
      version: deal.version,
      to,
      note: 'in a hurry',
      moveAnyway: 'told',
    }),
  );
}

function closed(deal: Deal, outcome: Ending, pipeline = aPipeline()): Deal {
  const ask = { version: deal.version, outcome, moveAnyway: 'told' };
  return dealOf(close(deal, aHouse({ pipeline }), manager, anAct(), ask));
}

function corrected(deal: Deal, outcome: Ending): Deal {
  const ask = { version: deal.version, outcome, why: 'wrong button' };
  return dealOf(correct(deal, aHouse(), manager, anAct(), ask));
}

function archived(pipeline: Pipeline, name: string, moveTo: string): Pipeline {
  return pipelineOf(archiveStage(pipeline, StageId.parse(name), StageId.parse(moveTo), monday));
}

/** As a saved order has it: archived steps stand behind all others. */
function inOrder(pipeline: Pipeline): Pipeline {
  const live = pipeline.stages.filter((stage) => stage.archived === undefined);
  return pipelineOf(
    reorderStages(
      pipeline,
      live.map((stage) => stage.id),
    ),
  );
}

function pipelineOf(changed: PipelineChanged): Pipeline {
  if (!changed.ok) throw new Error(changed.say);
  return changed.pipeline;
}

/** `Quote: 1 visited, 1 lost`, of the steps that the deal reached. */
function fates(deal: Deal, pipeline = aPipeline()): readonly string[] {
  return cohort(pipeline, attemptsOf(transitionsOf(deal))).flatMap((step) => {
    if (step.reached === 0) return [];
    const fate = (['on', 'lost', 'unqualified', 'open'] as const).filter((one) => step[one] > 0);
    return [`${step.name} ${step.visited > 0 ? 'visited' : 'skipped'}: ${fate.join()}`];
  });
}

describe('what became of a deal, step by step', () => {
  it('did not get on because its step was archived, but shares the fate of where it landed', () => {
    const pipeline = archived(aPipeline(), 'qualified', 'quote');
    const landed = dealOf(relocate(inStep('qualified'), pipeline, monday));

    expect(fates(closed(landed, lost, pipeline), pipeline)).toEqual([
      'Prospecting visited: on',
      'Qualified visited: lost',
      'Quote visited: lost',
    ]);
    const further = closed(inStep('closure', pipeline, landed), lost, pipeline);
    expect(fates(further, pipeline)).toEqual([
      'Prospecting visited: on',
      'Qualified visited: on',
      'Quote visited: on',
      'Closure visited: lost',
    ]);
  });

  it('got on from a step also when steps before it were archived and the order saved since', () => {
    const some = archived(aPipeline(), 'prospecting', 'qualified');
    const pipeline = inOrder(archived(some, 'qualified', 'quote'));
    const inQuote = inStep('quote', aPipeline(), inStep('qualified'));

    expect(fates(closed(inStep('closure', pipeline, inQuote), lost, pipeline), pipeline)).toEqual([
      'Quote visited: on',
      'Closure visited: lost',
      'Prospecting visited: on',
      'Qualified visited: on',
    ]);
  });

  it('skipped what a win passed over, however often its outcome was set right', () => {
    const wonFromQualified = [
      'Prospecting visited: on',
      'Qualified visited: on',
      'Quote skipped: on',
      'Closure skipped: on',
    ];
    const lostInQualified = ['Prospecting visited: on', 'Qualified visited: lost'];
    const deal = inStep('qualified');

    expect(fates(corrected(closed(deal, won), lost))).toEqual(lostInQualified);
    expect(fates(corrected(closed(deal, lost), won))).toEqual(wonFromQualified);
    expect(fates(corrected(corrected(closed(deal, won), lost), won))).toEqual(wonFromQualified);
    expect(fates(corrected(closed(deal, won), won))).toEqual(wonFromQualified);
  });

  it('gives no step a loss that no deal had there', () => {
    const deal = corrected(closed(inStep('qualified'), won), lost);
    const odds = stageOdds(aPipeline(), attemptsOf(transitionsOf(deal)));

    expect([...odds.values()].map(({ lost: count }) => count)).toEqual([1, 1, 0, 0]);
  });
});
