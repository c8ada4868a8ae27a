import { describe, expect, it } from '@jest/globals';
import { type FittedFunnelRow, funnelSvg } from '../../src/picture/funnel-svg.ts';

function aRow(row: Partial<FittedFunnelRow>): FittedFunnelRow {
  const amounts = [{ text: '€247k', size: 26 }];
  return { name: 'Quote', count: 14, amounts, stuck: 6, ...row };
}

function svgOf(rows: readonly FittedFunnelRow[]): string {
  return funnelSvg({ title: 'Funnel', rows });
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

  it('gives every currency a line of its own, and the next row room below them', () => {
    const amounts = ['€247k', 'US$9,600', 'CHF 30k'].map((text) => ({ text, size: 26 }));
    const svg = svgOf([aRow({ amounts }), aRow({ name: 'Closure' })]);
    const at = (text: string) => Number(new RegExp(`y="([\\d.]+)"[^>]*>${text}<`).exec(svg)?.[1]);

    expect(at('US\\$9,600') - at('€247k')).toBe(34);
    const tops = [...svg.matchAll(/<svg x="28" y="(\d+)"/g)].map((match) => Number(match[1]));
    expect((tops[1] ?? 0) - (tops[0] ?? 0)).toBe(60 + 2 * 34);
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
    });

    expect(svg).not.toContain('<script');
    expect(texts(svg)).toContain('&lt;script&gt;&quot;&amp;&quot;&lt;/script&gt;');
  });
});
