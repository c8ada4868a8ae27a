import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { reconciled, withoutZeros } from '../../src/domain/bridge.ts';
import { dateIn, IsoDate } from '../../src/domain/dates.ts';
import type { Deal } from '../../src/domain/deal.ts';
import { type DigestInput, digestAttemptsFrom, digestFacts } from '../../src/domain/digest.ts';
import { digestText } from '../../src/domain/digest-text.ts';
import { conclusion, weekWords } from '../../src/domain/digest-words.ts';
import { ChoiceId, DealId, DealNumber, EntryId, StageId } from '../../src/domain/ids.ts';
import { stageRef } from '../../src/domain/pipeline.ts';
import { openRowsAsOf } from '../../src/domain/rows-as-of.ts';
import { digestSlotOn } from '../../src/domain/schedule.ts';
import { transitionsOf } from '../../src/domain/transitions-of.ts';
import { workingCalendar } from '../../src/domain/working-calendar.ts';
import {
  aDeal,
  aMember,
  aPipeline,
  euro,
  euros,
  maria,
  priya,
  sam,
  someSettings,
} from '../support/build.ts';
import { epoch, live, lives } from './random-histories.ts';

const date = (text: string): IsoDate => IsoDate.parse(text);
const settings = someSettings();
const pipeline = aPipeline();
const calendar = workingCalendar(settings);
const slot = digestSlotOn(calendar, 9, date('2026-03-09'));
const ref = (id: string) => stageRef(pipeline, StageId.parse(id));

function input(deals: readonly Deal[], overrides: Partial<DigestInput> = {}): DigestInput {
  return {
    settings,
    pipeline,
    members: [aMember()],
    slot,
    deals,
    transitions: deals.flatMap(transitionsOf),
    retros: [],
    ...overrides,
  };
}

/** A deal that was created, and went to a step on a day. */
function dealIn(number: number, stage: string, since: string, overrides: Partial<Deal> = {}): Deal {
  const id = DealId.parse(`d${number}`);
  const createdAt = new Date('2026-02-02T09:00:00Z');
  const at = new Date(since);
  const base = aDeal({ id, number: DealNumber.parse(number), createdAt });
  const before = {
    stage: ref('prospecting'),
    standing: { kind: 'open' },
    enteredStageAt: createdAt,
    attempt: 1,
    ...(base.amount === undefined ? {} : { amount: base.amount }),
  } as const;
  const entry = { id: EntryId.parse(`${id}.2`), at, by: sam, attempt: 1, unmet: [], before };
  const to = ref(stage);
  const moved = { ...entry, type: 'moved', how: 'advance', from: ref('prospecting'), to } as const;
  return {
    ...base,
    stageId: to.id,
    enteredStageAt: at,
    history: [...base.history, moved],
    ...overrides,
  };
}

function closedDeal(number: number, kind: 'won' | 'lost', at: string): Deal {
  const open = dealIn(number, 'quote', '2026-02-16T09:00:00Z');
  const when = new Date(at);
  const outcome =
    kind === 'won'
      ? ({ kind, at: when, signedOn: dateIn(settings.zone, when), decidedBy: [] } as const)
      : ({ kind, at: when, reason: ChoiceId.parse('price') } as const);
  const before = {
    stage: ref('quote'),
    standing: { kind: 'open' },
    enteredStageAt: open.enteredStageAt,
    attempt: 1,
    amount: euros(48_000),
  } as const;
  return {
    ...open,
    stageId: ref(kind).id,
    standing: outcome,
    enteredStageAt: when,
    history: [
      ...open.history,
      {
        id: EntryId.parse(`d${number}.3`),
        at: when,
        by: sam,
        attempt: 1,
        type: 'closed',
        from: ref('quote'),
        to: ref(kind),
        outcome,
        amount: euros(48_000),
        unmet: [],
        before,
      },
    ],
  };
}

describe('the weekly digest', () => {
  const deals = [
    dealIn(1, 'quote', '2026-02-10T09:00:00Z'),
    dealIn(2, 'quote', '2026-03-06T09:00:00Z'),
    dealIn(3, 'qualified', '2026-03-04T09:00:00Z', {
      helpAsked: { by: sam, at: new Date('2026-03-05T09:00:00Z'), text: 'need our CFO on a call' },
    }),
    closedDeal(4, 'won', '2026-03-03T09:00:00Z'),
    closedDeal(5, 'lost', '2026-03-04T09:00:00Z'),
    closedDeal(6, 'won', '2026-03-09T10:00:00Z'),
  ];

  test('says first what matters', () => {
    expect(conclusion(digestFacts(input(deals)), 'en', euro)).toBe(
      'Week 2–8 Mar: 1 won, €48k. Quote is where deals wait: 2 of 3 stuck, €96k.',
    );
    expect(conclusion(digestFacts(input([])), 'en', euro)).toBe(
      'Week 2–8 Mar: nothing won. No deal is stuck.',
    );
  });

  test('compares with the weeks before when their contacts are known', () => {
    const words = (some: readonly Deal[]): string =>
      conclusion(digestFacts(input(some, { contacts: [] })), 'en', euro);
    expect(words(deals)).toContain('2 of 3 stuck, €96k (as usual).');
    const two = deals.filter(({ number }) => number === 1 || number === 6);
    expect(words(two)).toContain('2 of 2 stuck, €96k (▲ usual: 1).');
  });

  test('counts no call that nobody answered as a contact of then', () => {
    const at = new Date('2026-02-20T09:00:00Z');
    const tried = (kind: 'called' | 'no-answer') =>
      openRowsAsOf(deals.slice(0, 1), [], slot.to, settings.zone, [
        { dealId: DealId.parse('d1'), kind, at, by: sam },
      ]).map(({ lastContact }) => lastContact?.at);
    expect([tried('called'), tried('no-answer')]).toEqual([[at], [undefined]]);
  });

  test('a week over the end of a month names both', () => {
    const later = digestSlotOn(calendar, 9, date('2026-04-06'));
    expect(weekWords({ slot: later }, 'en')).toBe('Week 30 Mar–5 Apr');
    const longer = { ...later, firstDay: date('2026-03-27') };
    expect(weekWords({ slot: longer }, 'en')).toBe('27 Mar–5 Apr');
  });

  test('holds what stood at the cut-off, whatever came after', () => {
    const facts = digestFacts(input(deals));
    expect(facts.now.map(({ name, count, stuck }) => [name, count, stuck.count])).toEqual([
      ['Prospecting', 0, 0],
      ['Qualified', 1, 0],
      ['Quote', 3, 2],
      ['Closure', 0, 0],
    ]);
    expect(facts.changed.opening.count).toBe(6);
    expect(facts.changed.closing).toMatchObject({ count: 4, worth: { EUR: 19_200_000 } });
    expect(facts.lost).toEqual([
      {
        count: 1,
        worth: { EUR: 4_800_000 },
        withoutAmount: 0,
        deals: [5],
        stage: { id: 'quote', label: 'Quote' },
        reason: 'price',
      },
    ]);
  });

  const reminded = new Map(
    deals.map(({ id }) => [id, [date('2026-02-25'), date('2026-02-26')]] as const),
  );

  test('leads that nobody has claimed stand beside it, and come in as new when they are', () => {
    const { ownerId: _, ...lead } = dealIn(8, 'qualified', '2026-02-10T09:00:00Z');
    const { ownerId: __, ...other } = dealIn(9, 'prospecting', '2026-02-03T09:00:00Z');
    const at = new Date('2026-03-05T09:00:00Z');
    const entry = { id: EntryId.parse('d8.3'), at, by: sam, attempt: 1 };
    const claimed: Deal = {
      ...lead,
      ownerId: sam,
      enteredStageAt: at,
      history: [...lead.history, { ...entry, type: 'assigned', to: sam }],
    };
    const outside = digestFacts(input([...deals, lead, other]));
    expect({ ...outside, hidden: undefined }).toEqual({
      ...digestFacts(input(deals)),
      hidden: undefined,
    });
    expect(outside.hidden).toMatchObject({ leads: 2, unclaimed: 0 });
    expect(digestText(outside, settings).at(-1)).toContain('2 unclaimed leads');

    const { changed, hidden } = digestFacts(input([...deals, claimed, other]));
    expect(changed.lines.created).toEqual({ deals: 1, worth: { EUR: 4_800_000 } });
    expect(reconciled(changed).deals).toBe(changed.closing.count);
    expect(hidden.leads).toBe(1);
  });

  test('asks for help come first, then what stayed stuck through every reminder', () => {
    const { needsYou } = digestFacts(input(deals, { reminded }));
    expect(needsYou.map(({ row, why }) => [row.number, why.kind])).toEqual([
      [3, 'help'],
      [1, 'stuck'],
      [6, 'stuck'],
    ]);
  });

  test('what a new owner has not accepted for five working days is as urgent as what is stuck', () => {
    const given = (number: number, day: string, taken?: string) => {
      const at = new Date(`${day}T09:00:00Z`);
      const entryId = EntryId.parse(`g${number}`);
      const asked = { entryId, to: sam, by: maria, from: priya, at, askedAt: at };
      const accepted = taken === undefined ? {} : { takenAt: new Date(`${taken}T09:00:00Z`) };
      const moved = '2026-03-05T09:00:00Z';
      return dealIn(number, 'qualified', moved, { acceptance: { ...asked, ...accepted } });
    };
    const added = [
      given(11, '2026-03-02'),
      given(12, '2026-03-03'),
      given(13, '2026-02-27', '2026-03-06'),
      given(14, '2026-02-27', '2026-03-10'),
      given(15, '2026-03-10'),
    ];
    const facts = digestFacts(input([...deals, ...added], { reminded }));
    expect(facts.needsYou.map(({ row, why }) => [row.number, why.kind])).toEqual([
      [3, 'help'],
      [1, 'stuck'],
      [14, 'not-accepted'],
      [11, 'not-accepted'],
      [6, 'stuck'],
    ]);
    const shown = facts.needsYou.filter(({ row }) => row.number === 11);
    const text = digestText({ ...facts, needsYou: shown }, settings, (id) => id);
    expect(text).toContain(
      ' 1 #11 Acme: 25 seats €48,000, USAM: not accepted for 5 working days (from UPRIYA)',
    );
  });

  test('names who has no quote, and counts who got one in time or late', () => {
    const quote = (n: number, sentOn: string) => ({
      quotes: [
        {
          id: `q${n}`,
          n: 1,
          attempt: 1,
          amount: euros(1_000),
          sentOn: date(sentOn),
          outcome: { kind: 'open' } as const,
        },
      ],
    });
    const { quotes } = digestFacts(
      input([
        dealIn(1, 'quote', '2026-03-02T09:00:00Z', quote(1, '2026-03-05')),
        dealIn(2, 'quote', '2026-02-25T09:00:00Z', quote(2, '2026-03-03')),
        dealIn(3, 'quote', '2026-03-02T09:00:00Z', { ownerId: priya }),
        dealIn(4, 'quote', '2026-03-05T09:00:00Z'),
        dealIn(5, 'quote', '2026-02-10T09:00:00Z', quote(5, '2026-02-12')),
        dealIn(6, 'quote', '2026-03-02T09:00:00Z', quote(6, '2026-03-09')),
        closedDeal(7, 'lost', '2026-03-04T09:00:00Z'),
        dealIn(8, 'quote', '2026-03-02T09:00:00Z', {
          waiting: { until: date('2026-05-01'), reason: 'budget', since: new Date(epoch) },
        }),
      ]),
    );
    expect(quotes).toMatchObject({ ready: 6, inTime: 1, late: 1, withinDays: 3 });
    expect(quotes?.notSent.map(({ number, closed, ownerId }) => [number, closed, ownerId])).toEqual(
      [
        [3, false, priya],
        [6, false, sam],
        [7, true, sam],
        [8, false, sam],
      ],
    );
  });

  test('a close date that left its month has slipped', () => {
    const slipped = dealIn(1, 'quote', '2026-03-04T09:00:00Z', {
      expectedClose: date('2026-04-20'),
    });
    const dated = {
      id: EntryId.parse('d1.3'),
      at: new Date('2026-03-05T09:00:00Z'),
      by: sam,
      attempt: 1,
      type: 'dated',
      from: date('2026-03-31'),
      to: date('2026-04-20'),
    } as const;
    const facts = digestFacts(input([{ ...slipped, history: [...slipped.history, dated] }]));
    expect(facts.slipped).toMatchObject([
      { month: '2026-03', count: 1, worth: { EUR: 4_800_000 } },
    ]);
    const within = { ...slipped, expectedClose: date('2026-03-20') };
    const sooner = { ...dated, to: date('2026-03-20') };
    const same = digestFacts(input([{ ...within, history: [...within.history, sooner] }]));
    expect(same.slipped).toEqual([]);
  });

  test('says what became of the deals of the month before last, as of the cut-off', () => {
    const later = { slot: digestSlotOn(calendar, 9, date('2026-04-06')) };
    const { became } = digestFacts(input(deals, later));
    expect(became).toMatchObject({ month: '2026-02', began: 6 });
    expect(
      became.steps.map(({ name, reached, on, lost, open }) => [name, reached, on, lost, open]),
    ).toEqual([
      ['Prospecting', 6, 6, 0, 0],
      ['Qualified', 1, 0, 0, 1],
      ['Quote', 5, 2, 1, 2],
      ['Closure', 0, 0, 0, 0],
    ]);
    const { became: before } = digestFacts(input(deals));
    expect(before.month).toBe('2026-01');
    expect(before.steps.every((step) => step.reached === 0)).toBe(true);
    expect(before.time.find((step) => step.name === 'Quote')).toMatchObject({
      ended: 2,
      running: 3,
    });
  });

  test('the goal counts what was won in its period and what is likely to come', () => {
    const goal = {
      label: 'Q1',
      from: date('2026-01-01'),
      to: date('2026-03-31'),
      minor: 40_000_000,
      currency: euro,
    };
    const soon = { expectedClose: date('2026-03-31') };
    const facts = digestFacts(
      input([...deals, dealIn(9, 'quote', '2026-03-06T09:00:00Z', soon)], {
        settings: { ...settings, goal },
      }),
    );
    expect(facts.goal?.won).toBe(4_800_000);
    // Two attempts through Quote ended by the cut-off, one won: (1 + 10 × 0.5) / (2 + 10).
    expect(facts.goal?.likely).toMatchObject({ deals: 1, worth: 4_800_000, mean: 2_400_000 });
    expect(facts.goal?.short).toBe(40_000_000 - 4_800_000 - 2_400_000);
  });
});

function isOpenOrHandedOff({ standing, handoff }: Deal): boolean {
  return standing.kind === 'open' || handoff !== undefined;
}

describe('whatever the history', () => {
  const weeks = fc.integer({ min: 0, max: 30 });

  test('the digest reconciles, and later acts change nothing of it', () => {
    fc.assert(
      fc.property(lives, weeks, (drafts, week) => {
        const cutOff = dateIn(settings.zone, new Date(epoch + week * 7 * 86_400_000));
        const at = digestSlotOn(calendar, 9, cutOff);
        const lived = drafts.map(live);
        const facts = digestFacts(
          input(
            lived.map(({ deal }) => deal),
            { slot: at },
          ),
        );
        const sum = reconciled(facts.changed);
        expect(sum.deals).toBe(facts.rows.length);
        expect(sum.worth).toEqual(withoutZeros(facts.changed.closing.worth));
        expect(facts.now.reduce((all, stage) => all + stage.count, 0)).toBe(facts.rows.length);
        for (const stage of facts.now) expect(stage.stuck.count).toBeLessThanOrEqual(stage.count);
      }),
    );
  });

  test('a large team’s digest says the same from the deals of late alone', () => {
    fc.assert(
      fc.property(lives, weeks, (drafts, week) => {
        const cutOff = dateIn(settings.zone, new Date(epoch + week * 7 * 86_400_000));
        const at = digestSlotOn(calendar, 9, cutOff);
        const all = input(
          drafts.map((draft, index) => live(draft, index).deal),
          { slot: at },
        );
        const since = digestAttemptsFrom(settings, at);
        const late = new Set([
          ...all.transitions.filter((one) => one.at >= since).map(({ dealId }) => dealId),
          ...all.deals.filter(isOpenOrHandedOff).map(({ id }) => id),
        ]);
        const transitions = all.transitions.filter(({ dealId }) => late.has(dealId));
        const { became: whole, ...facts } = digestFacts(all);
        const { became: recent, ...same } = digestFacts({ ...all, transitions, since });
        expect(same).toEqual(facts);
        expect(recent.steps).toEqual(whole.steps);
      }),
    );
  });
});
