import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  cleanUp,
  cleanUpDue,
  dateAhead,
  importsRestSince,
  type Verdict,
} from '../../src/domain/clean-up.ts';
import { addDays, dateIn, IsoDate } from '../../src/domain/dates.ts';
import type { Deal } from '../../src/domain/deal.ts';
import type { Change, Decision } from '../../src/domain/decision.ts';
import { dueOn, dueReason } from '../../src/domain/due.ts';
import { ChannelId, ChoiceId, StageId } from '../../src/domain/ids.ts';
import { findStage } from '../../src/domain/pipeline.ts';
import type { MorningContent } from '../../src/domain/run.ts';
import { workingCalendar } from '../../src/domain/working-calendar.ts';
import { aDeal, aHouse, aMember, anAct, euros, maria, monday, sam } from '../support/build.ts';

const house = aHouse();
const calendar = workingCalendar(house.settings);
const date = (text: string) => IsoDate.parse(text);
const at = (text: string) => new Date(`${text}T08:00:00Z`);
const price = ChoiceId.parse('price');

/** Imported on Monday 2 March into Quote, where it has been for nobody knows how long. */
function imported(overrides: Partial<Deal> = {}): Deal {
  return aDeal({
    stageId: StageId.parse('quote'),
    createdBy: 'import',
    imported: { at: monday, enteredUnknown: true },
    expectedClose: date('2026-02-10'),
    ...overrides,
  });
}

function judge(verdict: Verdict, deal = imported(), seen: Partial<Deal> = deal): Decision {
  const { version = 1, revision = 1 } = seen;
  return cleanUp(deal, house, aMember(), anAct(), { version, revision, verdict });
}

function changed(decision: Decision): Change {
  if (!decision.ok) throw new Error(decision.refusal.kind);
  return decision.change;
}

function reason(deal: Deal, now: Date) {
  const stage = findStage(house.pipeline, deal.stageId);
  if (stage === undefined) throw new Error('no such step');
  return { why: dueReason(deal, stage, calendar, now), on: dueOn(deal, stage, calendar) };
}

const verdicts: readonly Verdict[] = [
  { kind: 'keep' },
  { kind: 'look', on: date('2026-03-09') },
  { kind: 'close', on: date('2026-03-30') },
  { kind: 'wait', until: date('2026-03-30'), reason: 'budget in spring' },
  { kind: 'lost', reason: price },
  { kind: 'unqualified', reason: ChoiceId.parse('no-need') },
];

describe('the clean-up of an imported deal', () => {
  it('does with it what its owner says, and remembers that somebody looked', () => {
    const after = verdicts.map((verdict) => changed(judge(verdict)).deal);

    expect(after.map(({ imported: now }) => now?.cleanedAt)).toEqual(verdicts.map(() => monday));
    expect(after[1]?.nextStep).toEqual({ text: 'Look at it again', on: '2026-03-09' });
    expect(after[2]?.expectedClose).toBe('2026-03-30');
    expect(after[3]?.waiting).toMatchObject({ until: '2026-03-30', reason: 'budget in spring' });
    expect(after[4]?.standing).toMatchObject({ kind: 'lost', reason: 'price' });
    expect(after[5]?.standing).toMatchObject({ kind: 'unqualified', reason: 'no-need' });
  });

  it('keeps the words of the step that the file gave', () => {
    const nextStep = { text: 'call Dana', on: date('2026-01-10') };
    const kept = changed(judge({ kind: 'look', on: date('2026-03-09') }, imported({ nextStep })));
    expect(kept.deal.nextStep).toEqual({ text: 'call Dana', on: '2026-03-09' });
  });

  it.each(verdicts)('posts nothing: $kind', (verdict) => {
    const worth = imported({ amount: euros(1_000_000) });
    expect(changed(judge(verdict, worth)).say).toEqual([]);
  });

  it('renews a card that stands already, and opens no retro and no thread', () => {
    const thread = { channel: ChannelId.parse('CDEALS'), ts: '1.1' };
    const say = verdicts.flatMap((verdict) => changed(judge(verdict, imported({ thread }))).say);
    expect(say.map(({ facts }) => facts.kind)).toEqual(verdicts.map(() => 'card'));
  });

  it('counts a close like any other in the history', () => {
    const { entries } = changed(judge({ kind: 'lost', reason: price }));
    expect(entries).toMatchObject([{ type: 'closed', outcome: { kind: 'lost', reason: 'price' } }]);
  });

  it.each([
    ['was changed meanwhile', imported({ revision: 5 }), /#42 was changed meanwhile/],
    ['is somebody else’s now', imported({ ownerId: maria }), /#42 has another owner now/],
  ])('refuses a deal that %s', (_, deal, words) => {
    const decision = judge({ kind: 'lost', reason: price }, deal, { version: 1, revision: 1 });
    expect(decision).toMatchObject({ ok: false, refusal: { say: expect.stringMatching(words) } });
  });

  it('says who moved it', () => {
    const moved = imported({ version: 2, revision: 2 });
    const decision = judge({ kind: 'keep' }, moved, { version: 1, revision: 1 });
    expect(decision).toMatchObject({ ok: false, refusal: { kind: 'moved-meanwhile' } });
  });
});

describe('the rest of imported deals', () => {
  it('ends with the clean-up: what is past is said the next morning', () => {
    expect(reason(imported(), at('2026-03-03')).why).toBeUndefined();
    const { deal } = changed(judge({ kind: 'keep' }));
    expect(reason(deal, at('2026-03-03')).why?.kind).toBe('close-date');
  });

  it('ends after ten working days without one', () => {
    expect(reason(imported(), at('2026-03-13')).why).toBeUndefined();
    expect(reason(imported(), at('2026-03-16')).why).toBeDefined();
    expect(reason(imported(), monday).on).toBe('2026-03-16');
  });

  it('had not ended before its clean-up, when one looks back', () => {
    const cleaned = { at: monday, enteredUnknown: true, cleanedAt: at('2026-03-05') };
    const deal = imported({ imported: cleaned });
    expect(reason(deal, at('2026-03-04')).why).toBeUndefined();
    expect(reason(deal, at('2026-03-06')).why).toBeDefined();
  });

  it('began at the earliest where ten working days are not over', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 800 }), (ahead) => {
        const today = addDays(date('2026-01-01'), ahead);
        const first = dateIn(calendar.zone, importsRestSince(calendar, today));
        const rests = (importedOn: IsoDate) => {
          const on = new Date(`${importedOn}T09:00:00Z`);
          const expectedClose = date('2020-01-01');
          const deal = imported({ imported: { at: on, enteredUnknown: true }, expectedClose });
          return (reason(deal, on).on ?? '') > today;
        };
        expect([rests(addDays(first, -1)), rests(first)]).toEqual([false, true]);
      }),
    );
  });
});

describe('what is offered', () => {
  const morning = (on: string, cleanUpOf?: number): MorningContent => ({
    kind: 'morning',
    userId: sam,
    date: date(on),
    rows: [],
    more: 0,
    ...(cleanUpOf === undefined ? {} : { cleanUp: { waiting: cleanUpOf } }),
  });

  it('is said in one morning of the rest only, and when something waits', () => {
    const since = date('2026-03-02');
    expect(cleanUpDue(18, [morning('2026-03-03')], since)).toEqual({ waiting: 18 });
    expect(cleanUpDue(17, [morning('2026-03-03', 18)], since)).toBeUndefined();
    expect(cleanUpDue(5, [morning('2026-02-20', 9)], since)).toEqual({ waiting: 5 });
    expect(cleanUpDue(0, [], since)).toBeUndefined();
  });

  it('lets a deal’s own date stand while it is ahead', () => {
    const today = date('2026-03-02');
    const nextStep = { text: 'call', on: date('2026-03-04') };
    expect(dateAhead({ nextStep }, today)).toEqual({ what: 'next step', on: '2026-03-04' });
    expect(dateAhead({ expectedClose: today }, today)).toEqual({ what: 'close', on: today });
    expect(dateAhead({ expectedClose: date('2026-02-10') }, today)).toBeUndefined();
  });
});
