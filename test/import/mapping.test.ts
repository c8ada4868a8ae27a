import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { checkMapping } from '../../src/import/check-mapping.ts';
import { parseMapping } from '../../src/import/mapping.ts';
import { stages } from './setting.ts';

describe('parseMapping', () => {
  it('reads YAML and JSON alike', () => {
    const yaml = parseMapping('columns: {stage: Stage}\ncurrency: EUR');
    const json = parseMapping('{"columns": {"stage": "Stage"}, "currency": "EUR"}');

    expect(yaml).toEqual(json);
  });

  it.each([
    ['columns: {}', 'columns.stage'],
    ['columns: {stage: a, colour: b}', 'colour'],
    ['columns: {stage: a}\ncurrency: Euro', 'currency: is a three-letter currency code'],
    ['columns: {stage: a}\ncurrency: EUX', 'currency: is no currency, like EUR or USD'],
    ['columns: {stage: a}\nowners: {Sam: sam@acme.example}', 'owners.Sam'],
    ['columns: {stage: a}\noutcomes: {x: maybe}', 'outcomes.x'],
    ['columns: [', 'no YAML or JSON'],
    ['', 'the file'],
  ])('says what is wrong with %j', (text, words) => {
    expect(() => parseMapping(text)).toThrow(words);
  });
});

describe('checkMapping', () => {
  it('finds nothing wrong with the example for the file it is for', () => {
    const example = new URL('../../docs/import/b2b-sample.yaml', import.meta.url);
    const headers =
      'opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value';

    const mapping = parseMapping(readFileSync(example, 'utf8'));

    expect(checkMapping(mapping, headers.split(','), stages)).toEqual([]);
  });

  it('turns formats down that read one date as two', () => {
    const contrary = parseMapping('columns: {stage: s}\ndates: {formats: [M/d/yyyy, d/M/yyyy]}');
    const agreeing = parseMapping(
      'columns: {stage: s}\ndates: {formats: [M/d/yyyy, M/d/yyyy h:mm a]}',
    );

    expect(checkMapping(contrary, ['s'], stages)).toEqual([
      'dates.formats holds M/d/yyyy and d/M/yyyy, which read 3/4/2026 as two days; keep one.',
    ]);
    expect(checkMapping(agreeing, ['s'], stages)).toEqual([]);
  });

  it('names columns and stages that are not there', () => {
    const mapping = parseMapping(`
columns: {stage: Stage, amount: [Value, Amount], name: Title}
nameFrom: ['{Kind}']
stages: {Demo: Demonstration}
defaults: {closedFromStage: won}
`);

    expect(checkMapping(mapping, ['Title', 'Amount'], stages)).toEqual([
      'The file has no column "Stage", which the mapping reads as stage.',
      'The file has no column "Kind", which the mapping reads as nameFrom.',
      expect.stringContaining('a stage "Demonstration"; ours are Prospecting, Qualified'),
      'closedFromStage must be an open stage, and "won" is not.',
    ]);
  });
});
