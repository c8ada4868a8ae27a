import { describe, expect, it } from '@jest/globals';
import { type FittedFunnelRow, funnelSvg } from '../../src/picture/funnel-svg.ts';

function aRow(row: Partial<FittedFunnelRow>): FittedFunnelRow {
  const sizes = { amountSize: 26, conversionSize: 26, countWidth: 30 };
  return { name: 'Quote', kind: 'open', count: 14, amount: '€247k', stuck: 6, ...sizes, ...row };
}

function bars(svg: string) {
  const pattern = /<rect x="252" y="[\d.]+" width="([\d.]+)" height="\d+" rx="4" fill="(#\w+)"\/>/g;
  return [...svg.matchAll(pattern)].map(([, width, colour]) => [Number(width), colour]);
}

function texts(svg: string): readonly string[] {
  return [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map((match) => match[1] ?? '');
}

describe('funnelSvg', () => {
  it('draws bars in proportion, blue for open and green for won', () => {
    const svg = funnelSvg({
      title: 'Funnel',
      rows: [
        aRow({ count: 24 }),
        aRow({ count: 12 }),
        aRow({ count: 0 }),
        aRow({ count: 6, kind: 'won' }),
      ],
    });

    expect(bars(svg)).toEqual([
      [180, '#1264A3'],
      [90, '#1264A3'],
      [45, '#007A5A'],
    ]);
  });

  it('has no column for a share that nobody gave', () => {
    const without = funnelSvg({ title: 'Funnel', rows: [aRow({ conversion: '' }), aRow({})] });
    const withOne = funnelSvg({ title: 'Funnel', rows: [aRow({ conversion: '3 of 4' })] });

    expect(texts(without)).not.toContain('Moved on');
    expect(texts(withOne)).toContain('Moved on');
  });

  it('writes every figure in its column', () => {
    const svg = funnelSvg({
      title: 'Funnel',
      subtitle: 'Mon 9 Mar',
      note: '5 without amount',
      rows: [aRow({ conversion: '3 of 4' })],
    });

    expect(texts(svg)).toEqual([
      'Funnel',
      'Mon 9 Mar',
      'Step',
      'Deals',
      'Amount',
      'Moved on',
      'Stuck',
      'Quote',
      '14',
      '€247k',
      '3 of 4',
      '6',
      '5 without amount',
    ]);
  });

  it('marks a change by shape, not by colour', () => {
    const rows = (['up', 'down', 'same'] as const).map((change) => aRow({ change }));

    const svg = funnelSvg({ title: 'Funnel', rows });

    const marks = [...svg.matchAll(/data-change="(\w+)" points="([^"]+)" fill="(#\w+)"/g)];
    expect(marks.map((mark) => mark[1])).toEqual(['up', 'down', 'same']);
    expect(new Set(marks.map((mark) => mark[2])).size).toBe(3);
    expect(new Set(marks.map((mark) => mark[3])).size).toBe(1);
  });

  it('has nothing to say of stuck deals among the won', () => {
    const svg = funnelSvg({ title: 'Funnel', rows: [aRow({ kind: 'won', stuck: 0 })] });

    expect(texts(svg)).not.toContain('0');
  });

  it('draws no text below 20 logical pixels when figures fit', () => {
    const svg = funnelSvg({ title: 'T', subtitle: 'S', note: 'N', rows: [aRow({})] });

    const drawn = [...svg.matchAll(/font-size="([\d.]+)"/g)].map((match) => Number(match[1]));
    expect(Math.min(...drawn)).toBe(20);
  });

  it('stands on an opaque card with an edge', () => {
    const svg = funnelSvg({ title: 'T', rows: [] });

    expect(svg).toContain('fill="#FFFFFF" stroke="#D5D6DA"');
    expect(texts(svg)).toContain('No deals yet');
  });

  it('carries markup in a name as text', () => {
    const svg = funnelSvg({ title: '<b>', rows: [aRow({ name: '<script>"&"</script>' })] });

    expect(svg).not.toContain('<script');
    expect(texts(svg)).toContain('&lt;script&gt;&quot;&amp;&quot;&lt;/script&gt;');
  });
});
