import { describe, expect, it } from '@jest/globals';
import { IsoDate } from '../../src/domain/dates.ts';
import type { Deal, LostOutcome } from '../../src/domain/deal.ts';
import { ChoiceId, DealId, StageId } from '../../src/domain/ids.ts';
import { endedWords, lookAgain, revisitsDue } from '../../src/domain/look-again.ts';
import { waitUntil } from '../../src/domain/notes.ts';
import type { MorningContent } from '../../src/domain/run.ts';
import { aDeal, aMember, anAct, monday, priya, sam, someSettings } from '../support/build.ts';

const settings = someSettings();
const today = anAct().on;
const friday = IsoDate.parse('2026-03-06');
const lost: LostOutcome = {
  kind: 'lost',
  at: new Date('2025-11-04T10:00:00Z'),
  reason: ChoiceId.parse('price'),
  lookAgainOn: today,
};

function aLostDeal(overrides: Partial<LostOutcome> = {}, more: Partial<Deal> = {}): Deal {
  return aDeal({ stageId: StageId.parse('lost'), standing: { ...lost, ...overrides }, ...more });
}

function asked(date: IsoDate, ...deals: readonly Deal[]): MorningContent {
  const revisits = revisitsDue(
    deals.map((deal) => ({ deal })),
    [],
    date,
    settings,
  );
  return { kind: 'morning', userId: sam, date, rows: [], more: 0, revisits };
}

describe('the day to look again at a closed deal', () => {
  it('is set by waiting, and taken away by leaving it', () => {
    const later = waitUntil(aLostDeal(), aMember(), anAct(), { until: friday, reason: '' });
    const left = lookAgain(aLostDeal(), aMember(), anAct(), undefined);

    expect(later.ok && later.change.deal.standing).toEqual({ ...lost, lookAgainOn: friday });
    expect(later.ok && later.change.done).toMatchObject({ kind: 'waiting', until: friday });
    expect(left.ok && left.change.deal.standing).not.toHaveProperty('lookAgainOn');
    expect(left.ok && left.change.deal.history).toEqual(aLostDeal().history);
  });

  it('is its owner’s to set, in the future, and nothing for won or open deals', () => {
    const won = aDeal({ standing: { kind: 'won', at: monday, signedOn: today, decidedBy: [] } });
    const deals: readonly [Deal, Parameters<typeof aMember>[0], IsoDate, object][] = [
      [aLostDeal(), { userId: priya }, friday, { kind: 'not-allowed' }],
      [aLostDeal(), {}, today, { kind: 'bad-input' }],
      [aDeal(), {}, friday, { kind: 'deal-open' }],
      [won, {}, friday, { kind: 'deal-closed' }],
    ];

    for (const [deal, member, on, refusal] of deals) {
      expect(lookAgain(deal, aMember(member), anAct(), on)).toMatchObject({ refusal });
    }
  });
});

describe('what a morning asks about closed deals', () => {
  it('comes on the day or the first morning after it, once, with how it ended', () => {
    const deal = aLostDeal();

    expect(asked(IsoDate.parse('2026-03-01'), deal).revisits).toEqual([]);
    expect(asked(today, deal).revisits).toMatchObject([{ why: 'Lost in November on price.' }]);
    expect(revisitsDue([{ deal }], [asked(today, deal)], friday, settings)).toEqual([]);
    expect(asked(friday, deal).revisits).toHaveLength(1);
  });

  it('comes again when another day was set', () => {
    const later = aLostDeal({ lookAgainOn: friday });

    expect(revisitsDue([{ deal: later }], [asked(today, aLostDeal())], friday, settings)).toEqual([
      { dealId: later.id, lookAgainOn: friday, why: 'Lost in November on price.' },
    ]);
  });

  it('leaves what is too much for one morning to the next', () => {
    const many = Array.from({ length: 7 }, (_, at) =>
      aLostDeal({}, { id: DealId.parse(`d${at}`) }),
    );
    const first = asked(today, ...many);
    const rest = revisitsDue(
      many.map((deal) => ({ deal })),
      [first],
      friday,
      settings,
    );

    expect(first.revisits).toHaveLength(5);
    expect(rest.map(({ dealId }) => dealId)).toEqual(['d5', 'd6']);
  });

  it('names the year only when a month alone would mislead', () => {
    const at = (iso: string) => ({ ...lost, at: new Date(iso) });

    expect(endedWords(at('2025-04-01T10:00:00Z'), today, settings)).toBe('Lost in April on price');
    expect(endedWords(at('2025-03-31T10:00:00Z'), today, settings)).toBe(
      'Lost in March 2025 on price',
    );
  });
});
