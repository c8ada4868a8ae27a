import { describe, expect, it } from '@jest/globals';
import { IsoDate } from '../../src/domain/dates.ts';
import type { NextStep } from '../../src/domain/deal.ts';
import { dueOn, dueReason } from '../../src/domain/due.ts';
import { because } from '../../src/domain/due-words.ts';
import { meetingHeld, noShow } from '../../src/domain/meeting.ts';
import { pickMorning } from '../../src/domain/morning.ts';
import { openStages } from '../../src/domain/pipeline.ts';
import { workingCalendar } from '../../src/domain/working-calendar.ts';
import { aDeal, aMember, anAct, aPipeline, monday, priya, someSettings } from '../support/build.ts';

const calendar = workingCalendar(someSettings());
const stage = openStages(aPipeline())[0];
const today = anAct().on;
const on = IsoDate.parse('2026-03-01');
const asked = { kind: 'demo', on, personId: 'p1' } as const;
const step: NextStep = { text: 'show the reports', on, meeting: { kind: 'demo', personId: 'p1' } };
const facts = { people: [{ id: 'p1', name: 'Dana', canSign: true }] };
const deal = aDeal({ nextStep: step, facts });

function reasonFor(nextStep: NextStep) {
  return stage && dueReason({ ...deal, nextStep }, stage, calendar, monday);
}

describe('a planned meeting', () => {
  it('is asked about from the day after it on, and not on its own day', () => {
    const reason = reasonFor(step);

    expect(reasonFor({ ...step, on: today })).toBeUndefined();
    expect(stage && dueOn(deal, stage, calendar)).toBe(today);
    expect(reason).toMatchObject({ kind: 'meeting', since: today, asked });
    expect(reason && because(reason, today, 'en')).toBe(
      'Did the demo with Dana happen? It was planned for yesterday: “show the reports”.',
    );
  });

  it('stands in the morning with what its answer needs', () => {
    const reason = reasonFor(step);
    const due = reason === undefined ? [] : [{ deal, reason }];

    expect(
      pickMorning(due, [], { date: today, calendar, limit: 3, locale: 'en' })?.rows,
    ).toMatchObject([{ dealId: deal.id, meeting: asked }]);
  });

  it('that took place sets the contact, the fact of its own day, who saw it, and ends the step', () => {
    const held = meetingHeld(deal, aMember(), anAct(), asked);

    expect(held.ok && held.change.deal).toMatchObject({
      lastContact: { kind: 'demo' },
      facts: { demo: { on, seenBySigner: true }, people: [{ metOn: on, sawDemoOn: on }] },
    });
    expect(held.ok && held.change.deal).not.toHaveProperty('nextStep');
    expect(held.ok && held.change.done).toMatchObject({ kind: 'contacted', on });
  });

  it('that nobody came to is no contact, is noted, and asks for a new step', () => {
    const missed = noShow(deal, aMember(), anAct(), asked);

    expect(missed.ok && missed.change.deal).not.toHaveProperty('lastContact');
    expect(missed.ok && missed.change.deal).not.toHaveProperty('nextStep');
    expect(missed.ok && missed.change.deal.facts).toEqual(facts);
    expect(missed.ok && missed.change.activities).toMatchObject([
      { what: { kind: 'note', text: 'No-show: show the reports' } },
    ]);
  });

  it('leaves a step alone that was planned since, and everybody else’s deals', () => {
    const moved = { ...deal, nextStep: { ...step, on: IsoDate.parse('2026-03-09') } };
    const missed = noShow(moved, aMember(), anAct(), asked);

    expect(missed.ok && missed.change.deal.nextStep).toEqual(moved.nextStep);
    expect(noShow(deal, aMember({ userId: priya }), anAct(), asked)).toMatchObject({
      refusal: { kind: 'not-allowed' },
    });
  });
});
