import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { attemptsOf } from '../../src/domain/attempts.ts';
import { close } from '../../src/domain/closing.ts';
import { correct } from '../../src/domain/correcting.ts';
import type { Deal } from '../../src/domain/deal.ts';
import type { Decision } from '../../src/domain/decision.ts';
import { handoffWords, openHandoffs } from '../../src/domain/digest-handoffs.ts';
import {
  acceptHandoff,
  askAboutHandoff,
  isUnaccepted,
  offerToSupport,
  remindHandoff,
  remindsAt,
  supportStanding,
} from '../../src/domain/handoff.ts';
import { ChannelId, EntryId, StageId } from '../../src/domain/ids.ts';
import { transitionsOf } from '../../src/domain/transitions-of.ts';
import { undo } from '../../src/domain/undoing.ts';
import { isWorkingTime, workingCalendar } from '../../src/domain/working-calendar.ts';
import { aDeal, aHouse, aMember, anAct, maria, monday, priya } from '../support/build.ts';

const house = aHouse();
const calendar = workingCalendar(house.settings);
const lee = aMember({ userId: priya, name: 'Lee Chen', roles: ['support'] });
const place = { channel: ChannelId.parse('CSUPPORT'), ts: '1.0' };
const closing = aDeal({
  stageId: StageId.parse('closure'),
  posted: { support: place, celebration: place },
});
const minuteMs = 60_000;

function later(minutes: number): Date {
  return new Date(monday.getTime() + minutes * minuteMs);
}

function decidedBy(decision: Decision): { readonly deal: Deal; readonly said: readonly string[] } {
  if (!decision.ok) throw new Error(`refused: ${decision.refusal.kind}`);
  const { deal, say } = decision.change;
  return {
    deal: { ...deal, revision: deal.revision + 1 },
    said: say.map((one) => one.facts.kind),
  };
}

function won(at = monday): Deal {
  const act = anAct({ at });
  const outcome = { kind: 'won', signedOn: act.on, decidedBy: [] } as const;
  return decidedBy(close(closing, house, aMember(), act, { version: 1, outcome })).deal;
}

describe('a handoff', () => {
  it('is offered when the win can no longer be undone, and taken once', () => {
    const deal = won();
    expect(supportStanding(deal, house, later(9)).kind).toBe('soon');
    expect(acceptHandoff(deal, lee, anAct({ by: priya, at: later(9) })).ok).toBe(false);
    expect(supportStanding(deal, house, later(10)).kind).toBe('offered');

    const { deal: taken, said } = decidedBy(
      acceptHandoff(deal, lee, anAct({ by: priya, at: later(30) })),
    );
    expect(said).toEqual(['heads-up', 'handoff-taken']);
    expect(taken.handoff).toMatchObject({ takenBy: priya, takenAt: later(30) });
    expect(supportStanding(taken, house, later(31)).kind).toBe('taken');
    expect(acceptHandoff(taken, lee, anAct({ by: maria, at: later(31) }))).toMatchObject({
      refusal: { say: expect.stringContaining('taken this customer over already') },
    });
  });

  it('is edited into a heads-up that is news, and follows an older one as a message of its own', () => {
    const saidAt = (minutes: number) => {
      const ts = String(later(-minutes).getTime() / 1_000);
      const deal = aDeal({ ...closing, posted: { support: { ...place, ts } } });
      return offerToSupport(deal, EntryId.parse('e9'), monday).map(({ facts }) => facts);
    };
    expect(saidAt(60)).toEqual([{ kind: 'handoff', entryId: 'e9' }]);
    expect(saidAt(61)).toEqual([
      { kind: 'handoff', entryId: 'e9', after: expect.stringMatching(/^\d+$/) },
      { kind: 'heads-up-over' },
    ]);
  });

  it('says on its reminder too who took it', () => {
    const reminded = { ...won(), posted: { support: place, reminder: place } };
    const { said } = decidedBy(acceptHandoff(reminded, lee, anAct({ by: priya, at: later(30) })));
    expect(said).toEqual(['heads-up', 'handoff-reminder', 'handoff-taken']);
  });

  it('is nobody’s when the win is undone, and what was posted follows', () => {
    const { deal, said } = decidedBy(undo(won(), aMember(), anAct({ at: later(5) })));
    expect(said).toEqual(['card', 'thread', 'retro', 'heads-up', 'celebration']);
    expect(supportStanding(deal, house, later(60)).kind).toBe('soon');
    expect(acceptHandoff(deal, lee, anAct({ at: later(60) })).ok).toBe(false);
    expect(remindHandoff(deal, calendar, later(3 * 24 * 60))).toBeUndefined();
  });

  it('follows a correction: withdrawn from a win, offered by one', () => {
    const manager = aMember({ userId: maria, roles: ['manager'] });
    const to = (deal: Deal, kind: 'won' | 'unqualified') =>
      decidedBy(
        correct(deal, house, manager, anAct({ by: maria, at: later(60) }), {
          version: deal.version,
          why: 'A mistake',
          outcome:
            kind === 'won'
              ? { kind, at: monday, signedOn: anAct().on, decidedBy: [] }
              : { kind, at: monday, reason: house.settings.unqualifiedReasons[0]?.id ?? never() },
        }),
      );
    const unfit = to(won(), 'unqualified');
    expect(unfit.said).toEqual(['card', 'thread', 'retro', 'heads-up', 'celebration']);
    expect(supportStanding(unfit.deal, house, later(90)).kind).toBe('unqualified');

    const again = to(unfit.deal, 'won');
    expect(again.said).toEqual([
      ...['card', 'thread', 'retro', 'celebration'],
      ...['handoff', 'heads-up-over'],
    ]);
    expect(supportStanding(again.deal, house, later(90)).kind).toBe('offered');
  });

  it('lets support ask, not with nothing and not as a guest', () => {
    const asked = askAboutHandoff(won(), lee, anAct({ by: priya }), ' Which plan? ');
    expect(asked).toMatchObject({
      change: {
        say: [{ facts: { kind: 'handoff-question', by: priya, text: 'Which plan?' } }],
        activities: [{ what: { kind: 'note', text: 'Which plan?' } }],
      },
    });
    expect(askAboutHandoff(won(), lee, anAct(), '  ').ok).toBe(false);
    const guest = aMember({ standing: 'guest' });
    expect(askAboutHandoff(won(), guest, anAct(), 'Why?').ok).toBe(false);
    expect(acceptHandoff(won(), guest, anAct({ at: later(30) })).ok).toBe(false);
  });

  it('is reminded of once, a working day later, never outside working hours', () => {
    fc.assert(
      fc.property(fc.nat({ max: 14 * 24 * 60 }), fc.nat({ max: 10 * 24 * 60 }), (start, wait) => {
        const deal = won(later(start));
        const now = later(start + 10 + wait);
        const reminded = remindHandoff(deal, calendar, now);
        const due = remindsAt(deal.handoff ?? never(), calendar);
        expect(isWorkingTime(calendar, due)).toBe(true);
        expect(reminded !== undefined).toBe(due <= now && isWorkingTime(calendar, now));
        if (reminded === undefined) return;
        const { deal: after, said } = decidedBy(reminded);
        expect(said).toEqual(['handoff-reminder']);
        expect(remindHandoff(after, calendar, new Date(now.getTime() + 60_000))).toBeUndefined();
      }),
    );
  });
});

describe('handoffs in the digest', () => {
  it('are those that nobody had accepted by the cut-off, however late it is asked', () => {
    const offered = won();
    const taken = decidedBy(acceptHandoff(offered, lee, anAct({ by: priya, at: later(2_000) })));
    const attempts = attemptsOf(transitionsOf(offered));
    const asOf = (deal: Deal, minutes: number) =>
      openHandoffs([deal, deal], attempts, calendar, later(minutes));

    expect(asOf(offered, 5)).toEqual([]);
    expect(handoffWords(asOf(offered, 1_999))).toBe(
      '1 handoff not accepted (#42 Acme: 25 seats, 1 day)',
    );
    expect(asOf(taken.deal, 1_999)).toEqual(asOf(offered, 1_999));
    expect(asOf(taken.deal, 2_001)).toEqual([]);
    expect(openHandoffs([offered], [], calendar, later(1_999))).toEqual([]);
    expect(isUnaccepted(aDeal(), later(5))).toBe(false);
  });
});

function never(): never {
  throw new Error('there is none');
}
