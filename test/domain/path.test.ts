import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { close } from '../../src/domain/closing.ts';
import { correct } from '../../src/domain/correcting.ts';
import { IsoDate } from '../../src/domain/dates.ts';
import type { Deal, Ending } from '../../src/domain/deal.ts';
import type { Decision } from '../../src/domain/decision.ts';
import { ChoiceId, StageId } from '../../src/domain/ids.ts';
import { move } from '../../src/domain/moves.ts';
import { type PathAsk, pathOf, pathWords } from '../../src/domain/path.ts';
import { archiveStage, reorderStages } from '../../src/domain/pipeline-changes.ts';
import { reopen } from '../../src/domain/reopening.ts';
import { undo } from '../../src/domain/undoing.ts';
import { workingCalendar, workingDaysBetween } from '../../src/domain/working-calendar.ts';
import { aDeal, aHouse, aMember, anAct, euros, monday } from '../support/build.ts';

const house = aHouse();
const calendar = workingCalendar(house.settings);
const ask: PathAsk = { pipeline: house.pipeline, calendar, contacts: [] };
const dayMs = 86_400_000;

function daysOn(days: number): Date {
  return new Date(monday.getTime() + days * dayMs);
}

function decidedBy(decision: Decision): Deal {
  if (!decision.ok) throw new Error(`refused: ${decision.refusal.kind}`);
  return { ...decision.change.deal, revision: decision.change.deal.revision + 1 };
}

function advance(deal: Deal, days: number, to?: string): Deal {
  return decidedBy(
    move(deal, house, aMember(), anAct({ at: daysOn(days) }), {
      version: deal.version,
      moveAnyway: 'told',
      ...(to === undefined ? {} : { to: StageId.parse(to), note: 'in a hurry' }),
    }),
  );
}

function lose(deal: Deal, days: number): Deal {
  return decidedBy(
    close(deal, house, aMember(), anAct({ at: daysOn(days) }), {
      version: deal.version,
      outcome: { kind: 'lost', reason: ChoiceId.parse('price') },
    }),
  );
}

const signed: Ending = { kind: 'won', signedOn: IsoDate.parse('2026-03-02'), decidedBy: [] };

function win(deal: Deal, days: number): Deal {
  return decidedBy(
    close(deal, house, aMember(), anAct({ at: daysOn(days) }), {
      version: deal.version,
      outcome: signed,
      moveAnyway: 'told',
    }),
  );
}

function setRight(deal: Deal, days: number, outcome: Ending): Deal {
  return decidedBy(
    correct(deal, house, aMember({ roles: ['manager'] }), anAct({ at: daysOn(days) }), {
      version: deal.version,
      outcome,
      why: 'wrong button',
    }),
  );
}

function words(deal: Deal, attempt = 1, contacts: readonly string[] = []): readonly string[] {
  const dates = contacts.map((date) => IsoDate.parse(date));
  return pathWords(pathOf(deal, attempt, { ...ask, contacts: dates }));
}

const quote = (n: number, sentOn: string) => ({
  id: `q${n}`,
  n,
  attempt: 1,
  sentOn: IsoDate.parse(sentOn),
  amount: euros(48_000),
  outcome: { kind: 'open' as const },
});

describe('the path of a closed attempt', () => {
  it('says working days per step, what was passed over, quotes and the longest silence', () => {
    const inQuote = advance(advance(aDeal(), 4), 11);
    const quoted = { ...inQuote, quotes: [quote(1, '2026-03-16'), quote(2, '2026-03-24')] };

    expect(words(lose(quoted, 42), 1, ['2026-03-05', '2026-03-10', '2026-04-06'])).toEqual([
      'Prospecting 4 days, source not known, profile not checked, 2 more open',
      'Qualified 5, nobody who can sign, no next step, 3 more open',
      'Quote 21, 2 quotes, 9 days without contact',
    ]);
  });

  it('names a step that was jumped over where it would have been', () => {
    const path = words(lose(advance(aDeal(), 1, 'quote'), 2)).map((one) => one.split(',')[0]);
    expect(path).toEqual(['Prospecting 1 day', 'Qualified skipped', 'Quote 1']);
  });

  it('names it by the steps of the time, when steps were archived and put in order since', () => {
    const jumped = advance(aDeal(), 1, 'quote');
    const prospecting = StageId.parse('prospecting');
    const fewer = archiveStage(house.pipeline, prospecting, StageId.parse('qualified'), monday);
    if (!fewer.ok) throw new Error(fewer.say);
    const live = fewer.pipeline.stages.filter((stage) => stage.archived === undefined);
    const ordered = reorderStages(
      fewer.pipeline,
      live.map((stage) => stage.id),
    );
    if (!ordered.ok) throw new Error(ordered.say);

    const path = pathWords(pathOf(lose(jumped, 2), 1, { ...ask, pipeline: ordered.pipeline }));
    expect(path.map((one) => one.split(',')[0])).toEqual([
      'Prospecting 1 day',
      'Qualified skipped',
      'Quote 1',
    ]);
  });

  it('names what a win passed over, and nothing when that was no win after all', () => {
    const won = win(advance(aDeal(), 1), 2);
    const wasLost = setRight(won, 3, { kind: 'lost', reason: ChoiceId.parse('price') });
    const names = (deal: Deal) => words(deal).map((one) => one.split(',')[0]);

    const passed = ['Prospecting 1 day', 'Qualified 1', 'Quote skipped', 'Closure skipped'];
    expect(names(won)).toEqual(passed);
    expect(words(wasLost)[1]).toBe('Qualified 1');
    expect(names(wasLost)).toEqual(passed.slice(0, 2));
    expect(names(setRight(lose(advance(aDeal(), 1), 2), 3, signed))).toEqual(passed);
  });

  it('knows each try by itself, and nothing of what was undone', () => {
    const lost = lose(advance(aDeal(), 1), 3);
    const again = decidedBy(
      reopen(lost, house, aMember(), anAct({ at: daysOn(7) }), {
        version: lost.version,
        at: StageId.parse('quote'),
        why: 'They have a budget',
      }),
    );
    const moved = advance(again, 8);
    const back = decidedBy(undo(moved, aMember(), anAct({ at: daysOn(8) })));
    const second = lose(back, 9);

    expect(words(second, 2)).toEqual(['Quote 2 days']);
    expect(words(second, 1).map((one) => one.split(',')[0])).toEqual([
      'Prospecting 1 day',
      'Qualified 2',
    ]);
  });

  it('adds up to the working days from the first entry to the close', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 40 }), { minLength: 4, maxLength: 4 }), (gaps) => {
        const at = gaps.map((_, i) => gaps.slice(0, i + 1).reduce((sum, gap) => sum + gap, 0));
        const [a = 0, b = 0, c = 0, d = 0] = at;
        const deal = lose(advance(advance(advance(aDeal(), a), b), c), d);
        const total = pathOf(deal, 1, ask).reduce((sum, step) => sum + (step.days ?? 0), 0);
        const from = IsoDate.parse('2026-03-02');
        const to = IsoDate.parse(daysOn(d).toISOString().slice(0, 10));
        expect(total).toBe(workingDaysBetween(calendar, from, to));
      }),
    );
  });
});
