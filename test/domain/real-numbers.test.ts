import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { type Attempt, attemptsOf } from '../../src/domain/attempts.ts';
import { cohort } from '../../src/domain/cohort.ts';
import { Zone } from '../../src/domain/dates.ts';
import { ChoiceId, DealNumber, UserId } from '../../src/domain/ids.ts';
import { Currency } from '../../src/domain/money.ts';
import { timeInStage } from '../../src/domain/time-in-stage.ts';
import { transitionsOf } from '../../src/domain/transitions-of.ts';
import { winRate, winRateBy } from '../../src/domain/win-rate.ts';
import { workingCalendar } from '../../src/domain/working-calendar.ts';
import { dealFromRow } from '../../src/import/deal-from-row.ts';
import { parseMapping } from '../../src/import/mapping.ts';
import { openRows } from '../../src/import/read-rows.ts';
import { rowToDeal } from '../../src/import/row-to-deal.ts';
import { aHouse, someSettings } from '../support/build.ts';

const folder = process.env.REAL_PIPELINE;
const usd = Currency.parse('USD');
const now = new Date('2018-01-01T12:00:00Z');
const settings = someSettings({
  zone: Zone.parse('UTC'),
  lossReasons: [
    { id: ChoiceId.parse('not-recorded'), label: 'not recorded (imported)', active: true },
  ],
});
const house = aHouse({ settings });

const Row = z.object({
  sales_agent: z.string(),
  deal_stage: z.string(),
  engage_date: z.string(),
  close_date: z.string(),
  close_value: z.string(),
});
type Row = z.infer<typeof Row>;

function readCsv<Shape>(path: string, shape: z.ZodType<Shape>): Shape[] {
  return z.array(shape).parse(parse(readFileSync(path), { columns: true, bom: true }));
}

/** Through the import, as the bot would have it. */
async function imported(path: string, users: ReadonlyMap<string, UserId>): Promise<Attempt[]> {
  const text = readFileSync(new URL('../../docs/import/b2b-sample.yaml', import.meta.url), 'utf8');
  const mapping = { ...parseMapping(text), owners: Object.fromEntries(users) };
  const setting = {
    mapping,
    zone: settings.zone,
    currency: usd,
    stages: house.pipeline.stages,
    now,
  };
  const transitions = [];
  const file = await openRows(createReadStream(join(path, 'sales_pipeline.csv')));
  let number = 0;
  for await (const row of file.rows) {
    if (!('cells' in row)) throw new Error(`row ${row.row} cannot be read`);
    const result = rowToDeal(row, setting);
    if (!result.ok) throw new Error(`row ${row.row} is refused`);
    number += 1;
    const deal = dealFromRow(result.deal, house, now);
    transitions.push(...transitionsOf({ ...deal, number: DealNumber.parse(number) }));
  }
  return [...attemptsOf(transitions)];
}

const on = (text: string): number => {
  const [month, day, year] = text.split('/').map(Number);
  return Date.UTC(year ?? 0, (month ?? 0) - 1, day) / 86_400_000;
};

/** Weekdays after one day and up to another, one by one. */
function weekdays(from: number, to: number): number {
  let count = 0;
  for (let day = from + 1; day <= to; day += 1) {
    const weekday = new Date(day * 86_400_000).getUTCDay();
    if (weekday !== 0 && weekday !== 6) count += 1;
  }
  return count;
}

const tally = (rows: readonly Row[]) => {
  const won = rows.filter((row) => row.deal_stage === 'Won');
  return {
    won: won.length,
    lost: rows.filter((row) => row.deal_stage === 'Lost').length,
    worth: won.reduce((sum, row) => sum + Number(row.close_value), 0),
  };
};

const tallied = ({ won, lost }: ReturnType<typeof winRate>) => ({
  won: won.count,
  lost: lost.count,
  worth: (won.worth[usd] ?? 0) / 100,
});

if (folder !== undefined && folder !== '') {
  describe('a real pipeline of 8,800 opportunities, computed twice', () => {
    let attempts: readonly Attempt[];
    let rows: readonly Row[];
    let users: ReadonlyMap<string, UserId>;
    let managers: ReadonlyMap<string, string>;
    const nameOf = (id: UserId | undefined) => [...users].find(([, user]) => user === id)?.[0];

    beforeAll(async () => {
      rows = readCsv(join(folder, 'sales_pipeline.csv'), Row);
      const names = [...new Set(rows.map((row) => row.sales_agent))];
      users = new Map(names.map((name, index) => [name, UserId.parse(`U${index}`)]));
      const Team = z.object({ sales_agent: z.string(), manager: z.string() });
      const teams = readCsv(join(folder, 'sales_teams.csv'), Team);
      managers = new Map(teams.map((row) => [row.sales_agent, row.manager]));
      attempts = await imported(folder, users);
    });

    test('all of it', () => {
      expect(tallied(winRate(attempts))).toEqual(tally(rows));
      expect(tallied(winRate(attempts))).toEqual({ won: 4_238, lost: 2_473, worth: 10_005_534 });
      expect(winRate(attempts).byCount).toBeCloseTo(0.6315, 4);
    });

    test('win rate and won value of every rep', () => {
      const rates = winRateBy(attempts, ({ ownerId }) => nameOf(ownerId));
      expect(rates.size).toBe(30);
      for (const [name, rate] of rates) {
        expect(tallied(rate)).toEqual(tally(rows.filter((row) => row.sales_agent === name)));
      }
    });

    test('win rate and won value of every manager', () => {
      const rates = winRateBy(attempts, ({ ownerId }) => managers.get(nameOf(ownerId) ?? ''));
      expect(rates.size).toBe(6);
      for (const [manager, rate] of rates) {
        const own = rows.filter((row) => managers.get(row.sales_agent) === manager);
        expect(tallied(rate)).toEqual(tally(own));
      }
    });

    test('win rate of every month', () => {
      for (let month = 0; month < 12; month += 1) {
        const window = {
          from: new Date(Date.UTC(2017, month)),
          to: new Date(Date.UTC(2017, month + 1)),
        };
        const within = rows.filter((row) => row.close_date.startsWith(`${month + 1}/`));
        expect(tallied(winRate(attempts, window))).toEqual(tally(within));
      }
    });

    test('what became of the deals of every month', () => {
      let seen = 0;
      for (let month = -3; month < 12; month += 1) {
        const window = {
          from: new Date(Date.UTC(2017, month)),
          to: new Date(Date.UTC(2017, month + 1)),
        };
        const began = rows.filter((row) => {
          const at = row.engage_date === '' ? undefined : on(row.engage_date) * 86_400_000;
          return at !== undefined && at >= window.from.getTime() && at < window.to.getTime();
        });
        const { won, lost } = tally(began);
        const step = cohort(house.pipeline, attempts, window).find(
          (one) => one.name === 'Qualified',
        );
        expect(step).toMatchObject({
          reached: began.length,
          on: won,
          lost,
          open: began.length - won - lost,
        });
        if (won + lost > 0) expect(step?.conversion).toBeCloseTo(won / (won + lost), 12);
        seen += began.length;
      }
      expect(seen).toBe(8_300);
    });

    test('time in the step, running deals counted in', () => {
      const times = rows.flatMap((row) => {
        if (row.engage_date === '') return [];
        const ended = row.close_date !== '';
        const to = ended ? on(row.close_date) : Math.floor(now.getTime() / 86_400_000);
        return [{ days: weekdays(on(row.engage_date), to), ended }];
      });
      const endings = [...new Set(times.filter((one) => one.ended).map((one) => one.days))];
      const risks = endings
        .sort((a, b) => a - b)
        .map((days) => ({
          days,
          ended: times.filter((one) => one.ended && one.days === days).length,
          atRisk: times.filter((one) => one.days >= days).length,
        }));
      let share = 1;
      const curve = risks.map(({ days, ended, atRisk }) => {
        share *= (atRisk - ended) / atRisk;
        return { days, share };
      });
      const within = (part: number) => curve.find((step) => step.share <= 1 - part)?.days;

      const time = timeInStage(house.pipeline, attempts, workingCalendar(settings), now);
      expect(time.find((one) => one.name === 'Qualified')).toMatchObject({
        ended: 6_711,
        running: 1_589,
        median: within(0.5),
        fourOfFive: within(0.8),
      });
    });
  });
} else {
  describe('a real pipeline, computed twice', () => {
    test('is checked where REAL_PIPELINE names the folder of its file', () => {
      expect(folder ?? '').toBe('');
    });
  });
}
