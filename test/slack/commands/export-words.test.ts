import { describe, expect, test } from '@jest/globals';
import { exportInWords } from '../../../src/slack/commands/export-words.ts';
import { aHouse, anAct, priya, sam } from '../../support/build.ts';

const ask = (words: string) => exportInWords(words, { userId: sam, house: aHouse(), act: anAct() });

describe('the words after /deal export', () => {
  test.each([
    ['', {}],
    ['all', {}],
    ['mine', { ownerId: sam }],
    ['Mine OPEN', { ownerId: sam, standing: 'open' }],
    ['not a fit', { standing: 'unqualified' }],
    ['unclaimed', { unclaimed: true }],
    [`won <@${priya}|priya>`, { ownerId: priya, standing: 'won' }],
  ])('“%s”', (words, query) => {
    expect(ask(words)).toEqual(query);
  });

  test('a period narrows them, wherever it stands', () => {
    const from = new Date('2026-01-31T23:00:00Z');
    const to = new Date('2026-02-28T23:00:00Z');
    for (const words of ['lost last month', 'last month lost', '2026-02 lost']) {
      expect(ask(words)).toMatchObject({ standing: 'lost', during: { from, to } });
    }
  });

  test('words that say nothing are not understood', () => {
    expect(ask('as excel')).toBeUndefined();
  });
});
