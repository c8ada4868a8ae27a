import { describe, expect, it } from '@jest/globals';
import { catchUp } from '../../src/domain/catch-up.ts';
import { addDays, dateIn, IsoDate, minuteOfDayIn, Zone } from '../../src/domain/dates.ts';
import type { Deal } from '../../src/domain/deal.ts';
import { dueReason } from '../../src/domain/due.ts';
import { DealId, DealNumber, StageId, UserId } from '../../src/domain/ids.ts';
import { pickMorning } from '../../src/domain/morning.ts';
import { findStage } from '../../src/domain/pipeline.ts';
import type { MorningContent } from '../../src/domain/run.ts';
import { dueMorningSlot, latestDigestSlot } from '../../src/domain/schedule.ts';
import {
  addWorkingDays,
  isWorkingDay,
  workingCalendar,
} from '../../src/domain/working-calendar.ts';
import { aDeal, aPipeline, someSettings } from '../support/build.ts';
import { report } from '../support/report.ts';
import { seededRandom } from '../support/seeded-random.ts';

const zones = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Honolulu',
  'Asia/Kolkata',
].map((zone) => Zone.parse(zone));
const holidays = ['2026-04-03', '2026-04-06', '2026-05-01', '2026-12-25', '2027-01-01'];
const settings = someSettings({
  holidays: holidays.map((date) => ({ date: IsoDate.parse(date), name: 'holiday' })),
});
const calendar = workingCalendar(settings);
const pipeline = aPipeline();
const start = new Date('2026-03-01T00:00:00Z');
const stepMs = 15 * 60_000;
const weeks = 52;
const dealsPerRep = 6;

interface Said {
  readonly userId: UserId;
  readonly zone: Zone;
  readonly at: Date;
  readonly content: MorningContent;
  readonly waiting: readonly DealId[];
}

interface Rep {
  readonly userId: UserId;
  readonly zone: Zone;
  deals: Deal[];
  lastSent?: IsoDate;
  readonly mornings: MorningContent[];
}

describe('a year of 20 reps in 5 zones', () => {
  it('says each morning and each week once, in working hours, and never about waiting deals', () => {
    const seed = Number(process.env.SEED ?? 20_260_301);
    const began = performance.now();

    const { said, digests } = simulate(seed);

    const seconds = ((performance.now() - began) / 1_000).toFixed(1);
    const rows = said.reduce((sum, one) => sum + one.content.rows.length, 0);
    report(
      `seed ${seed}: ${said.length} mornings with ${rows} rows, ${digests.length} digests, ${seconds} s`,
    );
    expect(said.length).toBeGreaterThan(1_000);
    expect(said.filter(({ waiting }) => waiting.length > 0).length).toBeGreaterThan(100);
    const perDay = said.map(({ userId, content }) => `${userId} ${content.date}`);
    expect(new Set(perDay).size).toBe(perDay.length);
    for (const one of said) {
      const date = dateIn(one.zone, one.at);
      const minute = minuteOfDayIn(one.zone, one.at);
      expect(isWorkingDay(calendar, date)).toBe(true);
      expect(holidays).not.toContain(date);
      expect(minute).toBeGreaterThanOrEqual(9 * 60);
      expect(minute).toBeLessThan(18 * 60);
      expect(one.content.rows.length).toBeLessThanOrEqual(3);
      for (const row of one.content.rows) expect(one.waiting).not.toContain(row.dealId);
    }
    expect(digests.length).toBe(weeks);
    expect(new Set(digests.map(({ week }) => week)).size).toBe(weeks);
    for (const { at } of digests) {
      expect(isWorkingDay(calendar, dateIn(calendar.zone, at))).toBe(true);
      expect(minuteOfDayIn(calendar.zone, at)).toBeGreaterThanOrEqual(9 * 60);
      expect(minuteOfDayIn(calendar.zone, at)).toBeLessThan(18 * 60);
    }
  });
});

function simulate(seed: number) {
  const random = seededRandom(seed);
  const reps = Array.from({ length: 20 }, (_, index) => aRep(index));
  const said: Said[] = [];
  const digests: { week: string; at: Date }[] = [];
  const firstWeek = latestDigestSlot(calendar, settings.digest, start).week;
  let downUntil = 0;
  for (let ms = start.getTime(); ms < start.getTime() + weeks * 7 * 86_400_000; ms += stepMs) {
    if (ms < downUntil) continue;
    // Now and then every process is away for up to eight hours.
    if (random() < 0.0005) downUntil = ms + random() * 8 * 3_600_000;
    const now = new Date(ms);
    said.push(...reps.flatMap((rep) => morning(rep, now)));
    for (const rep of reps) if (random() < 0.003) act(rep, now, random);
    const known = new Set([firstWeek, ...digests.map(({ week }) => week)]);
    digests.push(...digest(known, now));
  }
  return { said, digests };
}

function digest(known: ReadonlySet<string>, now: Date): readonly { week: string; at: Date }[] {
  const { week, dueAt } = latestDigestSlot(calendar, settings.digest, now);
  const verdict = catchUp('digest', { dueAt, zone: calendar.zone }, calendar, now);
  const goes = verdict.kind === 'run' || verdict.kind === 'late';
  return goes && !known.has(week) ? [{ week, at: now }] : [];
}

function morning(rep: Rep, now: Date): readonly Said[] {
  const slot = dueMorningSlot(calendar, rep.zone, settings.morningHour, now, rep.lastSent);
  if (slot === undefined) return [];
  const verdict = catchUp('morning', { dueAt: slot.dueAt, zone: rep.zone }, calendar, now);
  if (verdict.kind === 'early') return [];
  rep.lastSent = slot.date;
  if (verdict.kind === 'skip') return [];
  const due = rep.deals.flatMap((deal) => {
    const stage = findStage(pipeline, deal.stageId);
    const reason = stage === undefined ? undefined : dueReason(deal, stage, calendar, now);
    return reason === undefined ? [] : [{ deal, reason }];
  });
  const pick = pickMorning(due, rep.mornings, {
    date: slot.date,
    calendar,
    limit: 3,
    locale: 'en',
  });
  if (pick === undefined) return [];
  const content: MorningContent = {
    kind: 'morning',
    userId: rep.userId,
    date: slot.date,
    ...pick,
  };
  rep.mornings.push(content);
  const today = dateIn(calendar.zone, now);
  const waiting = rep.deals.filter(({ waiting: w }) => w !== undefined && w.until > today);
  const ids = waiting.map(({ id }) => id);
  return [{ userId: rep.userId, zone: rep.zone, at: now, content, waiting: ids }];
}

/** A rep does something about one deal: logs a contact, plans, waits, moves on, or only notes. */
function act(rep: Rep, now: Date, random: () => number): void {
  const index = Math.floor(random() * rep.deals.length);
  const deal = rep.deals[index];
  if (deal === undefined) return;
  const today = dateIn(calendar.zone, now);
  const { waiting: _, nextStep: __, ...plain } = deal;
  const changes: readonly (() => Deal)[] = [
    () => ({ ...plain, lastContact: { kind: 'called', at: now, by: rep.userId }, quietOn: today }),
    () => ({ ...plain, nextStep: { text: 'call', on: addDays(today, Math.ceil(random() * 9)) } }),
    () => ({
      ...plain,
      waiting: {
        until: addDays(today, 1 + Math.ceil(random() * 20)),
        reason: 'budget',
        since: now,
      },
    }),
    () => ({ ...plain, stageId: StageId.parse('quote'), enteredStageAt: now }),
    () => ({ ...deal, quietOn: today }),
    () => ({ ...plain, expectedClose: addWorkingDays(calendar, today, 5) }),
  ];
  const change = changes[Math.floor(random() * changes.length)];
  if (change !== undefined) rep.deals[index] = change();
}

function aRep(index: number): Rep {
  const userId = UserId.parse(`UREP${index}`);
  const deals = Array.from({ length: dealsPerRep }, (_, n) =>
    aDeal({
      id: DealId.parse(`d-${index}-${n}`),
      number: DealNumber.parse(index * dealsPerRep + n + 1),
      ownerId: userId,
      createdAt: start,
      enteredStageAt: start,
    }),
  );
  return { userId, zone: zones[index % zones.length] ?? calendar.zone, deals, mornings: [] };
}
