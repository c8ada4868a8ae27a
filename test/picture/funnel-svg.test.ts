import { describe, expect, it } from '@jest/globals';
import { type FittedFunnelRow, funnelColumns, funnelSvg } from '../../src/picture/funnel-svg.ts';

function aRow(row: Partial<FittedFunnelRow>): FittedFunnelRow {
  return { name: 'Quote', count: 14, amount: '€247k', stuck: 6, amountSize: 26, ...row };
}

function svgOf(rows: readonly FittedFunnelRow[], wide = false): string {
  return funnelSvg({ title: 'Funnel', rows, wide });
}

function bars(svg: string) {
  const pattern =
    /<rect x="216" y="[\d.]+" width="([\d.]+)" height="\d+" rx="4" fill="#1264A3"\/>/g;
  return [...svg.matchAll(pattern)].map(([, width]) => Number(width));
}

function texts(svg: string): readonly string[] {
  return [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map((match) => match[1] ?? '');
}

describe('funnelSvg', () => {
  it('draws bars in proportion', () => {
    const rows = [aRow({ count: 24 }), aRow({ count: 12 }), aRow({ count: 0 }), aRow({ count: 1 })];

    expect(bars(svgOf(rows))).toEqual([70, 35, 6]);
  });

  it('gives the room of the bars to amounts that need it', () => {
    expect(bars(svgOf([aRow({})], true))).toEqual([]);
    expect(funnelColumns.wideAmount.width).toBeGreaterThan(funnelColumns.amount.width);
  });

  it('writes every figure in its column', () => {
    expect(texts(svgOf([aRow({})]))).toEqual([
      'Funnel',
      'Step',
      'Deals',
      'Amount',
      'Stuck',
      'Quote',
      '14',
      '€247k',
      '6',
    ]);
  });

  it('reads on a telephone: 290 pixels wide, where nothing is smaller than 11', () => {
    const svg = svgOf([aRow({})]);

    const width = Number(/<svg [^>]*width="(\d+)"/.exec(svg)?.[1]);
    const drawn = [...svg.matchAll(/font-size="([\d.]+)"/g)].map((match) => Number(match[1]));
    expect((Math.min(...drawn) * 290) / width).toBeGreaterThan(11);
  });

  it('stands on an opaque card with an edge', () => {
    const svg = svgOf([]);

    expect(svg).toContain('fill="#FFFFFF" stroke="#D5D6DA"');
    expect(texts(svg)).toContain('No deals yet');
  });

  it('carries markup in a name as text', () => {
    const svg = funnelSvg({
      title: '<b>',
      rows: [aRow({ name: '<script>"&"</script>' })],
      wide: false,
    });

    expect(svg).not.toContain('<script');
    expect(texts(svg)).toContain('&lt;script&gt;&quot;&amp;&quot;&lt;/script&gt;');
  });
});
