import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  acceptanceStanding,
  acceptDeal,
  askPreviousOwner,
  followAcceptance,
  openAcceptance,
  unansweredDays,
} from '../../src/domain/acceptance.ts';
import { asksAt, assign } from '../../src/domain/assigning.ts';
import { close } from '../../src/domain/closing.ts';
import { dateIn, IsoDate, Zone } from '../../src/domain/dates.ts';
import type { Deal } from '../../src/domain/deal.ts';
import type { Act, Decision } from '../../src/domain/decision.ts';
import { edit } from '../../src/domain/edits.ts';
import { ChannelId, ChoiceId, type EntryId, type UserId } from '../../src/domain/ids.ts';
import { acceptancesDue } from '../../src/domain/morning-acceptances.ts';
import { move } from '../../src/domain/moves.ts';
import { contact, note } from '../../src/domain/notes.ts';
import { plan } from '../../src/domain/planning.ts';
import { reopen } from '../../src/domain/reopening.ts';
import type { MorningContent } from '../../src/domain/run.ts';
import { snapshotRow } from '../../src/domain/snapshot.ts';
import { undoable, withoutOvertaken } from '../../src/domain/take-back.ts';
import { transitionsOf } from '../../src/domain/transitions-of.ts';
import { undo } from '../../src/domain/undoing.ts';
import { isWorkingTime, workingCalendar } from '../../src/domain/working-calendar.ts';
import { aDeal, aHouse, aMember, anAct, maria, monday, priya, sam } from '../support/build.ts';

const house = aHouse();
const calendar = workingCalendar(house.settings);
const people = {
  [sam]: aMember(),
  [priya]: aMember({ userId: priya, name: 'Priya Nair' }),
  [maria]: aMember({ userId: maria, name: 'Maria Lopez', roles: ['manager'] }),
};
const place = { channel: ChannelId.parse('DPRIYA'), ts: '7.0' };

interface Done {
  readonly deal: Deal;
  readonly said: readonly string[];
}

type Decide = (deal: Deal, act: Act) => Decision;

/** As every change by a person is made. */
function does(deal: Deal, by: UserId, decide: Decide, at = monday): Done {
  const act = anAct({ by, at, on: dateIn(calendar.zone, at) });
  const decision = undoable(deal, followAcceptance(deal, decide(deal, act), act), act);
  if (!decision.ok) throw new Error(`refused: ${decision.refusal.kind}`);
  const { change } = decision;
  return {
    deal: { ...withoutOvertaken(deal, change.deal), revision: deal.revision + 1 },
    said: change.say.map(({ facts }) => facts.kind),
  };
}

function gives(deal: Deal, by: UserId, to: UserId, why?: string, at = monday): Done {
  return does(deal, by, (now, act) => assign(now, people[by] ?? never(), act, to, { why }), at);
}

function accepts(by: UserId, entryId: EntryId): Decide {
  return (deal, act) => acceptDeal(deal, people[by] ?? never(), act, entryId);
}

function refusalOf(deal: Deal, by: UserId, decide: Decide) {
  const decision = decide(deal, anAct({ by }));
  return decision.ok ? undefined : decision.refusal;
}

function entryOf(deal: Deal): EntryId {
  return deal.acceptance?.entryId ?? never();
}

function never(): never {
  throw new Error('not there');
}

/** Sam's deal, given to Priya by Maria, whose card stands in Priya's messages. */
function given(): Deal {
  const { deal } = gives(aDeal(), maria, priya, ' She knows them ');
  return { ...deal, posted: { newOwner: { ...place, entryId: entryOf(deal) } } };
}

describe('a deal that is given to somebody', () => {
  it('asks them to accept it, and says from whom and why', () => {
    const { deal, said } = gives(aDeal(), maria, priya, ' She knows them ');
    expect(said).toEqual(['card', 'new-owner']);
    expect(openAcceptance(deal)).toEqual({
      entryId: deal.history.at(-1)?.id,
      ...{ to: priya, by: maria, from: sam, why: 'She knows them' },
      ...{ at: monday, askedAt: monday },
    });
    expect(deal.history.at(-1)).toMatchObject({ type: 'assigned', why: 'She knows them' });
  });

  it('asks nothing of who claims it, and nothing of nobody', () => {
    const claimed = gives(aDeal(), maria, maria);
    expect(claimed.said).toEqual(['card']);
    expect(claimed.deal.acceptance).toBeUndefined();
    const left = does(given(), maria, (deal, act) =>
      assign(deal, people[maria] ?? never(), act, undefined),
    );
    expect(left.deal.acceptance).toBeUndefined();
    expect(left.said).toEqual(['new-owner-news', 'card']);
  });

  it('is accepted once, by its new owner alone', () => {
    const deal = given();
    const entryId = entryOf(deal);
    const onlyThem = { kind: 'not-allowed', what: 'accept #42', who: 'new-owner' };
    expect(refusalOf(deal, sam, accepts(sam, entryId))).toEqual(onlyThem);
    expect(refusalOf(deal, maria, accepts(maria, entryId))).toEqual(onlyThem);

    const { deal: taken, said } = does(deal, priya, accepts(priya, entryId));
    expect(said).toEqual(['new-owner-news']);
    expect(acceptanceStanding(taken, entryId).kind).toBe('taken');
    expect(openAcceptance(taken)).toBeUndefined();
    expect(refusalOf(taken, priya, accepts(priya, entryId))).toMatchObject({
      say: 'You have accepted #42 already.',
    });
    expect(refusalOf(taken, maria, accepts(maria, entryId))).toEqual(onlyThem);
  });

  it('tells who comes too late that it was given to somebody else', () => {
    const first = given();
    const { deal, said } = gives(first, maria, sam);
    expect(said).toEqual(['new-owner-news', 'card', 'new-owner']);
    expect(openAcceptance(deal)).toMatchObject({ to: sam, from: priya });
    expect(refusalOf(deal, priya, accepts(priya, entryOf(first)))).toEqual({
      kind: 'given-meanwhile',
      ...{ number: 42, to: sam, by: maria, at: monday },
    });
    expect(acceptanceStanding(deal, entryOf(first)).kind).toBe('elsewhere');

    const sams = people[sam] ?? never();
    const dated = does(deal, sam, (now, act) =>
      edit(now, sams, act, { expectedClose: IsoDate.parse('2026-04-01') }),
    );
    const back = does(dated.deal, sam, (now, act) => undo(now, sams, act));
    expect(back.deal.history.at(-1)?.type).toBe('undone');
    expect(refusalOf(back.deal, priya, accepts(priya, entryOf(first)))).toMatchObject({
      by: maria,
    });
  });

  it('is accepted by working on it, not by a note, an edit, or somebody else’s work', () => {
    const priyas = people[priya] ?? never();
    const works: Readonly<Record<string, Decide>> = {
      contact: (deal, act) => contact(deal, priyas, act, { contact: 'called' }),
      plan: (deal, act) => plan(deal, priyas, act, { text: 'call', on: act.on }),
      move: (deal, act) => move(deal, house, priyas, act, { version: 1 }),
    };
    for (const work of Object.values(works)) {
      const { deal, said } = does(given(), priya, work);
      expect(acceptanceStanding(deal, entryOf(deal)).kind).toBe('taken');
      expect(said).toContain('new-owner-news');
    }
    const others: readonly (readonly [UserId, Decide])[] = [
      [priya, (deal, act) => note(deal, priyas, act, 'hm')],
      [priya, (deal, act) => edit(deal, priyas, act, { name: 'Acme' })],
      [maria, (deal, act) => contact(deal, people[maria] ?? never(), act, { contact: 'met' })],
    ];
    for (const [by, work] of others) {
      const { deal, said } = does(given(), by, work);
      expect(openAcceptance(deal)).toBeDefined();
      expect(said).not.toContain('new-owner-news');
    }
  });

  it('asks nothing once it is closed, again when the close is undone, and never of the next try', () => {
    const lost = { kind: 'lost', reason: ChoiceId.parse('price') } as const;
    const boss = people[maria] ?? never();
    const { deal: closed, said } = does(given(), maria, (deal, act) =>
      close(deal, house, boss, act, { version: 1, outcome: lost }),
    );
    expect(said).toContain('new-owner-news');
    expect(openAcceptance(closed)).toBeUndefined();
    expect(refusalOf(closed, priya, accepts(priya, entryOf(closed)))?.kind).toBe('deal-closed');

    const again = does(closed, maria, (deal, act) => undo(deal, boss, act));
    expect(again.said).toContain('new-owner-news');
    expect(openAcceptance(again.deal)).toBeDefined();

    const at = house.pipeline.stages.find((stage) => stage.reopenTarget)?.id ?? never();
    const second = does(closed, maria, (deal, act) =>
      reopen(deal, house, boss, act, { version: closed.version, at, why: 'budget' }),
    );
    expect(second.deal.acceptance).toBeUndefined();
  });
});

describe('undoing', () => {
  it('of the assignment takes the question back, unless it was answered', () => {
    const boss = people[maria] ?? never();
    const deal = given();
    const back = does(deal, maria, (now, act) => undo(now, boss, act));
    expect(back.deal).toMatchObject({ ownerId: sam });
    expect(back.deal.acceptance).toBeUndefined();
    expect(back.said).toContain('new-owner-news');
    expect(transitionsOf(back.deal).map(({ type }) => type)).toEqual(['created']);
    expect(refusalOf(back.deal, priya, accepts(priya, entryOf(deal)))).toMatchObject({
      kind: 'given-meanwhile',
      to: sam,
    });
  });

  it('of the acceptance, and of the call that was one, asks again', () => {
    const priyas = people[priya] ?? never();
    const ways: readonly Decide[] = [
      accepts(priya, entryOf(given())),
      (deal, act) => contact(deal, priyas, act, { contact: 'called' }),
    ];
    for (const way of ways) {
      const { deal } = does(given(), priya, way);
      const again = does(deal, priya, (now, act) => undo(now, priyas, act));
      expect(openAcceptance(again.deal)).toMatchObject({ to: priya });
      expect(again.said).toContain('new-owner-news');
    }
  });
});

describe('a question to who had the deal', () => {
  it('goes to its thread and is kept as a note', () => {
    const asked = askPreviousOwner(
      given(),
      people[priya] ?? never(),
      anAct({ by: priya }),
      ' Who signs? ',
    );
    expect(asked).toMatchObject({
      change: {
        say: [
          { facts: { kind: 'card' } },
          { facts: { kind: 'owner-question', by: priya, to: sam, text: 'Who signs?' } },
        ],
        activities: [{ what: { kind: 'note', text: 'Who signs?' } }],
      },
    });
  });

  it('is the new owner’s to ask, with words', () => {
    const asks = (by: UserId, text: string) =>
      askPreviousOwner(given(), people[by] ?? never(), anAct({ by }), text);
    expect(asks(priya, '  ')).toMatchObject({ refusal: { kind: 'bad-input' } });
    expect(asks(sam, 'Why?')).toMatchObject({ refusal: { kind: 'not-allowed' } });
    const mine = askPreviousOwner(aDeal(), aMember(), anAct(), 'Why?');
    expect(mine).toMatchObject({ refusal: { kind: 'given-meanwhile' } });
  });
});

describe('when a new owner is asked', () => {
  const minuteMs = 60_000;

  it('is at once at work, else the next morning there; after their days away', () => {
    const zone = Zone.parse('America/New_York');
    expect(asksAt({}, calendar, monday).at).toEqual(monday);
    expect(asksAt({ zone }, calendar, monday)).toEqual({
      at: new Date('2026-03-02T14:00:00Z'),
      until: new Date('2026-03-02T23:00:00Z'),
    });
    const away = { until: IsoDate.parse('2026-03-09') };
    expect(asksAt({ away }, calendar, monday).at).toEqual(new Date('2026-03-09T08:00:00Z'));
  });

  it('is always within their working hours, never before they are given it', () => {
    const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kolkata');
    fc.assert(
      fc.property(
        fc.nat({ max: 60 * 24 * 60 }),
        zones,
        fc.nat({ max: 20 }),
        (start, name, days) => {
          const zone = Zone.parse(name);
          const at = new Date(monday.getTime() + start * minuteMs);
          const until = dateIn(zone, new Date(at.getTime() + days * 24 * 60 * minuteMs));
          const asks = asksAt({ zone, away: { until } }, calendar, at);
          expect(asks.at >= at).toBe(true);
          expect(asks.at < asks.until).toBe(true);
          expect(isWorkingTime(calendar, asks.at, zone)).toBe(true);
          expect(dateIn(zone, asks.at) >= until).toBe(true);
        },
      ),
    );
  });
});

describe('what nobody accepted', () => {
  const on = (date: string) => new Date(`${date}T09:00:00Z`);

  it('is the manager’s after five working days', () => {
    const deal = given();
    expect(unansweredDays(deal, calendar, on('2026-03-06'))).toBeUndefined();
    expect(unansweredDays(deal, calendar, on('2026-03-09'))).toBe(5);
    expect(unansweredDays(snapshotRow(deal), calendar, on('2026-03-11'))).toBe(7);
  });

  it('is no longer once it is accepted, at any time', () => {
    fc.assert(
      fc.property(fc.nat({ max: 40 }), fc.nat({ max: 40 }), (first, second) => {
        const days = [first, second].sort((a, b) => a - b);
        const [taken, asked] = days.map((day) => new Date(monday.getTime() + day * 86_400_000));
        const deal = given();
        const after = does(deal, priya, accepts(priya, entryOf(deal)), taken ?? monday).deal;
        expect(unansweredDays(after, calendar, asked ?? monday)).toBeUndefined();
      }),
    );
  });
});

describe('a morning', () => {
  const date = (text: string) => IsoDate.parse(text);
  const mornings = ['02', '03', '04', '05', '06', '09', '10', '11', '12', '13', '16'].map((day) =>
    date(`2026-03-${day}`),
  );

  function saysOn(deal: Deal) {
    const earlier: MorningContent[] = [];
    for (const day of mornings) {
      const acceptances = acceptancesDue([deal], earlier, { date: day, calendar });
      const content = { kind: 'morning', userId: priya, date: day, rows: [], more: 0 } as const;
      if (acceptances.length > 0) earlier.push({ ...content, acceptances });
    }
    return earlier;
  }

  it('asks again 1, 3 and 5 working days after the card, and says where the deal goes', () => {
    const said = saysOn(given());
    expect(said.map((morning) => morning.date)).toEqual(['2026-03-03', '2026-03-05', '2026-03-09']);
    expect(said.map(({ acceptances }) => acceptances?.[0]?.goesToManagerOn)).toEqual([
      undefined,
      '2026-03-09',
      '2026-03-09',
    ]);
    expect(said[0]?.acceptances).toEqual([
      {
        ...{ dealId: 'd-42', entryId: entryOf(given()) },
        ...{ by: maria, from: sam, givenOn: '2026-03-02' },
      },
    ]);
  });

  it('asks nothing of what was accepted or given on, and anew of what was given again', () => {
    const deal = given();
    expect(saysOn(does(deal, priya, accepts(priya, entryOf(deal))).deal)).toEqual([]);
    const earlier = saysOn(deal);
    const toSam = gives(deal, maria, sam).deal;
    const again = gives(toSam, maria, priya, undefined, new Date('2026-03-12T09:00:00Z')).deal;
    const ask = { date: date('2026-03-13'), calendar };
    expect(acceptancesDue([again], earlier, ask)).toHaveLength(1);
  });
});
