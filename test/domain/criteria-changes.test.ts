import { describe, expect, it } from '@jest/globals';
import {
  type CriterionInput,
  dropCriterion,
  putCriterion,
} from '../../src/domain/criteria-changes.ts';
import { defaultPipeline } from '../../src/domain/default-pipeline.ts';
import { CriterionId, StageId } from '../../src/domain/ids.ts';
import type { Pipeline } from '../../src/domain/pipeline.ts';
import { euros, team } from '../support/build.ts';

const pipeline = defaultPipeline(team);
const quote = StageId.parse('quote');
const legal: CriterionInput = { check: 'custom', label: 'Read by our lawyer', required: true };

function put(input: CriterionInput, id?: CriterionId, now = pipeline): Pipeline {
  const result = putCriterion(now, quote, id, input);
  if (!result.ok) throw new Error(result.say);
  return result.pipeline;
}

function criteriaOf(now: Pipeline) {
  return now.stages.find((stage) => stage.id === quote)?.criteria ?? [];
}

describe('what a step asks before a deal moves on', () => {
  it('grows by an item of the team’s own, which gets an id that nothing else has', () => {
    const once = criteriaOf(put(legal));
    const twice = criteriaOf(put({ ...legal, label: 'Read by theirs' }, undefined, put(legal)));
    expect(once).toHaveLength(3);
    expect(new Set(twice.map(({ id }) => id)).size).toBe(4);
  });

  it('keeps id and place of what is edited', () => {
    const id = CriterionId.parse('quote-sent');
    const changed = put({ check: 'quote-sent', label: 'Offer sent', required: false }, id);
    expect(criteriaOf(changed)[0]).toEqual({
      id,
      check: 'quote-sent',
      label: 'Offer sent',
      required: false,
    });
  });

  it('asks only from an amount up when told so', () => {
    const [, , last] = criteriaOf(put({ ...legal, from: euros(10_000) }));
    expect(last?.from).toEqual(euros(10_000));
  });

  it('drops a line and leaves the others', () => {
    const left = criteriaOf(dropCriterion(pipeline, quote, CriterionId.parse('quote-sent')));
    expect(left.map(({ id }) => id as string)).toEqual(['quote-accepted']);
  });

  it.each<[string, CriterionInput, string]>([
    ['nothing', { ...legal, label: '  ' }, 'label'],
    ['the same check twice', { check: 'quote-sent', label: 'Again', required: true }, 'check'],
    ['the same words twice', { ...legal, label: 'a quote SENT' }, 'label'],
    ['too many words', { ...legal, label: 'x'.repeat(151) }, 'label'],
  ])('refuses %s at its field', (_, input, field) => {
    expect(putCriterion(pipeline, quote, undefined, input)).toMatchObject({ ok: false, field });
  });

  it('refuses a step that closes deals, and one that is gone', () => {
    for (const id of ['won', 'nowhere']) {
      expect(putCriterion(pipeline, StageId.parse(id), undefined, legal).ok).toBe(false);
    }
  });
});
