import { describe, expect, it } from '@jest/globals';
import { funnelAltText, longestAltText, stuckAltText } from '../../src/picture/alt-text.ts';
import type { FunnelRow } from '../../src/picture/funnel-picture.ts';

const quote: FunnelRow = {
  name: 'Quote',
  kind: 'open',
  count: 14,
  amount: '€247k',
  stuck: 6,
  conversion: '3 of 4',
  change: 'down',
};

describe('funnelAltText', () => {
  it('carries every figure of the picture', () => {
    const won: FunnelRow = { name: 'Won', kind: 'won', count: 1, amount: '€9k', stuck: 0 };

    const text = funnelAltText({ title: 'Funnel', rows: [quote, won], note: '2 without amount' });

    expect(text).toBe(
      'Funnel. Quote: 14 deals (down), €247k, 3 of 4 moved on, 6 stuck. Won: 1 deal, €9k. 2 without amount.',
    );
  });

  it('stays within what Slack takes and says what it left out', () => {
    const rows = Array.from({ length: 100 }, () => ({ ...quote, name: '👩‍👩‍👧‍👦'.repeat(300) }));

    const text = funnelAltText({ title: 'x'.repeat(5_000), rows });

    expect(text.length).toBeLessThanOrEqual(longestAltText);
    expect(text).toMatch(/And \d+ more\.$/);
  });
});

describe('stuckAltText', () => {
  it('names deals, days and limits', () => {
    const row = { name: 'Acme\0', stage: 'Quote', amount: '€9k', days: 20, limitDays: 10 };

    expect(stuckAltText({ title: 'Stuck', rows: [row] })).toBe(
      'Stuck. Acme, €9k, 20 working days in Quote (limit 10).',
    );
  });
});
