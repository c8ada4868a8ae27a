import { describe, expect, it } from '@jest/globals';
import { funnelAltText, longestAltText } from '../../src/picture/alt-text.ts';
import type { FunnelRow } from '../../src/picture/funnel-picture.ts';

const quote: FunnelRow = {
  name: 'Quote',
  count: 14,
  amounts: ['€247k', 'US$9,600'],
  stuck: 6,
};

describe('funnelAltText', () => {
  it('carries every figure of the picture', () => {
    const closure: FunnelRow = { name: 'Closure', count: 1, amounts: [], stuck: 0 };

    const text = funnelAltText({ title: 'Funnel', rows: [quote, closure] });

    expect(text).toBe(
      'Funnel. Quote: 14 deals, €247k and US$9,600, 6 stuck. Closure: 1 deal, 0 stuck.',
    );
  });

  it('stays within what Slack takes and says what it left out', () => {
    const rows = Array.from({ length: 100 }, () => ({ ...quote, name: '👩‍👩‍👧‍👦'.repeat(300) }));

    const text = funnelAltText({ title: 'x'.repeat(5_000), rows });

    expect(text.length).toBeLessThanOrEqual(longestAltText);
    expect(text).toMatch(/And \d+ more\.$/);
  });
});
