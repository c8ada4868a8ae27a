import { describe, expect, it } from '@jest/globals';
import { IsoDate } from '../../src/domain/dates.ts';
import type { Deal } from '../../src/domain/deal.ts';
import type { Decision } from '../../src/domain/decision.ts';
import { edit } from '../../src/domain/edits.ts';
import { isMet, unmet } from '../../src/domain/gates.ts';
import { ChoiceId, StageId, UserId } from '../../src/domain/ids.ts';
import { knowNeed, knowPerson, needMark, objection } from '../../src/domain/learning.ts';
import { findStage } from '../../src/domain/pipeline.ts';
import { aDeal, aMember, anAct, aPipeline, priya } from '../support/build.ts';

const sam = aMember();
const on = IsoDate.parse('2026-02-24');

function applied(decision: Decision): Deal {
  if (!decision.ok) throw new Error(`refused: ${decision.refusal.kind}`);
  return decision.change.deal;
}

describe('the people of a deal', () => {
  it('are added, changed by id, and meet the criteria they stand for', () => {
    const added = applied(
      knowPerson(aDeal(), sam, anAct(), { name: ' Dana Weiss ', canSign: true }),
    );
    const [dana] = added.facts.people ?? [];
    expect(dana).toMatchObject({ name: 'Dana Weiss', canSign: true });

    const shown = applied(knowPerson(added, sam, anAct(), { id: dana?.id, sawDemoOn: on }));
    expect(shown.facts.people).toEqual([{ ...dana, sawDemoOn: on, metOn: on }]);
    const qualified = findStage(aPipeline(), StageId.parse('qualified'));
    const still = qualified === undefined ? [] : unmet(shown, qualified).required;
    expect(still.map((one) => one.check)).toEqual(['next-step']);
    const demo = qualified?.criteria.find((one) => one.check === 'demo-to-signer');
    expect(demo !== undefined && isMet(shown, demo)).toBe(true);
  });

  it('are one person under one name, and lose what is emptied', () => {
    const first = applied(knowPerson(aDeal(), sam, anAct(), { name: 'Dana Weiss', role: 'CFO' }));
    const again = applied(knowPerson(first, sam, anAct(), { name: 'dana weiss', metOn: on }));
    expect(again.facts.people).toHaveLength(1);
    expect(again.facts.people?.[0]).toMatchObject({ role: 'CFO', metOn: on });

    const id = again.facts.people?.[0]?.id;
    const emptied = applied(knowPerson(again, sam, anAct(), { id, forget: ['role', 'metOn'] }));
    expect(Object.keys(emptied.facts.people?.[0] ?? {}).sort()).toEqual(['id', 'name']);
  });

  it('need a name, and cannot be changed once they are gone', () => {
    expect(knowPerson(aDeal(), sam, anAct(), { name: ' ' })).toMatchObject({ ok: false });
    expect(knowPerson(aDeal(), sam, anAct(), { id: 'p9', role: 'CFO' })).toMatchObject({
      refusal: { kind: 'bad-input', field: 'Person' },
    });
  });
});

describe('the needs of a deal', () => {
  const need = { need: '25 seats by May', answer: 'Start with 10', worth: '€900 a month' };

  it('are added, changed, and taken off when emptied', () => {
    const added = applied(knowNeed(aDeal(), sam, anAct(), need));
    expect(added.facts.needs).toEqual([need]);
    const two = applied(knowNeed(added, sam, anAct(), { need: 'One invoice' }));
    const was = needMark(need);
    const changed = applied(knowNeed(two, sam, anAct(), { was, need: '30 seats by May' }));
    expect(changed.facts.needs).toEqual([{ need: '30 seats by May' }, { need: 'One invoice' }]);
    const left = applied(knowNeed(changed, sam, anAct(), { was: 'One invoice', need: '' }));
    expect(left.facts.needs).toEqual([{ need: '30 seats by May' }]);
  });

  it('are not written over when somebody changed them meanwhile', () => {
    const deal = aDeal({ facts: { needs: [need] } });
    expect(knowNeed(deal, sam, anAct(), { was: 'what it was', need: 'x' }).ok).toBe(false);
  });
});

describe('an objection', () => {
  it('is a kind of note: anybody of the team may add it, and it is kept on the deal', () => {
    const other = aMember({ userId: priya });
    const decision = objection(aDeal(), other, anAct({ by: priya }), ' Too expensive ');
    if (!decision.ok) throw new Error('refused');
    expect(decision.change.deal.facts.objections?.map(({ text }) => text)).toEqual([
      'Too expensive',
    ]);
    expect(decision.change.deal.quietOn).toBe('2026-03-02');
    expect(decision.change.activities[0]?.what).toEqual({
      kind: 'objection',
      text: 'Too expensive',
    });
    expect(objection(aDeal(), aMember({ standing: 'guest' }), anAct(), 'x').ok).toBe(false);
  });
});

describe('facts that are edited', () => {
  it('are forgotten when emptied', () => {
    const deal = aDeal({ facts: { promises: 'A pilot', value: 'Less typing' } });
    const next = applied(edit(deal, sam, anAct(), { forget: ['promises'] }));
    expect(next.facts).toEqual({ value: 'Less typing' });
  });

  it('keep who passed the lead on when the source changes', () => {
    const passedBy = UserId.parse('ULEE');
    const linkedin = ChoiceId.parse('linkedin');
    const deal = aDeal({ facts: { source: { id: linkedin, detail: 'a group', passedBy } } });
    const id = ChoiceId.parse('support-ticket');
    const next = applied(edit(deal, sam, anAct(), { facts: { source: { id, detail: '' } } }));
    expect(next.facts.source).toEqual({ id, passedBy });
  });
});
