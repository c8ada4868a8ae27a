import { describe, expect, it } from '@jest/globals';
import { type FittedStuckRow, stuckSvg } from '../../src/picture/stuck-svg.ts';

function aRow(row: Partial<FittedStuckRow>): FittedStuckRow {
  const base = { name: 'Acme', stage: 'Quote', amount: '€9k', days: 20, limitDays: 10 };
  return { ...base, amountSize: 26, ...row };
}

describe('stuckSvg', () => {
  it('puts the tick where the limit is on the scale of the bars', () => {
    const rows = [aRow({}), aRow({ days: 10, limitDays: 5 })];

    const svg = stuckSvg({ title: 'Stuck', rows, more: 0 });

    const widths = [...svg.matchAll(/width="([\d.]+)" height="28"/g)].map((match) => match[1]);
    const ticks = [...svg.matchAll(/data-limit="([\d.]+)"/g)].map((match) => Number(match[1]));
    expect(widths).toEqual(['270', '135']);
    expect(ticks.slice(0, 2)).toEqual([376 + 135, 376 + 67.5]);
  });

  it('says days and limit as numbers beside the bar', () => {
    const svg = stuckSvg({ title: 'Stuck', rows: [aRow({})], more: 3 });

    expect(svg).toContain('>20</text>');
    expect(svg).toContain('>limit 10</text>');
    expect(svg).toContain('· 3 more</text>');
  });

  it('says so when nothing is stuck', () => {
    expect(stuckSvg({ title: 'Stuck', rows: [], more: 0 })).toContain('No deal is stuck');
  });
});
