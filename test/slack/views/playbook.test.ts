import { describe, expect, it } from '@jest/globals';
import type { Stage } from '../../../src/domain/pipeline.ts';
import { playbookMessage } from '../../../src/slack/views/playbook.ts';
import { stageList } from '../../../src/slack/views/stage-list.ts';
import { aPipeline } from '../../support/build.ts';
import { aVoice } from '../../support/hostile.ts';

const first = (overrides: Partial<Stage>): Stage => {
  const [stage] = aPipeline().stages;
  if (stage === undefined) throw new Error('no stage');
  return { ...stage, ...overrides };
};
const says = (overrides: Partial<Stage>): string =>
  playbookMessage([{ stage: first(overrides), lessons: [] }], '').text;

describe('the playbook says when you hear of a deal', () => {
  it('by the limits in force', () => {
    expect(says({})).toContain(
      'You hear of a deal after 15 working days here or 10 without contact.',
    );
    expect(says({ learned: { ageDays: 8, visits: 20, fourOfFive: 5 } })).toContain(
      'You hear of a deal after 8 working days here or 10 without contact.',
    );
  });

  it('in words that fit any limits', () => {
    expect(says({ limits: { ageDays: 1, silenceDays: 0 } })).toContain('after 1 working day here.');
    expect(says({ limits: { ageDays: 0, silenceDays: 4 } })).toContain(
      'after 4 working days without contact.',
    );
    expect(says({ limits: { ageDays: 0, silenceDays: 0 } })).not.toContain('You hear of');
  });
});

describe('the list of steps', () => {
  const row = (overrides: Partial<Stage>): string =>
    stageList(aPipeline({ stages: [first(overrides)] }), aVoice(), { mayEdit: true }).text;

  it('shows what was learned beside what was set', () => {
    expect(row({})).toContain('15 working days here or 10 without contact');
    expect(row({ learned: { ageDays: 8, visits: 20 } })).toContain(
      '8 working days here or 10 without contact · 8 was learned, 15 was set',
    );
    expect(row({ limits: { ageDays: 0, silenceDays: 0 } })).toContain('no limits');
  });
});
