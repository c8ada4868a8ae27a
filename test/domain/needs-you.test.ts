import { describe, expect, it } from '@jest/globals';
import { IsoDate, instantOf } from '../../src/domain/dates.ts';
import type { Deal } from '../../src/domain/deal.ts';
import type { Decision } from '../../src/domain/decision.ts';
import type { Member } from '../../src/domain/member.ts';
import { needsYou } from '../../src/domain/needs-you.ts';
import { contact } from '../../src/domain/notes.ts';
import { plan } from '../../src/domain/planning.ts';
import type { Reminded } from '../../src/domain/reminders.ts';
import { snapshotRow } from '../../src/domain/snapshot.ts';
import { stuckRows } from '../../src/domain/stuck.ts';
import { addWorkingDays, workingCalendar } from '../../src/domain/working-calendar.ts';
import { aDeal, aHouse, aMember, anAct, priya } from '../support/build.ts';

const { settings, pipeline } = aHouse();
const calendar = workingCalendar(settings);
const date = (text: string) => IsoDate.parse(text);
const at = (day: string) => instantOf(date(day), calendar.zone, 10);
const since = at('2026-01-05');
const silent = aDeal({ createdAt: since, enteredStageAt: since });

function made(decision: Decision): Deal {
  if (!decision.ok) throw new Error(decision.refusal.kind);
  return decision.change.deal;
}

const gone = [aMember({ standing: 'deactivated' })];

/** The first working day since then on which the deal is its manager's. */
function managersOn(
  deal: Deal,
  from: string,
  said: readonly string[] = [],
  members: readonly Member[] = [aMember()],
): IsoDate | undefined {
  const reminded: Reminded = new Map([[deal.id, said.map(date)]]);
  const days = Array.from({ length: 30 }, (_, n) => addWorkingDays(calendar, date(from), n));
  return days.find((day) => {
    const rows = [snapshotRow(deal)];
    const stuck = stuckRows(rows, pipeline, calendar, at(day));
    return (
      needsYou(rows, stuck, [], { pipeline, calendar, at: at(day), reminded, members }).length > 0
    );
  });
}

describe('a stuck deal is the manager’s', () => {
  it('8 working days after its rep was first told, and never before', () => {
    // Over a limit since 20 January; said on 3 March for the first time.
    expect(managersOn(silent, '2026-03-02', ['2026-03-03', '2026-03-04'])).toBe('2026-03-13');
    expect(managersOn(silent, '2026-03-02')).toBeUndefined();
  });

  it('8 working days after it came up when nobody hears of it', () => {
    const { ownerId: _, ...lead } = silent;
    const away = { until: date('2026-03-20') };
    const standsIn = aMember({ userId: priya });

    expect(managersOn(silent, '2026-01-19', [], gone)).toBe('2026-01-30');
    expect(managersOn(lead, '2026-01-19')).toBeUndefined();
    expect(managersOn(silent, '2026-01-19', [], [aMember({ away }), standsIn])).toBe('2026-01-30');
    const told = [aMember({ away: { ...away, delegateId: priya } }), standsIn];
    expect(managersOn(silent, '2026-01-19', [], told)).toBeUndefined();
  });

  it('not because of what was said before it was worked on', () => {
    const moved = { ...silent, enteredStageAt: at('2026-02-02') };
    const before = ['2026-01-27', '2026-01-28'];

    expect(managersOn(moved, '2026-02-02', before)).toBeUndefined();
    expect(managersOn(moved, '2026-02-02', [...before, '2026-02-18'])).toBe('2026-03-02');
  });

  it('not the day after its next step was done', () => {
    const act = (day: string) => anAct({ at: at(day), on: date(day) });
    const step = { text: 'Budget round', on: date('2026-03-05') };
    const planned = made(plan(silent, aMember(), act('2026-01-12'), step));
    const met = made(contact(planned, aMember(), act('2026-03-05'), { contact: 'met' }));

    expect(managersOn(met, '2026-03-06', ['2026-01-09', '2026-03-06'])).toBe('2026-03-18');
    expect(managersOn(met, '2026-03-06', [], gone)).toBe('2026-03-17');
  });

  it('not while, nor at once after, an import rests', () => {
    const imported = { at: at('2026-03-02'), enteredUnknown: false };
    expect(managersOn({ ...silent, imported }, '2026-03-02', [], gone)).toBe('2026-03-26');
    const cleanedAt = at('2026-03-04');
    const cleaned = { ...silent, imported: { ...imported, cleanedAt } };
    expect(managersOn(cleaned, '2026-03-02', [], gone)).toBe('2026-03-16');
  });

  it('not at once after a wait', () => {
    const lastPlan = { to: date('2026-03-09'), waited: { reason: 'budget round' } };
    const waited = { ...silent, lastPlan };

    expect(managersOn(waited, '2026-03-09', ['2026-01-20', '2026-03-09'])).toBe('2026-03-19');
    expect(managersOn(waited, '2026-03-09', [], gone)).toBe('2026-03-19');
  });
});
