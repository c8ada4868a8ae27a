import { describe, expect, test } from '@jest/globals';
import { attemptsOf } from '../../src/domain/attempts.ts';
import { backTest } from '../../src/domain/back-test.ts';
import { became } from '../../src/domain/became.ts';
import { bridge, bridgeSteps, reconciled, withoutZeros } from '../../src/domain/bridge.ts';
import { type CohortStep, cohort } from '../../src/domain/cohort.ts';
import { amountsOf, type Totals } from '../../src/domain/currency-totals.ts';
import { dateIn, IsoDate } from '../../src/domain/dates.ts';
import { stagesNow } from '../../src/domain/digest-now.ts';
import { dueReason } from '../../src/domain/due.ts';
import { dueWords } from '../../src/domain/due-words.ts';
import { learnedLimit } from '../../src/domain/learned-limits.ts';
import { toMajor } from '../../src/domain/money.ts';
import { pickMorning } from '../../src/domain/morning.ts';
import { actsOn, nudgeEffect, nudgeWords } from '../../src/domain/nudge-effect.ts';
import { findStage } from '../../src/domain/pipeline.ts';
import { quotedDeal, quoteLedger } from '../../src/domain/quote-ledger.ts';
import { managersFrom } from '../../src/domain/reminders.ts';
import { openRowsAsOf } from '../../src/domain/rows-as-of.ts';
import type { CountAndWorth } from '../../src/domain/snapshot.ts';
import { stageOdds } from '../../src/domain/stage-odds.ts';
import { isStuck } from '../../src/domain/stuck.ts';
import { timeInStage } from '../../src/domain/time-in-stage.ts';
import { transitionsOf } from '../../src/domain/transitions-of.ts';
import { velocity } from '../../src/domain/velocity.ts';
import { fewestForPercent, percent, shareWords, winRate } from '../../src/domain/win-rate.ts';
import { workingCalendar } from '../../src/domain/working-calendar.ts';
import { someSettings } from '../support/build.ts';
import { day, readExamples, readHistory } from './metrics-doc.ts';

const settings = someSettings();
const calendar = workingCalendar(settings);

const totals = (worth: Totals): string =>
  amountsOf(worth)
    .filter(({ minor }) => minor !== 0)
    .map((money) => `${money.currency} ${toMajor(money)}`)
    .join(', ');
const line = (...parts: readonly (string | number | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join(' ');
const counted = (label: string, { count, worth, withoutAmount }: CountAndWorth): string =>
  line(
    label,
    count,
    totals(worth),
    withoutAmount > 0 && count > withoutAmount ? `${withoutAmount} without amount` : '',
  );

type Given = ReturnType<typeof readHistory>;

const windowOf = ([from, to]: readonly string[]) => ({ from: day(from ?? ''), to: day(to ?? '') });
const before = ({ deals }: Given, cutOff: Date) =>
  deals.flatMap(transitionsOf).filter((one) => one.at < cutOff);
const rowsAt = ({ deals }: Given, at: Date) =>
  openRowsAsOf(deals, deals.flatMap(transitionsOf), at, settings.zone);
const dueAt = ({ deals, pipeline }: Given, at: string) =>
  deals.flatMap((deal) => {
    const stage = findStage(pipeline, deal.stageId);
    const reason = stage && dueReason(deal, stage, calendar, day(at));
    return reason === undefined ? [] : [{ deal, reason }];
  });
const farOff = new Date('2030-01-01');
const cohortTable = (steps: readonly CohortStep[]): string[] => [
  'step reached visited skipped on lost not a fit open conversion',
  ...steps.map(({ name, reached, visited, skipped, on, lost, unqualified, open }) => {
    const share = shareWords(on, on + lost + unqualified) ?? '-';
    return line(name, reached, visited, skipped, on, lost, unqualified, open, share);
  }),
];

const lenses: Readonly<Record<string, (given: Given, args: readonly string[]) => string[]>> = {
  now: (given, [at = '']) =>
    stagesNow(given.pipeline, rowsAt(given, day(at)), [], []).map((stage) =>
      counted(stage.name, stage),
    ),
  bridge: (given, args) => {
    const { from, to } = windowOf(args);
    const window = before(given, to).filter((one) => one.at >= from);
    const result = bridge(rowsAt(given, from), window, rowsAt(given, to));
    expect(reconciled(result)).toEqual({
      deals: result.closing.count,
      worth: withoutZeros(result.closing.worth),
    });
    return [
      counted('opening', result.opening),
      ...bridgeSteps.map((step) => {
        const { deals, worth } = result.lines[step];
        return line(step, deals > 0 ? `+${deals}` : deals, totals(worth));
      }),
      counted('closing', result.closing),
    ];
  },
  cohort: (given, args) => {
    const attempts = attemptsOf(before(given, farOff));
    const window = args.length === 0 ? undefined : windowOf(args);
    return cohortTable(cohort(given.pipeline, attempts, window));
  },
  became: (given, [on = '']) => {
    const today = IsoDate.parse(on);
    const told = became(given.pipeline, attemptsOf(before(given, farOff)), calendar, today, farOff);
    return [line(told.month, told.began, 'began'), ...cohortTable(told.steps)];
  },
  rate: (given, args) => {
    const rate = winRate(attemptsOf(before(given, farOff)), windowOf(args));
    const values = rate.byValue.map(({ currency, rate: share, closed }) => {
      const [won = 0, lost = 0] = [rate.won.worth[currency], rate.lost.worth[currency]];
      const few = `${toMajor({ minor: won, currency })} of ${toMajor({ minor: won + lost, currency })}`;
      return `${currency} ${closed < fewestForPercent ? few : percent(share)}`;
    });
    return [
      counted('won', rate.won),
      counted('lost', rate.lost),
      counted('not a fit', rate.unqualified),
      line('by count', shareWords(rate.won.count, rate.won.count + rate.lost.count)),
      line('by value', values.join(', ')),
    ];
  },
  time: (given, [at = '']) => [
    'step ended running median 4 of 5',
    ...timeInStage(given.pipeline, attemptsOf(before(given, day(at))), calendar, day(at)).map(
      ({ name, ended, running, median, fourOfFive }) =>
        line(name, ended, running, median ?? '-', fourOfFive ?? '-'),
    ),
  ],
  limit: (_given, args) => {
    const ages = args.slice(0, args.indexOf('admin')).map(Number);
    const limit = learnedLimit(
      ages.map((until) => ({ until, ended: true })),
      Number(args.at(-1)),
    );
    return [
      `${limit?.ageDays} days from ${limit?.visits} visits, 4 of 5 within ${limit?.fourOfFive}`,
    ];
  },
  chances: (given, [at = '']) => {
    const odds = stageOdds(given.pipeline, attemptsOf(before(given, day(at))));
    return [...odds].map(([id, { chance, won, lost }]) => {
      const name = given.pipeline.stages.find((stage) => stage.id === id)?.name;
      return line(name, `${(chance * 100).toFixed(1)}%`, `${won} won`, `${lost} lost`);
    });
  },
  'back-test': (given, args) => {
    const { from, to } = windowOf(args);
    const test = backTest(given.pipeline, before(given, farOff), from, to);
    const worth = test.worth.map(
      ({ currency, expected, won }) =>
        `${currency} ${Math.round(expected / 100)} expected, ${won / 100} won`,
    );
    return [
      line('judged', test.judged),
      line('still open', test.stillOpen),
      line('bias', test.bias?.toFixed(3)),
      line('Brier', test.brier?.toFixed(3)),
      line('worth', worth.join(', ')),
    ];
  },
  morning: (given, [at = '']) => {
    const due = dueAt(given, at);
    const date = dateIn(settings.zone, day(at));
    const pick = pickMorning(due, [], { date, calendar, limit: due.length, locale: 'en' });
    return (pick?.rows ?? []).map(({ dealId }) => {
      const one = due.find(({ deal }) => deal.id === dealId);
      const { amount, number } = one?.deal ?? {};
      const weight = `× ${(one?.reason.workingDaysOver ?? 0) + 1}`;
      return line(`#${number}`, ...(amount ? [toMajor(amount), weight] : ['without amount']));
    });
  },
  managers: (given, [at = '']) =>
    dueAt(given, at).map(({ deal, reason }) => {
      const said = given.mornings.filter(({ dealIds }) => dealIds.includes(deal.id));
      const dates = said.map(({ date }) => date);
      const from = managersFrom(reason, dates, calendar) ?? 'its rep was not told yet';
      return line(`#${deal.number}`, from);
    }),
  due: (given, [at = '']) =>
    given.deals.map((deal) => {
      const reason = dueAt(given, at).find((one) => one.deal === deal)?.reason;
      const on = dateIn(settings.zone, day(at));
      const why = reason === undefined ? 'not due' : dueWords(reason, on, settings.zone, 'en');
      const stuck = reason !== undefined && isStuck(reason) ? 'stuck:' : '';
      return line(`#${deal.number}`, stuck, why);
    }),
  mornings: ({ deals, mornings, deeds }, args) => {
    const acts = actsOn(deals, deals.flatMap(transitionsOf), deeds, settings.zone);
    return [nudgeWords(nudgeEffect(mornings, acts, calendar, windowOf(args))) ?? ''];
  },
  quotes: (given, args) => {
    const window = windowOf(args);
    const { pipeline } = given;
    const withinDays = settings.policies.quoteWithinDays;
    const ledger = quoteLedger(attemptsOf(before(given, window.to)), given.deals.map(quotedDeal), {
      pipeline,
      calendar,
      withinDays,
      window,
    });
    const names = ledger?.notSent.map(({ number }) => `#${number}`) ?? [];
    return [
      line('ready', ledger?.ready),
      line('in time', ledger?.inTime),
      line('late', ledger?.late),
      line('not sent', names.length, names.join(', ')),
    ];
  },
  velocity: (given, args) =>
    velocity(attemptsOf(before(given, farOff)), windowOf(args)).map((one) =>
      line(
        one.currency,
        `${one.open} open`,
        percent(one.winRate),
        `${one.meanWon / 100} mean won`,
        `${one.meanDaysToWin.toFixed(1)} days`,
        `${Math.round(one.perDay / 100)} a day`,
      ),
    ),
};

const results = readExamples().flatMap(({ title, history, results: asked }) =>
  asked.map(({ ask, lines }) => ({ title, ask, history, lines })),
);

describe('the worked examples of docs/metrics.md', () => {
  test('are all there', () => {
    expect(new Set(results.map(({ ask }) => ask.split(' ')[0]))).toEqual(
      new Set(Object.keys(lenses)),
    );
  });

  test.each(results)('$title: $ask', ({ ask, history, lines }) => {
    const [lens = '', ...args] = ask.split(' ');
    expect(lenses[lens]?.(readHistory(history), args)).toEqual(lines);
  });
});
