import { readdir } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { problemsOfBlocks } from '../../../playground/limits/check.ts';
import { limits } from '../../../src/slack/views/limits.ts';
import { hostile, long, textsIn } from '../../support/hostile.ts';
import { viewSamples } from './view-samples.ts';

/** Pieces that views are made of; they are seen only within one. */
const pieces = new Set([
  'action-row',
  'activity-line',
  'amount-field',
  'blocks',
  'celebration',
  'choices',
  'clean-up-offer',
  'closing-recap',
  'command-button',
  'confirmation-buttons',
  'deal-buttons',
  'deal-head',
  'deal-line',
  'digest-changed',
  'digest-closing',
  'digest-goal',
  'digest-left-out',
  'digest-names',
  'digest-needs-you',
  'done-words',
  'elements',
  'fact-buttons',
  'fact-lines',
  'form',
  'help-asked',
  'home-admin',
  'home-deals',
  'home-figures',
  'home-handoffs',
  'home-team',
  'lead-buttons',
  'limits',
  'lost-before',
  'lost-words',
  'message',
  'morning-acceptance',
  'morning-greeting',
  'morning-meeting',
  'morning-revisit',
  'mrkdwn',
  'outcome-line',
  'pickers',
  'settings-words',
  'pickers',
  'retro-ref',
  'too-long',
  'voice',
  'who-saw',
  'words',
]);
/** Proven with what they belong to, in tests of their own. */
const elsewhere = new Set([
  'not-posted',
  'deal-files',
  'import-questions',
  'import-report',
  'handoff',
  'lesson-list',
  'retro-history',
  'retro-prompt',
  'retro-lines',
  'retro-ref',
  'too-long',
  'retro-questions',
]);

const bidi = /[\u202a-\u202e\u2066-\u2069]/;

describe.each(Object.entries(viewSamples))('the view %s', (_, samples) => {
  it.each([
    ['hostile', hostile],
    ['too long', long],
  ])('stays within Slack’s limits when everything typed is %s', (_name, text) => {
    for (const { text: fallback = '', blocks } of samples(text)) {
      const surface = fallback === '' ? 'home' : 'message';
      expect(problemsOfBlocks(blocks, surface)).toEqual([]);
      expect(fallback.length).toBeLessThanOrEqual(limits.messageText);
      expect(blocks.length).toBeGreaterThan(0);
    }
  });

  it('shows what people typed as what it is', () => {
    for (const { text: fallback = '', blocks } of samples(hostile)) {
      for (const { text, type } of [{ text: fallback, type: 'mrkdwn' }, ...textsIn(blocks)]) {
        expect(text).not.toMatch(bidi);
        if (type === 'plain_text') continue;
        expect(text).not.toContain('<!channel>');
        expect(text).not.toContain('<@U1>');
        expect(text).not.toMatch(/(?<![\u2060])\*x\*/);
      }
    }
  });

  it('says in its text what its blocks say', () => {
    for (const { text } of samples(hostile)) {
      if (text !== undefined) expect(text.trim().length).toBeGreaterThan(10);
    }
  });
});

it('knows every view there is', async () => {
  const files = await readdir(new URL('../../../src/slack/views', import.meta.url));
  const views = files.map((file) => file.replace(/\.ts$/, ''));
  const unknown = views.filter(
    (view) => !pieces.has(view) && !elsewhere.has(view) && viewSamples[view] === undefined,
  );
  expect(unknown).toEqual([]);
});
