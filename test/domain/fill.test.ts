import { describe, expect, it } from '@jest/globals';
import { IsoDate } from '../../src/domain/dates.ts';
import type { Deal } from '../../src/domain/deal.ts';
import type { Decision } from '../../src/domain/decision.ts';
import type { Fill } from '../../src/domain/fill.ts';
import { CriterionId, StageId } from '../../src/domain/ids.ts';
import { move } from '../../src/domain/moves.ts';
import { plan } from '../../src/domain/planning.ts';
import { undo } from '../../src/domain/undoing.ts';
import { aDeal, aHouse, aMember, anAct } from '../support/build.ts';

const tomorrow = IsoDate.parse('2026-03-03');
const thursday = IsoDate.parse('2026-03-12');
const later = [{ criterion: CriterionId.parse('can-sign'), on: tomorrow }];
const answers = { text: 'Send Dana the answers', on: thursday };

function aQualified(overrides: Partial<Deal> = {}): Deal {
  return aDeal({ stageId: StageId.parse('qualified'), ...overrides });
}

function dealOf(decision: Decision): Deal {
  if (!decision.ok) throw new Error(`refused: ${decision.refusal.kind}`);
  return { ...decision.change.deal, revision: decision.change.deal.revision + 1 };
}

const moved = (deal: Deal, fill: Fill) =>
  dealOf(move(deal, aHouse(), aMember(), anAct(), { version: deal.version, fill }));
const undone = (deal: Deal) => dealOf(undo(deal, aMember(), anAct()));

describe('what is not known yet', () => {
  it('joins what is planned, on its day', () => {
    const { nextStep } = moved(aQualified({ nextStep: answers }), { later });

    expect(nextStep).toEqual({
      text: 'Send Dana the answers; find out who can sign',
      on: thursday,
    });
  });

  it('joins what is planned with the move, and a meeting stays one', () => {
    const meeting = { kind: 'demo' } as const;

    expect(moved(aQualified(), { later, nextStep: answers }).nextStep?.text).toBe(
      'Send Dana the answers; find out who can sign',
    );
    expect(moved(aQualified({ nextStep: { ...answers, meeting } }), { later }).nextStep).toEqual({
      text: 'Send Dana the answers; find out who can sign',
      on: thursday,
      meeting,
    });
  });

  it('is not said twice', () => {
    const once = { text: 'Find out who can sign', on: thursday };

    expect(moved(aQualified({ nextStep: once }), { later }).nextStep).toEqual(once);
  });
});

describe('who can sign', () => {
  const people = [{ id: 'p1', name: 'Dana Weiss' }];

  it('is met next when nothing else is planned', () => {
    const met = { signer: { name: 'Petra Lang' }, meetOn: tomorrow };

    expect(moved(aQualified(), met).nextStep).toEqual({ text: 'Meet Petra Lang', on: tomorrow });
    expect(moved(aQualified({ nextStep: answers }), met).nextStep).toEqual(answers);
  });

  it('is met next by the name that is known', () => {
    const deal = aQualified({ facts: { people } });

    expect(moved(deal, { signer: { personId: 'p1' }, meetOn: tomorrow }).nextStep?.text).toBe(
      'Meet Dana Weiss',
    );
  });

  it('is nobody new when the name is known', () => {
    const deal = moved(aQualified({ facts: { people }, nextStep: answers }), {
      signer: { name: ' dana WEISS' },
      signerMet: true,
    });

    expect(deal.facts.people).toEqual([
      { id: 'p1', name: 'Dana Weiss', canSign: true, metOn: '2026-03-02' },
    ]);
  });
});

describe('what it is worth to them', () => {
  it('belongs to the first need that has no worth yet', () => {
    const needs = [{ need: 'SSO', worth: 'nothing' }, { need: '25 seats' }];
    const deal = aQualified({
      facts: { needs, people: [{ id: 'p1', name: 'Dana', canSign: true }] },
      nextStep: answers,
    });

    expect(moved(deal, { worth: '6 hours a week' }).facts.needs).toEqual([
      { need: 'SSO', worth: 'nothing' },
      { need: '25 seats', worth: '6 hours a week' },
    ]);
  });
});

describe('the undoing of a move', () => {
  it('brings back the step that the move changed', () => {
    const before = aQualified({ nextStep: answers });

    expect(undone(moved(before, { later })).nextStep).toEqual(answers);
    expect(undone(moved(aQualified(), { later })).nextStep).toBeUndefined();
  });

  it('leaves what was planned since', () => {
    const after = moved(aQualified({ nextStep: answers }), { later });
    const since = { text: 'Call the CFO', on: thursday };
    const planned = dealOf(plan(after, aMember(), anAct(), since));

    expect(undone(planned).nextStep).toEqual(since);
  });
});
