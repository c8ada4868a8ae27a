import { describe, expect, it } from '@jest/globals';
import { close } from '../../src/domain/closing.ts';
import { correct } from '../../src/domain/correcting.ts';
import { IsoDate } from '../../src/domain/dates.ts';
import type { Deal } from '../../src/domain/deal.ts';
import type { Decision } from '../../src/domain/decision.ts';
import { edit } from '../../src/domain/edits.ts';
import { effective } from '../../src/domain/history.ts';
import { ChannelId, ChoiceId, StageId } from '../../src/domain/ids.ts';
import { Currency, type Money, moneyOf } from '../../src/domain/money.ts';
import { plan } from '../../src/domain/planning.ts';
import { reopen } from '../../src/domain/reopening.ts';
import { undoable } from '../../src/domain/take-back.ts';
import { undo } from '../../src/domain/undoing.ts';
import { aDeal, aHouse, aMember, anAct, euros, maria, monday, priya } from '../support/build.ts';

const house = aHouse();
const manager = aMember({ userId: maria, roles: ['manager'] });
const closing = aDeal({ stageId: StageId.parse('closure'), amount: euros(50_000) });

function won(deal: Deal): Deal {
  return dealOf(
    close(deal, house, aMember(), anAct(), {
      version: deal.version,
      amount: euros(48_000),
      outcome: {
        kind: 'won',
        signedOn: IsoDate.parse('2026-03-02'),
        decidedBy: [ChoiceId.parse('value')],
      },
    }),
  );
}

function lost(deal: Deal): Deal {
  return dealOf(
    close(deal, house, aMember(), anAct(), {
      version: deal.version,
      outcome: {
        kind: 'lost',
        reason: ChoiceId.parse('price'),
        missedAt: StageId.parse('qualified'),
      },
    }),
  );
}

function dealOf(decision: Decision): Deal {
  if (!decision.ok) throw new Error(`refused: ${decision.refusal.kind}`);
  return { ...decision.change.deal, revision: decision.change.deal.revision + 1 };
}

describe('closing a deal', () => {
  it('wins it at the final amount, and holds celebration and handoff for the undo window', () => {
    const decision = close(closing, house, aMember(), anAct(), {
      version: 1,
      amount: euros(48_000),
      outcome: { kind: 'won', signedOn: IsoDate.parse('2026-03-02'), decidedBy: [] },
    });

    expect(dealOf(decision)).toMatchObject({
      standing: { kind: 'won' },
      stageId: 'won',
      amount: euros(48_000),
    });
    const later = new Date(monday.getTime() + 600_000);
    const dueAt = decision.ok && decision.change.say.map((one) => [one.facts.kind, one.dueAt]);
    expect(dueAt).toEqual([
      ['card', monday],
      ['thread', monday],
      ['retro', monday],
      ['celebration', later],
      ['handoff', later],
    ]);
  });

  it('asks for no retro when a deal is lost in the first step, and never for Not a fit', () => {
    const early = close(aDeal(), house, aMember(), anAct(), {
      version: 1,
      outcome: { kind: 'lost', reason: ChoiceId.parse('timing') },
    });
    const unfit = close(closing, house, aMember(), anAct(), {
      version: 1,
      outcome: { kind: 'unqualified', reason: ChoiceId.parse('no-need') },
    });

    const said = [early, unfit].map(
      (decision) => decision.ok && decision.change.say.map((one) => one.facts.kind),
    );
    expect(said).toEqual([
      ['card', 'thread'],
      ['card', 'thread', 'heads-up'],
    ]);
  });

  it('asks to look back at a deal that never got on only from the set amount up, in its currency', () => {
    const policies = { ...house.settings.policies, retroFromMinor: 1_000_000 };
    const strict = { ...house, settings: { ...house.settings, policies } };
    const asks = (amount: Money) => {
      const outcome = { kind: 'lost', reason: ChoiceId.parse('price') } as const;
      const ask = { version: 1, outcome };
      const decision = close(aDeal({ amount }), strict, aMember(), anAct(), ask);
      return decision.ok && decision.change.say.some(({ facts }) => facts.kind === 'retro');
    };

    expect(asks(euros(10_000))).toBe(true);
    expect(asks(euros(9_999))).toBe(false);
    expect(asks(moneyOf(1_000_000, Currency.parse('JPY')))).toBe(false);
  });

  it('refuses to close a closed deal', () => {
    const again = close(won(closing), house, aMember(), anAct(), {
      version: 2,
      outcome: { kind: 'lost', reason: ChoiceId.parse('price') },
    });

    expect(again).toMatchObject({ ok: false, refusal: { kind: 'deal-closed', standing: 'won' } });
  });
});

describe('reopening', () => {
  it('starts the second try, and the reason stays with the first', () => {
    const deal = lost(closing);
    const again = dealOf(
      reopen(deal, house, aMember(), anAct(), {
        version: deal.version,
        at: StageId.parse('qualified'),
        why: 'New budget',
      }),
    );

    expect(again).toMatchObject({ standing: { kind: 'open' }, attempt: 2, stageId: 'qualified' });
    expect(again.history.find((entry) => entry.type === 'closed')).toMatchObject({
      attempt: 1,
      outcome: { reason: 'price' },
    });
  });

  it('goes only to stages meant for it', () => {
    const deal = lost(closing);
    const decision = reopen(deal, house, aMember(), anAct(), {
      version: deal.version,
      at: StageId.parse('closure'),
      why: 'x',
    });

    expect(decision).toMatchObject({
      ok: false,
      refusal: { kind: 'not-reopen-target', targets: ['Qualified', 'Quote'] },
    });
  });

  it('does not reopen a won deal; a manager corrects it', () => {
    const deal = won(closing);
    const at = { version: deal.version, at: StageId.parse('quote'), why: 'x' };
    const fix = {
      version: deal.version,
      outcome: { kind: 'lost' as const, at: monday, reason: ChoiceId.parse('price') },
      why: 'Wrong button',
    };

    expect(reopen(deal, house, aMember(), anAct(), at).ok).toBe(false);
    expect(correct(deal, house, aMember(), anAct(), fix)).toMatchObject({
      refusal: { who: 'manager' },
    });
    expect(dealOf(correct(deal, house, manager, anAct(), fix)).standing.kind).toBe('lost');
  });
});

describe('undo', () => {
  const deal = won(closing);

  it('puts back stage, standing and amount within ten minutes', () => {
    const at = new Date(monday.getTime() + 9 * 60_000);
    const back = dealOf(undo(deal, aMember(), anAct({ at })));

    expect(back).toMatchObject({
      stageId: 'closure',
      standing: { kind: 'open' },
      amount: euros(50_000),
      version: 3,
    });
    expect(effective(back.history).map((entry) => entry.type)).toEqual(['created']);
  });

  it('brings back what the close had when it takes back a reopening', () => {
    const place = (ts: string) => ({ channel: ChannelId.parse('CSUPPORT'), ts });
    const posted = { support: place('1.1'), celebration: place('2.2') };
    const taken = { offeredAt: monday, takenBy: priya, takenAt: monday };
    const before: Deal = { ...lost(closing), posted, handoff: taken };
    const again = dealOf(
      reopen(before, house, aMember(), anAct(), {
        version: before.version,
        at: StageId.parse('quote'),
        why: 'they called',
      }),
    );
    const planned = dealOf(
      plan(again, aMember(), anAct(), { text: 'call', on: IsoDate.parse('2026-03-09') }),
    );

    const decision = undo(planned, aMember(), anAct());

    expect(again).not.toHaveProperty('posted');
    const { history: _, version: __, revision: ___, ...back } = dealOf(decision);
    const { history: ____, version: _____, revision: ______, ...closed } = before;
    expect(back).toEqual(closed);
  });

  it('edits what the close had posted, when a manager makes a win of it after all', () => {
    const celebration = { channel: ChannelId.parse('CDEALS'), ts: '2.2' };
    const before: Deal = { ...lost(closing), posted: { celebration } };
    const again = dealOf(
      reopen(before, house, aMember(), anAct(), {
        version: before.version,
        at: StageId.parse('quote'),
        why: 'they called',
      }),
    );
    const back = dealOf(undo(again, aMember(), anAct()));

    expect(back.posted?.celebration).toEqual(celebration);
  });

  it('is too late after that', () => {
    const at = new Date(monday.getTime() + 11 * 60_000);

    expect(undo(deal, aMember(), anAct({ at }))).toMatchObject({
      refusal: { kind: 'too-late-to-undo' },
    });
  });

  it('is for whoever did it, or a manager', () => {
    expect(undo(deal, aMember({ userId: priya }), anAct())).toMatchObject({
      refusal: { kind: 'not-allowed' },
    });
    expect(undo(deal, manager, anAct()).ok).toBe(true);
  });

  it('undoes a thing once', () => {
    const back = dealOf(undo(deal, aMember(), anAct()));

    const id = deal.history.at(-1)?.id;
    expect(undo(back, aMember(), anAct(), id)).toMatchObject({
      refusal: { kind: 'nothing-to-undo' },
    });
  });
});

describe('undoing a close', () => {
  it('gives back the next step and the wait it ended', () => {
    const on = IsoDate.parse('2026-03-12');
    const waiting = { until: on, reason: 'holidays', since: monday };
    const planned = { ...closing, nextStep: { text: 'call', on }, waiting };

    const back = dealOf(undo(lost(planned), aMember(), anAct()));

    expect(back).toMatchObject({ nextStep: { text: 'call', on }, waiting });
  });

  it('gives back the ask for help, and keeps a newer one', () => {
    const helpAsked = { by: priya, at: monday, text: 'need our CFO' };
    const newer = { ...helpAsked, text: 'need our CEO' };
    const deal = lost({ ...closing, helpAsked });

    expect(dealOf(undo(deal, aMember(), anAct()))).toMatchObject({ helpAsked });
    expect(dealOf(undo({ ...deal, helpAsked: newer }, aMember(), anAct())).helpAsked).toBe(newer);
  });

  it('gives back the amount that its history knows, whatever was valued and undone since', () => {
    const act = anAct();
    const edited = dealOf(
      undoable(won(closing), edit(won(closing), aMember(), act, { amount: euros(51_000) }), act),
    );
    const back = dealOf(undo(dealOf(undo(edited, aMember(), anAct())), aMember(), anAct()));

    expect(back).toMatchObject({ standing: { kind: 'open' }, amount: euros(50_000) });
  });
});
