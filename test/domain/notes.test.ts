import { describe, expect, it } from '@jest/globals';
import { assign } from '../../src/domain/assigning.ts';
import { addDays, dateIn, IsoDate } from '../../src/domain/dates.ts';
import type { NextStep } from '../../src/domain/deal.ts';
import { edit } from '../../src/domain/edits.ts';
import { type ContactAsk, contact, note, waitUntil, wake } from '../../src/domain/notes.ts';
import { plan } from '../../src/domain/planning.ts';
import { aDeal, aMember, anAct, euros, maria, monday, priya, sam } from '../support/build.ts';

const later = IsoDate.parse('2026-03-12');
const today = anAct().on;

function stepAfter(nextStep: NextStep, ask: ContactAsk): NextStep | undefined {
  const decision = contact(aDeal({ nextStep }), aMember(), anAct(), ask);
  return decision.ok ? decision.change.deal.nextStep : fail();
}

function fail(): never {
  throw new Error('refused');
}

describe('notes and contacts', () => {
  it('a note quiets the deal for today and resets no clock', () => {
    const decision = note(aDeal(), aMember(), anAct(), ' Met at the fair ');

    expect(decision.ok && decision.change.deal.quietOn).toBe(today);
    expect(decision.ok && decision.change.deal.lastContact).toBeUndefined();
    expect(decision.ok && decision.change.activities[0]?.what).toEqual({
      kind: 'note',
      text: 'Met at the fair',
    });
    expect(decision.ok && decision.change.say).toEqual([]);
  });

  it('anyone of the team may note, guests may not', () => {
    expect(note(aDeal(), aMember({ userId: priya }), anAct(), 'x').ok).toBe(true);
    expect(note(aDeal(), aMember({ standing: 'guest' }), anAct(), 'x')).toMatchObject({
      refusal: { kind: 'outsider', why: 'guest' },
    });
  });

  it('counts a contact of an earlier day from that day, behind a later one', () => {
    const act = anAct();
    const on = addDays(act.on, -3);
    const called = { kind: 'called', at: act.at, by: act.by } as const;

    const first = contact(aDeal({}), aMember(), act, { contact: 'met', on });
    const late = contact(aDeal({ lastContact: called }), aMember(), act, { contact: 'met', on });

    const at = new Date('2026-02-27T11:00:00Z');
    expect(first).toMatchObject({ change: { deal: { lastContact: { kind: 'met', at } } } });
    expect(late).toMatchObject({ change: { deal: { lastContact: called } } });
  });

  it('a logged meeting resets the contact clock and ticks its criterion', () => {
    const people = [{ id: 'p1', name: 'Dana', canSign: true }];
    const deal = aDeal({ facts: { people }, nextStep: { text: 'meet', on: today } });
    const decision = contact(deal, aMember(), anAct(), { contact: 'met', personId: 'p1' });

    expect(decision.ok && decision.change.deal).toMatchObject({
      lastContact: { kind: 'met', at: monday },
      facts: { firstMeetingOn: today, people: [{ metOn: today }] },
    });
    expect(decision.ok && decision.change.deal.nextStep).toBeUndefined();
  });

  it('a contract that was sent is a contact, ticks its criterion and does what was planned by its day', () => {
    const nextStep = { text: 'send the contract', on: today };
    const sent = contact(aDeal({ nextStep }), aMember(), anAct(), { contact: 'contract-sent' });

    expect(sent).toMatchObject({
      change: {
        deal: { facts: { contractSentOn: today }, lastContact: { kind: 'contract-sent' } },
      },
    });
    expect(sent.ok && sent.change.deal.nextStep).toBeUndefined();
  });

  it('a demo is seen by a signer only when that person can sign', () => {
    const people = [
      { id: 'p1', name: 'Dana', canSign: true },
      { id: 'p2', name: 'Lee' },
    ];
    const seenBy = (personId: string) => {
      const decision = contact(aDeal({ facts: { people } }), aMember(), anAct(), {
        contact: 'demo',
        personId,
      });
      return decision.ok ? decision.change.deal.facts.demo : undefined;
    };

    expect(seenBy('p1')).toMatchObject({ seenBySigner: true });
    expect(seenBy('p2')).toMatchObject({ seenBySigner: false });
  });

  it('no answer keeps the next step standing', () => {
    const deal = aDeal({ nextStep: { text: 'call', on: today } });
    const decision = contact(deal, aMember(), anAct(), { contact: 'no-answer' });

    expect(decision.ok && decision.change.deal.nextStep).toEqual({ text: 'call', on: today });
    expect(decision.ok && decision.change.deal.lastContact).toBeUndefined();
  });

  it('a call on the day of a planned demo leaves it to be asked about', () => {
    const nextStep = { text: 'show it', on: today, meeting: { kind: 'demo' } } as const;
    const left = (kind: 'called' | 'met' | 'demo') => stepAfter(nextStep, { contact: kind });

    expect(left('called')).toEqual(nextStep);
    expect(left('met')).toEqual(nextStep);
    expect(left('demo')).toBeUndefined();
  });

  it('a demo is the meeting that was planned', () => {
    const nextStep = { text: 'meet', on: today, meeting: { kind: 'met' } } as const;

    expect(stepAfter(nextStep, { contact: 'demo' })).toBeUndefined();
  });

  it('a contact of an earlier day does not do what was planned after it', () => {
    const nextStep = { text: 'send the terms', on: today };

    expect(stepAfter(nextStep, { contact: 'emailed', on: addDays(today, -2) })).toEqual(nextStep);
    expect(stepAfter(nextStep, { contact: 'emailed' })).toBeUndefined();
  });

  it.each([
    ['2026-03-28', '2026-03-30', '2026-03-29T22:30:00Z'],
    ['2026-10-24', '2026-10-26', '2026-10-26T22:30:00Z'],
  ])('a contact of %s stands on that date across a clock change', (on, logged, at) => {
    const act = anAct({ at: new Date(at), on: IsoDate.parse(logged) });
    const decision = contact(aDeal(), aMember(), act, {
      contact: 'met',
      on: IsoDate.parse(on),
    });
    const last = decision.ok ? decision.change.deal.lastContact?.at : undefined;

    expect(last && dateIn(act.zone, last)).toBe(on);
    expect(decision.ok && decision.change.activities[0]?.on).toBe(on);
  });

  it('plans ahead, never back', () => {
    expect(plan(aDeal(), aMember(), anAct(), { text: 'call', on: later }).ok).toBe(true);
    expect(
      plan(aDeal(), aMember(), anAct(), { text: 'call', on: IsoDate.parse('2026-03-01') }),
    ).toMatchObject({
      refusal: { kind: 'bad-input', field: 'On' },
    });
  });

  it('waits for no stated reason by a tap, and for none that was left out of a form', () => {
    const byTap = waitUntil(aDeal(), aMember(), anAct(), { until: later });
    expect(byTap.ok && byTap.change.deal.waiting).toEqual({ until: later, since: monday });
    const blank = waitUntil(aDeal(), aMember(), anAct(), { until: later, reason: ' ' });
    expect(blank).toMatchObject({ refusal: { kind: 'bad-input', field: 'Why' } });
  });

  it('waits until a day, and wakes', () => {
    const waiting = waitUntil(aDeal(), aMember(), anAct(), {
      until: later,
      reason: 'new budget year',
    });
    if (!waiting.ok) throw new Error('refused');
    const awake = wake({ ...waiting.change.deal, revision: 2 }, monday);

    expect(waiting.change.deal.waiting).toMatchObject({ until: later, reason: 'new budget year' });
    expect(awake.ok && awake.change.deal.waiting).toBeUndefined();
    expect(awake.ok && awake.change.deal.history.map((entry) => entry.type)).toEqual([
      'created',
      'waited',
      'woken',
    ]);
    expect(awake.ok && awake.change.deal.lastPlan).toEqual({
      to: later,
      waited: { reason: 'new budget year' },
    });
  });
});

describe('editing', () => {
  it('writes a changed amount and close date into history', () => {
    const decision = edit(aDeal(), aMember(), anAct(), {
      amount: euros(50_000),
      expectedClose: later,
    });

    expect(decision.ok && decision.change.entries).toMatchObject([
      { type: 'valued', from: euros(48_000), to: euros(50_000) },
      { type: 'dated', to: later },
    ]);
  });

  it('clears an amount to unknown, never to zero', () => {
    const decision = edit(aDeal(), aMember(), anAct(), { amount: null });

    expect(decision.ok && decision.change.deal).not.toHaveProperty('amount');
  });

  it('says nothing when nothing changed', () => {
    const decision = edit(aDeal(), aMember(), anAct(), {
      amount: euros(48_000),
      name: 'Acme: 25 seats',
    });

    expect(decision.ok && [decision.change.say, decision.change.entries]).toEqual([[], []]);
  });

  it('gives a deal to a new owner and tells them, not the giver', () => {
    const decision = assign(aDeal(), aMember(), anAct(), priya);

    expect(decision.ok && decision.change.deal.ownerId).toBe(priya);
    expect(decision.ok && decision.change.say.map((one) => one.destination)).toEqual([
      { to: 'deals' },
      { to: 'person', userId: priya },
    ]);
  });

  it('refuses to give a deal to whoever has it', () => {
    expect(assign(aDeal(), aMember(), anAct(), sam)).toMatchObject({
      refusal: { kind: 'bad-input' },
    });
  });

  it('lets anyone claim an unclaimed deal, and only managers leave one unclaimed', () => {
    const { ownerId: _, ...unclaimed } = aDeal();

    expect(assign(unclaimed, aMember({ userId: priya }), anAct({ by: priya }), priya).ok).toBe(
      true,
    );
    expect(assign(aDeal(), aMember(), anAct(), undefined).ok).toBe(false);
    expect(
      assign(aDeal(), aMember({ userId: maria, roles: ['manager'] }), anAct(), undefined).ok,
    ).toBe(true);
  });
});
