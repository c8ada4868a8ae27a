import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { type Observation, percentile, survivalCurve } from '../../src/domain/kaplan-meier.ts';
import { learnedLimit } from '../../src/domain/learned-limits.ts';

const Fixture = z.object({
  cases: z.array(
    z.object({
      name: z.string(),
      observations: z.array(
        z.union([
          z.tuple([z.number(), z.union([z.literal(0), z.literal(1)])]),
          z.tuple([z.number(), z.union([z.literal(0), z.literal(1)]), z.number()]),
        ]),
      ),
      curve: z.array(z.tuple([z.number(), z.number()])),
      percentiles: z.record(z.string(), z.number().nullable()),
    }),
  ),
});
const { cases } = Fixture.parse(
  JSON.parse(readFileSync(new URL('./fixtures/kaplan-meier.json', import.meta.url), 'utf8')),
);

const seen = (until: number, ended: boolean, from?: number): Observation =>
  from === undefined ? { until, ended } : { until, ended, from };

/** The definition, risk sets counted one by one. */
function bruteForce(observations: readonly Observation[]): { at: number; share: number }[] {
  const ages = new Set(observations.filter((one) => one.ended).map((one) => one.until));
  let share = 1;
  return [...ages]
    .sort((a, b) => a - b)
    .map((at) => {
      const risk = observations.filter((one) => (one.from ?? -1) < at && one.until >= at);
      const ended = risk.filter((one) => one.ended && one.until === at);
      share *= 1 - ended.length / risk.length;
      return { at, share };
    });
}

const observations = fc.array(
  fc
    .record({
      until: fc.integer({ min: 0, max: 30 }),
      ended: fc.boolean(),
      from: fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined }),
    })
    .map(({ until, ended, from }) =>
      seen(until, ended, from !== undefined && from < until ? from : undefined),
    ),
  { maxLength: 60 },
);

describe('the Kaplan–Meier curve', () => {
  test.each(cases)('is what a statistics package computes: $name', (one) => {
    const curve = survivalCurve(
      one.observations.map(([until, ended, from]) => seen(until, ended === 1, from)),
    );
    expect(curve.map((step) => step.at)).toEqual(one.curve.map(([at]) => at));
    for (const [index, [, share]] of one.curve.entries()) {
      expect(curve[index]?.share).toBeCloseTo(share, 12);
    }
    let compared = 0;
    for (const [part, wanted] of Object.entries(one.percentiles)) {
      if (curve.some((step) => Math.abs(step.share - (1 - Number(part))) < 1e-9)) continue;
      expect(percentile(curve, Number(part)) ?? null).toBe(wanted);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(2);
  });

  test('is what counting every risk set gives', () => {
    fc.assert(
      fc.property(observations, (some) => {
        const [curve, wanted] = [survivalCurve(some), bruteForce(some)];
        expect(curve.map(({ at }) => at)).toEqual(wanted.map(({ at }) => at));
        for (const [index, { share }] of wanted.entries()) {
          expect(curve[index]?.share).toBeCloseTo(share, 12);
        }
      }),
    );
  });

  test('with nothing censored, its percentile is the plain one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 80 }),
        fc.constantFrom(0.25, 0.5, 0.8, 0.9),
        (ages, part) => {
          const curve = survivalCurve(ages.map((until) => seen(until, true)));
          const sorted = [...ages].sort((a, b) => a - b);
          const plain = sorted[Math.ceil(part * ages.length - 1e-9) - 1];
          expect(percentile(curve, part)).toBe(plain);
        },
      ),
    );
  });

  test('the order of observations makes no difference', () => {
    fc.assert(
      fc.property(observations, (some) => {
        expect(survivalCurve(some.toReversed())).toEqual(survivalCurve(some));
      }),
    );
  });
});

describe('a learned limit', () => {
  const ended = (ages: readonly number[]) => ages.map((until) => seen(until, true));

  test('is shrunk to the number of the admin with weight 20', () => {
    // 10 visits, 8 of which ended within 24: (10 × 24 + 20 × 12) / 30 = 16.
    const ages = [2, 4, 6, 8, 10, 15, 20, 24, 40, 60];
    expect(learnedLimit(ended(ages), 12)).toEqual({
      ageDays: 16,
      visits: 10,
      fourOfFive: 24,
    });
  });

  test('stays between half and three times that number', () => {
    expect(learnedLimit(ended(Array.from({ length: 500 }, () => 1)), 15)?.ageDays).toBe(8);
    expect(learnedLimit(ended(Array.from({ length: 500 }, () => 400)), 15)?.ageDays).toBe(45);
  });

  test('needs eight ended visits, and a curve that comes down to a fifth', () => {
    expect(learnedLimit(ended([1, 2, 3, 4, 5, 6, 7]), 12)).toBeUndefined();
    const running = Array.from({ length: 30 }, () => seen(50, false));
    expect(learnedLimit([...ended([1, 2, 3, 4, 5, 6, 7, 8]), ...running], 12)).toBeUndefined();
    expect(learnedLimit(ended([1, 2, 3, 4, 5, 6, 7, 8]), 0)).toBeUndefined();
  });

  test('is hardly off in a young installation, where finished visits alone are a third too short', () => {
    let state = 7;
    const random = (): number => {
      state = (state * 48_271) % 2_147_483_647;
      return state / 2_147_483_647;
    };
    const normal = (): number =>
      Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
    const fates = Array.from({ length: 4_000 }, () => {
      const age = Math.exp(2.7 + 0.9 * normal());
      const window = 45 * random();
      return seen(Math.min(age, window), age <= window);
    });
    const finished = fates.filter((one) => one.ended);
    const truth = Math.exp(2.7 + 0.9 * 0.8416);
    const learnt = percentile(survivalCurve(fates), 0.8) ?? 0;
    const naive = percentile(survivalCurve(finished), 0.8) ?? 0;
    expect(Math.abs(learnt / truth - 1)).toBeLessThan(0.1);
    expect(naive / truth).toBeLessThan(0.75);
  });
});
