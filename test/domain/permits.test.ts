import { describe, expect, it } from '@jest/globals';
import { close } from '../../src/domain/closing.ts';
import { IsoDate } from '../../src/domain/dates.ts';
import type { Deal } from '../../src/domain/deal.ts';
import { ChoiceId } from '../../src/domain/ids.ts';
import type { Member } from '../../src/domain/member.ts';
import { waitUntil } from '../../src/domain/notes.ts';
import { plan } from '../../src/domain/planning.ts';
import { aDeal, aHouse, aMember, anAct, maria, priya } from '../support/build.ts';

const { ownerId: _, ...lead } = aDeal();
const rep = aMember({ userId: priya });
const until = IsoDate.parse('2026-03-23');

const rests = (deal: Deal, member: Member) =>
  waitUntil(deal, member, anAct({ by: member.userId }), { until, reason: 'Budget in April' });
const ends = (deal: Deal, member: Member, kind: 'unqualified' | 'lost') => {
  const reason = ChoiceId.parse('price');
  const { version } = deal;
  const ask =
    kind === 'lost'
      ? { version, outcome: { kind, reason } as const }
      : { version, outcome: { kind, reason } as const };
  return close(deal, aHouse(), member, anAct({ by: member.userId }), ask);
};

describe('a deal that nobody owns', () => {
  it('is let rest and sorted out by everyone of the team, until somebody owns it', () => {
    expect(rests(lead, rep)).toMatchObject({
      ok: true,
      change: { deal: { waiting: { until } }, done: { kind: 'waiting', lead: true } },
    });
    expect(ends(lead, rep, 'unqualified')).toMatchObject({
      ok: true,
      change: { deal: { standing: { kind: 'unqualified' } } },
    });
    for (const decision of [rests(aDeal(), rep), ends(aDeal(), rep, 'unqualified')]) {
      expect(decision).toMatchObject({ refusal: { kind: 'not-allowed', who: 'owner' } });
    }
  });

  it('is claimed before anything else is done with it, unless a manager does it', () => {
    const step = { text: 'Call', on: until };
    expect(plan(lead, rep, anAct({ by: priya }), step)).toMatchObject({
      refusal: { kind: 'unclaimed', number: 42, what: 'plan #42' },
    });
    expect(ends(lead, rep, 'lost')).toMatchObject({ refusal: { kind: 'unclaimed' } });
    const manager = aMember({ userId: maria, roles: ['rep', 'manager'] });
    expect(ends(lead, manager, 'lost')).toMatchObject({ ok: true });
  });

  it('stays closed to guests, and to everyone but managers once it is closed', () => {
    const guest = aMember({ userId: priya, standing: 'guest' });
    expect(rests(lead, guest)).toMatchObject({ refusal: { kind: 'outsider', why: 'guest' } });
    expect(ends(lead, guest, 'unqualified')).toMatchObject({ refusal: { kind: 'outsider' } });
    const closed = ends(lead, rep, 'unqualified');
    if (!closed.ok) throw new Error('it was not closed');
    expect(rests(closed.change.deal, rep)).toMatchObject({ refusal: { kind: 'not-allowed' } });
  });
});
