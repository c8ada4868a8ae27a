import { describe, expect, it } from '@jest/globals';
import { dealFromRow } from '../../src/import/deal-from-row.ts';
import { aHouse } from '../support/build.ts';
import { aSetting, dealOf } from './setting.ts';

const house = aHouse();

function started(cells: Readonly<Record<string, string>>): Date | undefined {
  const [first] = dealFromRow(dealOf(cells), house, aSetting().now).history;
  return first?.type === 'imported' ? first.createdAt : undefined;
}

describe('the deal of a row', () => {
  const closed = { stage: 'won', closed: '2026-02-10' };

  it('keeps since when there is one, open or closed', () => {
    const created = '2025-09-01';
    const noon = new Date('2025-09-01T10:00:00Z');

    expect(started({ created })).toEqual(noon);
    expect(started({ ...closed, created })).toEqual(noon);
    expect(started({ ...closed, created, entered: '2025-10-01' })).toEqual(noon);
  });

  it('invents no beginning that the row does not tell of', () => {
    expect(started({ entered: '2026-03-04' })).toBeUndefined();
    expect(started(closed)).toBeUndefined();
  });
});
