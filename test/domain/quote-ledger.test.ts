import { describe, expect, it } from '@jest/globals';
import { attemptsOf } from '../../src/domain/attempts.ts';
import { quotedDeal, quoteLedger } from '../../src/domain/quote-ledger.ts';
import { transitionsOf } from '../../src/domain/transitions-of.ts';
import { workingCalendar } from '../../src/domain/working-calendar.ts';
import { someSettings } from '../support/build.ts';
import { day, readHistory } from './metrics-doc.ts';

const calendar = workingCalendar(someSettings());
const window = { from: day('2026-03-02'), to: day('2026-03-09') };

/** Who was ready for a quote in the week of 2 March and got none, by number. */
function notSent(...lines: readonly string[]): readonly number[] {
  const { pipeline, deals } = readHistory(lines);
  const attempts = attemptsOf(deals.flatMap(transitionsOf));
  const ledger = quoteLedger(attempts, deals.map(quotedDeal), {
    pipeline,
    calendar,
    withinDays: 3,
    window,
  });
  return ledger?.notSent.map(({ number }) => number) ?? [];
}

describe('who was ready for a quote', () => {
  it('is not a deal that never came to its step, wherever that stands among the steps now', () => {
    expect(
      notSent(
        '#1 2026-02-23 created Prospecting',
        '#1 2026-02-24 advance Qualified',
        '#1 2026-03-03 lost',
        'steps Quote, Closure',
      ),
    ).toEqual([]);
  });

  it('is a deal that went past it, also when the steps before it are gone since', () => {
    expect(
      notSent(
        '#1 2026-02-23 created Prospecting',
        '#1 2026-02-24 skip Closure',
        'steps Quote, Closure',
      ),
    ).toEqual([1]);
  });
});
