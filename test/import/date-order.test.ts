import { describe, expect, it } from '@jest/globals';
import { createDateEvidence } from '../../src/import/date-order.ts';

function found(...cells: readonly string[]) {
  const evidence = createDateEvidence();
  for (const cell of cells) evidence.see(cell);
  return evidence.found();
}

describe('how the dates of a file are written', () => {
  it.each([
    ['one day after the twelfth', ['03/04/2026', '13/04/2026'], 'day-first'],
    ['one in the second place', ['03/04/2026', '04/13/2026'], 'month-first'],
    ['dots, as they are used', ['03.04.2026', '4.3.26'], 'day-first'],
    ['a dotted one that is otherwise', ['03.04.2026', '04.13.2026'], 'month-first'],
    ['dates that are the same either way', ['05/05/2026'], 'day-first'],
  ])('follows from %s', (_, cells, order) => {
    expect(found(...cells)).toMatchObject({ order, isOpen: false });
  });

  it('is open where every date can be either, with both readings of one', () => {
    const { order, isOpen, samples } = found('2026-01-05', '05/05/2026', '03/04/2026', '7-8-2026');

    expect({ order, isOpen }).toEqual({ order: undefined, isOpen: true });
    expect(samples).toEqual({
      'day-first': { text: '03/04/2026', on: '2026-04-03' },
      'month-first': { text: '03/04/2026', on: '2026-03-04' },
    });
  });

  it('is open where dates contradict each other, with one of each', () => {
    const { isOpen, samples } = found('13/04/2026', '04/14/2026', '03/04/2026');

    expect(isOpen).toBe(true);
    expect(samples).toEqual({
      'day-first': { text: '13/04/2026', on: '2026-04-13' },
      'month-first': { text: '04/14/2026', on: '2026-04-14' },
    });
  });

  it('names every format that occurs, with times', () => {
    const { formats } = found('13/04/2026 9:05', '1/4/26, 10:15:00 PM', '31.12.2026');

    expect(formats['day-first']).toEqual(['d/M/yyyy H:mm', 'd/M/yy, h:mm:ss a', 'd.M.yyyy']);
    expect(formats['month-first'][0]).toBe('M/d/yyyy H:mm');
  });

  it('does not matter where there are none but ISO dates, or what is no date at all', () => {
    const { order, isOpen } = found('2026-04-13', 'soon', '26-03-04', '45631', '');

    expect({ order, isOpen }).toEqual({ order: undefined, isOpen: false });
  });
});
