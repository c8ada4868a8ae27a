import { describe, expect, test } from '@jest/globals';
import { attemptsOf } from '../../../src/domain/attempts.ts';
import { IsoDate } from '../../../src/domain/dates.ts';
import { forecastFacts } from '../../../src/domain/forecast-facts.ts';
import { funnel } from '../../../src/domain/funnel.ts';
import { Currency } from '../../../src/domain/money.ts';
import { openRowsAsOf } from '../../../src/domain/rows-as-of.ts';
import { transitionsOf } from '../../../src/domain/transitions-of.ts';
import { workingCalendar } from '../../../src/domain/working-calendar.ts';
import { forecastByRep, forecastMessage } from '../../../src/slack/views/forecast.ts';
import { funnelMessage } from '../../../src/slack/views/funnel.ts';
import { day, readHistory } from '../../domain/metrics-doc.ts';
import { aHouse, someSettings } from '../../support/build.ts';
import { aVoice } from '../../support/hostile.ts';

const settings = someSettings();
const house = aHouse({ settings });
const voice = aVoice();
const at = day('2026-03-13');

/** Twelve of last year, of which every third was lost; and some that are open. */
const { pipeline, deals } = readHistory([
  ...Array.from({ length: 12 }, (_, n) => [
    `#${n + 1} 2025-12-0${(n % 9) + 1} created Prospecting 12000 EUR`,
    `#${n + 1} 2025-12-10 advance Qualified`,
    `#${n + 1} 2026-02-0${(n % 9) + 1} ${n % 3 === 0 ? 'lost' : 'won'}`,
  ]).flat(),
  '#20 2026-03-02 created Prospecting 20000 EUR',
  '#20 2026-03-03 advance Qualified',
  '#21 2026-03-02 created Prospecting 8000 USD',
  '#22 2026-03-02 created Prospecting',
]);
const closes = new Map([
  [20, IsoDate.parse('2026-04-30')],
  [21, IsoDate.parse('2026-02-27')],
]);
const transitions = deals.flatMap(transitionsOf);
const rows = openRowsAsOf(deals, transitions, at, settings.zone).map((row) => {
  const expectedClose = closes.get(row.number);
  return expectedClose === undefined ? row : { ...row, expectedClose };
});

describe('the forecast', () => {
  const facts = forecastFacts(pipeline, rows, transitions, at);
  const { text } = forecastMessage(facts, { rows, leads: 0 }, voice);

  test('says each month and currency with a range, and that a close date is past', () => {
    // Qualified: (8 + 10 × 0.25) ÷ (12 + 10) = 47.7% of €20,000.
    expect(text).toContain('*€9,545* April 2026 · €0–€20k · 1 deal');
    expect(text).toMatch(/\*US\$3.*\* February 2026 \(past\) · /);
    expect(text).not.toContain('All months');
  });

  test('names the deals it cannot place', () => {
    expect(text).toContain('*Without amount, so not in it* (1): #22');
    expect(text).toContain('*Without close date* (1): #22');
  });

  test('says how right it was before, in words', () => {
    expect(text).toMatch(
      /\*How right was it before\?\* 90 days ago, of 12 deals that have closed since: €36k was expected of them, €96k was won · it expected 25% of them to be won and 67% were: too careful\. Deal by deal it guessed (no )?better than a tossed coin\./,
    );
  });

  test('by rep is in the order of names', () => {
    const likely = facts.total;
    const reps = ['Zoe', 'Ana'].map((name) => ({ name, likely }));
    const byRep = forecastByRep(reps, facts, { rows, leads: 0 }, voice).text;
    expect(byRep.indexOf('Ana')).toBeLessThan(byRep.indexOf('Zoe'));
    expect(byRep).not.toContain('How right was it');
  });
});

describe('the funnel', () => {
  const attempts = attemptsOf(transitions);
  const calendar = workingCalendar(settings);
  const period = { from: day('2026-02-01'), to: day('2026-03-01') };
  const facts = funnel(pipeline, rows, attempts, calendar, { at, period });
  const { text } = funnelMessage(
    facts,
    { period: 'last month', of: ['Sam Ortiz'], leads: 2 },
    house,
    voice,
  );

  test('says what is open by step in every currency, and what closed in the period', () => {
    expect(text).toContain('*Funnel, last month · Sam Ortiz*');
    expect(text).toContain('*Open now*: 3 deals · €20,000 + US$8,000 · 1 without amount');
    expect(text).toContain('*Qualified* 1 deal · €20,000');
    expect(text).toContain('2 unclaimed leads not counted until claimed: `/deal list unclaimed`');
    expect(text).toContain('8 won, €96,000 · 4 lost, €48,000 · 0 not a fit');
    expect(text).toContain('Win rate: 67% by count (8 of 12) · 67% by value');
  });

  test('says how fast the pipeline earns', () => {
    const now = funnel(pipeline, rows, attempts, calendar, { at, period: { ...period, to: at } });
    const said = funnelMessage(now, { period: 'so far', of: [], leads: 0 }, house, voice).text;
    const found =
      /\*Velocity, so far\*: about €(\d+) a day = 1 open in EUR at its end × 8 of 12 won × €12,000 ÷ (\d+(?:\.\d)?) calendar days/.exec(
        said,
      );
    const [, perDay, days] = found ?? [];
    expect(Math.round(((8 / 12) * 12_000) / Number(days))).toBeCloseTo(Number(perDay), -1);
    expect(said).toContain('Times are in working days');
    expect(text).toContain(
      '*Velocity, last month*: unknown, no open deal had an amount in EUR at its end',
    );
  });

  test('counts each currency on its own before it says a percentage by value', () => {
    const [one, ...others] = attempts;
    if (one?.amount === undefined) throw new Error('no amount');
    const dollars = { ...one, amount: { ...one.amount, currency: Currency.parse('USD') } };
    const two = funnel(pipeline, rows, [dollars, ...others], calendar, { at, period });
    const said = funnelMessage(two, { period: 'then', of: [], leads: 0 }, house, voice).text;
    expect(said).toContain('67% by count (8 of 12) · 73% EUR, US$0 of US$12,000 by value');
  });

  test('with few closed deals names them instead of a percentage', () => {
    const few = funnel(pipeline, [], attempts.slice(0, 3), calendar, { at, period });
    const said = funnelMessage(few, { period: 'last month', of: [], leads: 0 }, house, voice).text;
    expect(said).toContain('Win rate: 2 of 3 by count · €24,000 of €36,000 by value');
  });
});
