import { describe, expect, it } from '@jest/globals';
import { StageId } from '../../src/domain/ids.ts';
import { openStages, type Pipeline, stageAfter } from '../../src/domain/pipeline.ts';
import {
  addStage,
  archiveStage,
  editStage,
  landingStage,
  newStageId,
  type PipelineChanged,
  reorderStages,
  type StageInput,
} from '../../src/domain/pipeline-changes.ts';
import { relocate } from '../../src/domain/stage-archive.ts';
import { aDeal, aPipeline, monday } from '../support/build.ts';

const quote = StageId.parse('quote');
const qualified = StageId.parse('qualified');
const trial: StageInput = {
  name: 'Trial',
  kind: 'open',
  probability: 60,
  limits: { ageDays: 10, silenceDays: 5 },
  guidance: '',
  reopenTarget: false,
  criteria: [],
};

function pipelineOf(changed: PipelineChanged): Pipeline {
  if (!changed.ok) throw new Error(changed.say);
  return changed.pipeline;
}

describe('shaping a pipeline', () => {
  it('adds an open step behind the last open one', () => {
    const pipeline = pipelineOf(addStage(aPipeline(), StageId.parse('trial'), trial));

    expect(openStages(pipeline).map((stage) => stage.name)).toEqual([
      'Prospecting',
      'Qualified',
      'Quote',
      'Closure',
      'Trial',
    ]);
  });

  it('renames without touching the id, and refuses a name that is taken', () => {
    const renamed = pipelineOf(editStage(aPipeline(), quote, { name: 'Offer' }));

    expect(renamed.stages[2]).toMatchObject({ id: 'quote', name: 'Offer' });
    expect(editStage(aPipeline(), quote, { name: ' closure ' })).toMatchObject({
      ok: false,
      field: 'name',
    });
  });

  it('takes a whole order at once, or nothing', () => {
    const ids = aPipeline().stages.map((stage) => stage.id);
    const reversed = pipelineOf(reorderStages(aPipeline(), ids.toReversed()));

    expect(reversed.stages.map((stage) => stage.id)).toEqual(ids.toReversed());
    expect(reorderStages(aPipeline(), ids.slice(1))).toMatchObject({ ok: false, field: 'order' });
  });

  it('keeps the kind of a step for life', () => {
    expect(editStage(aPipeline(), quote, { kind: 'won' })).toMatchObject({
      ok: false,
      field: 'kind',
    });
  });

  it('archives a step: nothing enters it, its deals are led on, even through a second archive', () => {
    const once = pipelineOf(archiveStage(aPipeline(), quote, qualified, monday));
    const twice = pipelineOf(archiveStage(once, qualified, StageId.parse('closure'), monday));

    expect(stageAfter(once, qualified)?.id).toBe('closure');
    expect(landingStage(twice, quote)).toBe('closure');
    const moved = relocate(aDeal({ stageId: quote }), twice, monday);
    expect(moved.ok && moved.change.deal.stageId).toBe('closure');
    expect(moved.ok && moved.change.entries[0]).toMatchObject({
      how: 'stage-archived',
      from: { label: 'Quote' },
    });
  });

  it('needs one open step, and a target of the same kind', () => {
    expect(archiveStage(aPipeline(), quote, StageId.parse('won'), monday)).toMatchObject({
      field: 'moveTo',
    });
    let pipeline = aPipeline();
    for (const id of ['prospecting', 'qualified', 'quote']) {
      pipeline = pipelineOf(
        archiveStage(pipeline, StageId.parse(id), StageId.parse('closure'), monday),
      );
    }
    expect(archiveStage(pipeline, StageId.parse('closure'), quote, monday).ok).toBe(false);
  });

  it('never reuses an id', () => {
    expect(newStageId(aPipeline(), 'Quote')).toBe('quote-2');
    expect(newStageId(aPipeline(), '試用')).toBe('stage');
  });
});
