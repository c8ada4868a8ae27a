import { describe, expect, it } from '@jest/globals';
import { addDays, IsoDate } from '../../src/domain/dates.ts';
import type { Decision } from '../../src/domain/decision.ts';
import { contact } from '../../src/domain/notes.ts';
import { finishStep } from '../../src/domain/planning.ts';
import { restored } from '../../src/domain/take-back.ts';
import { byPerson } from '../../src/slack/change-deal.ts';
import { aDeal, aMember, anAct, priya } from '../support/build.ts';

const today = anAct().on;
const step = { text: 'send the contract', on: today };

function dealOf(decision: Decision) {
  if (!decision.ok) throw new Error(`refused: ${decision.refusal.kind}`);
  return decision.change.deal;
}

describe('a next step', () => {
  it('is done without a contact, and leaves the deal quiet for today', () => {
    const decision = finishStep(aDeal({ nextStep: step }), aMember(), anAct());

    expect(dealOf(decision)).toMatchObject({ quietOn: today, lastPlan: { to: today } });
    expect(dealOf(decision).nextStep).toBeUndefined();
    expect(dealOf(decision).lastContact).toBeUndefined();
    expect(decision).toMatchObject({
      change: {
        activities: [{ what: { kind: 'step-done', text: step.text } }],
        done: { kind: 'step-done', text: step.text },
      },
    });
  });

  it('that is done can be taken back', () => {
    const deal = aDeal({ nextStep: step });
    const done = dealOf(byPerson(deal, finishStep(deal, aMember(), anAct()), anAct()));

    expect(done.takeBacks?.[0] && restored(done, done.takeBacks[0]).nextStep).toEqual(step);
  });

  it('is not done twice, nor one that was set since for a later day', () => {
    const later = { ...step, on: addDays(today, 3) };

    expect(finishStep(aDeal(), aMember(), anAct())).toMatchObject({
      refusal: { kind: 'bad-input' },
    });
    expect(finishStep(aDeal({ nextStep: later }), aMember(), anAct(), today).ok).toBe(false);
    expect(finishStep(aDeal({ nextStep: later }), aMember(), anAct()).ok).toBe(true);
  });

  it('is done by who may plan it', () => {
    const stranger = aMember({ userId: priya });

    expect(finishStep(aDeal({ nextStep: step }), stranger, anAct()).ok).toBe(false);
  });

  it('for a later day is named by the contact that leaves it standing', () => {
    const later = { text: 'call Dana', on: IsoDate.parse('2026-03-06') };
    const called = (nextStep: typeof later) =>
      contact(aDeal({ nextStep }), aMember(), anAct(), { contact: 'called' });

    expect(called(later)).toMatchObject({ change: { done: { next: later } } });
    expect(called(step)).not.toHaveProperty('change.done.next');
  });
});
