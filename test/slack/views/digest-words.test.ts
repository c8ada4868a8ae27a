import { describe, expect, it } from '@jest/globals';
import { IsoDate } from '../../../src/domain/dates.ts';
import type { Deal } from '../../../src/domain/deal.ts';
import { type DigestFacts, digestFacts } from '../../../src/domain/digest.ts';
import { ChoiceId } from '../../../src/domain/ids.ts';
import { digestSlotOn } from '../../../src/domain/schedule.ts';
import { transitionsOf } from '../../../src/domain/transitions-of.ts';
import { workingCalendar } from '../../../src/domain/working-calendar.ts';
import { digestMessage } from '../../../src/slack/views/digest.ts';
import { slippedLines } from '../../../src/slack/views/digest-names.ts';
import { digestPartMessage } from '../../../src/slack/views/digest-parts.ts';
import { readHistory } from '../../domain/metrics-doc.ts';
import { aHouse, aMember, someSettings } from '../../support/build.ts';
import { aVoice } from '../../support/hostile.ts';

const settings = someSettings();
const house = aHouse({ settings });
const voice = aVoice();
const calendar = workingCalendar(settings);

/** The digest of Monday 9 March 2026 over what these lines tell. */
function digestOf(lines: readonly string[], each: (deal: Deal) => Deal = (deal) => deal) {
  const { deals, pipeline } = readHistory(lines.map((line) => line.replaceAll(/ +/g, ' ')));
  const told = deals.map(each);
  return digestFacts({
    settings,
    pipeline,
    members: [aMember()],
    slot: digestSlotOn(calendar, 9, IsoDate.parse('2026-03-09')),
    deals: told,
    transitions: told.flatMap(transitionsOf),
    retros: [],
  });
}

const says = (facts: DigestFacts): string => digestMessage(facts, {}, house, voice).text;
const became = (facts: DigestFacts): string =>
  digestPartMessage('became', facts, house, voice).text;

describe('what became of a month’s deals', () => {
  it('is told of one set of deals, so that each line follows from the one before', () => {
    const text = became(
      digestOf([
        '#1 2026-01-05 created Prospecting',
        '#1 2026-01-06 advance Qualified',
        '#1 2026-02-12 advance Quote',
        '#2 2026-01-07 created Prospecting',
        '#2 2026-01-08 advance Qualified',
        '#2 2026-02-20 lost',
        '#3 2025-12-01 created Prospecting',
        '#3 2026-01-12 advance Qualified',
        '#4 2026-02-02 created Prospecting',
      ]),
    );
    expect(text).toContain(
      [
        '*What became of January’s deals*: 2 began then',
        '*Prospecting* 2 deals reached it · 2 of 2 went on',
        '*Qualified* 2 deals reached it · 1 of 2 went on · 1 lost here',
        '*Quote* 1 deal reached it · 1 still here',
      ].join('\n'),
    );
    expect(became(digestOf([]))).toContain('*What became of January’s deals*: none began then');
  });
});

describe('what was lost', () => {
  const reasons = ['price', 'competitor', 'no-budget', 'no-decision', 'timing', 'timing', 'other'];
  const lost = digestOf(
    reasons.flatMap((_, n) => [
      `#${n + 1} 2026-02-02 created Prospecting`,
      `#${n + 1} 2026-03-03 lost`,
    ]),
    (deal) => {
      const reason = ChoiceId.parse(reasons[deal.number - 1]);
      const history = deal.history.map((one) =>
        one.type === 'closed' && one.outcome.kind === 'lost'
          ? { ...one, outcome: { ...one.outcome, reason } }
          : one,
      );
      return { ...deal, history };
    },
  );

  it('adds up to all of them, however many reasons there are', () => {
    const said = /\*Lost\*: (.*)/.exec(says(lost))?.[1] ?? '';
    expect(said).toContain('2 at Prospecting');
    expect(said).toMatch(/, 2 more$/);
    const counts = said.split(', ').map((part) => Number.parseInt(part, 10));
    expect(counts.reduce((sum, one) => sum + one, 0)).toBe(reasons.length);
  });
});

describe('what changed, in money', () => {
  const line = (worth: readonly (readonly [string, string])[]): string => {
    const text = says(
      digestOf(
        worth.flatMap(([amount, week], n) => [
          `#${n + 1} 2026-02-02 created Prospecting ${amount} EUR`,
          ...(week === '' ? [] : [`#${n + 1} 2026-03-04 ${week}`]),
        ]),
      ),
    );
    return (
      /.* → .*€.*/g.exec(text.split('\n').findLast((one) => one.includes('→')) ?? '')?.[0] ?? ''
    );
  };
  /** Thousands in the order in which they stand, signed. */
  const figures = (said: string): number[] =>
    [...said.replaceAll(/[\u2060,€]/g, '').matchAll(/([+−]?)(\d+)k/g)].map(
      ([, sign, digits]) => Number(digits) * (sign === '−' ? -1 : 1),
    );

  it('keeps one unit in a line, from a million on too, and adds up', () => {
    const said = line([
      ['1234567', ''],
      ['30600', 'lost'],
      ['10400', 'won'],
      ['7400', 'value 8900 EUR'],
      ['400', 'not-a-fit'],
    ]);
    expect(said.replaceAll('\u2060', '')).toBe(
      '€1,283k → €1,243k (+€2k value −€11k won −€30k lost −€1k not a fit)',
    );
    const [opening = 0, closing = 0, ...steps] = figures(said);
    expect(steps.reduce((sum, step) => sum + step, opening)).toBe(closing);
  });

  it('is exact as long as everything is small', () => {
    expect(
      line([
        ['1200.5', ''],
        ['900', 'lost'],
      ]),
    ).toBe('€2,100.50 → €1,200.50 (−\u2060€900 lost)');
  });
});

describe('what is not in the figures', () => {
  it('names leads that nobody has claimed, and what else there is to know', () => {
    const text = says(
      digestOf(['#1 2026-02-02 created Prospecting', '#2 2026-02-02 lead Prospecting 9000 EUR']),
    );
    expect(text).toContain(
      'Not in these numbers: 1 deal without amount, 1 without close date, 1 unclaimed lead',
    );
    expect(text).toContain('\nAlso: 1 deal without next step');
  });
});

describe('close dates that are past', () => {
  const passed = (count: number) =>
    digestOf(
      Array.from({ length: count }, (_, n) => `#${n + 1} 2026-03-03 created Prospecting`),
      (deal) => ({ ...deal, expectedClose: IsoDate.parse('2026-03-05') }),
    );

  it('are named where they are few, and else in the thread', () => {
    expect(says(passed(1))).toMatch(/\*Slipped\*: 1 past its close date: #1 /);
    expect(says(passed(2))).toMatch(/\*Slipped\*: 2 past their close date: #1 .*, #2 /);
    expect(says(passed(4))).toMatch(/\*Slipped\*: 4 past their close date(?!:)/);
    const named = slippedLines(passed(4), voice).join('\n');
    expect(named).toMatch(/\*Past their close date\*: #1 .*#4 /);
  });
});
