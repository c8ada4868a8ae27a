import { describe, expect, it } from '@jest/globals';
import { IsoDate } from '../../../src/domain/dates.ts';
import type { Quote } from '../../../src/domain/facts.ts';
import { DealNumber, EntryId, StageId } from '../../../src/domain/ids.ts';
import { stageRef } from '../../../src/domain/pipeline.ts';
import type { MorningContent } from '../../../src/domain/run.ts';
import { celebration } from '../../../src/slack/views/celebration.ts';
import { quoteLine } from '../../../src/slack/views/deal-card.ts';
import { goalLine } from '../../../src/slack/views/digest-goal.ts';
import { doneWords } from '../../../src/slack/views/done-words.ts';
import { followUpMessage } from '../../../src/slack/views/follow-up.ts';
import { dueRowButtons } from '../../../src/slack/views/morning.ts';
import { greeting } from '../../../src/slack/views/morning-greeting.ts';
import { refusalSentence } from '../../../src/slack/views/refusal.ts';
import { aDeal, aHouse, euro, euros, monday, sam } from '../../support/build.ts';
import { aVoice } from '../../support/hostile.ts';

const voice = aVoice();
const house = aHouse();
const date = (text: string): IsoDate => IsoDate.parse(text);
const quote: Quote = {
  id: 'q1',
  n: 1,
  attempt: 1,
  amount: euros(14_300),
  sentOn: date('2026-03-02'),
  validUntil: date('2026-03-31'),
  outcome: { kind: 'open' },
};

describe('a follow-up to copy', () => {
  it('asks about the quote, or how things stand', () => {
    const { text } = followUpMessage(aDeal({ contact: 'Dana', quotes: [quote] }), 'Sam', voice);
    expect(text).toContain('Hello Dana,');
    expect(text).toContain(
      'I wanted to ask what you think of our quote of 2 Mar for €14,300. It is valid until 31 Mar. Is there anything I can help with?',
    );
    expect(followUpMessage(aDeal(), 'Sam', voice).text).toContain(
      'I wanted to ask how things stand on your side. Is there anything I can help with?',
    );
  });
});

describe('a quote', () => {
  it('counts its months', () => {
    expect(quoteLine({ ...quote, months: 1 }, voice)).toContain('€14,300, 1 month ·');
    expect(quoteLine({ ...quote, months: 12 }, voice)).toContain('€14,300, 12 months ·');
  });

  it('that was followed up is said so in the morning', () => {
    const done = { number: DealNumber.parse(42), name: 'Acme', at: monday, n: 1 };
    const followed = { kind: 'quoted', what: 'followed-up', ...done } as const;
    expect(doneWords(followed, date('2026-03-02'), 'en')).toBe('quote 1 followed up');
  });
});

describe('a goal', () => {
  const goal = {
    goal: {
      label: 'Q1',
      from: date('2026-01-01'),
      to: date('2026-03-31'),
      minor: euros(400_000).minor,
      currency: euro,
    },
    won: euros(214_000).minor,
    short: euros(186_000).minor,
  };

  it('that is reached needs no deal to close in it', () => {
    expect(goalLine({ ...goal, won: euros(420_000).minor, short: 0 }, voice)).toEqual([
      '*Goal* Q1: €420k of €400k won · reached',
    ]);
    expect(goalLine(goal, voice)).toEqual([
      '*Goal* Q1: €214k of €400k won · no open deal closes by 31 Mar yet · about €186k short',
    ]);
    const likely = {
      currency: euro,
      mean: 9_600_000,
      low: 6_200_000,
      high: 13_100_000,
      worth: 0,
      deals: 4,
    };
    expect(goalLine({ ...goal, likely, short: 9_000_000 }, voice)).toEqual([
      '*Goal* Q1: €214k of €400k won · open deals likely add €96k by 31 Mar (€62k–€131k) · about €90k short',
    ]);
  });
});

describe('the morning’s greeting', () => {
  const content: MorningContent = {
    kind: 'morning',
    userId: sam,
    date: date('2026-03-02'),
    rows: [],
    more: 0,
  };
  const row = { dealId: aDeal().id, why: 'so', repeat: 0 } as const;
  const left = { ...row, done: { what: 'not today', at: monday } };

  it('lists with commas, and promises no minutes for a clean-up', () => {
    const revisit = { dealId: aDeal().id, lookAgainOn: date('2026-03-02'), why: 'so' };
    const some = { ...content, rows: [row, row], revisits: [revisit] };
    expect(greeting(some, 'Sam Ortiz')).toBe(
      'Good morning Sam. 2 deals and 1 closed deal to look at again, about two minutes.',
    );
    expect(greeting({ ...some, cleanUp: { waiting: 1_589 } }, 'Sam')).toBe(
      'Good morning Sam. 2 deals, 1 closed deal to look at again and 1589 imported deals to look through.',
    );
    expect(greeting({ ...content, rows: [row] }, 'Sam')).toContain('1 deal, about a minute.');
  });

  it('offers Done first where a step has come', () => {
    const first = (isStep: boolean) =>
      JSON.stringify(dueRowButtons(42, content.date, isStep)).match(/"text":"([^"]+)"/)?.[1];

    expect(first(true)).toBe('Done');
    expect(first(false)).toBe('Called');
  });

  it('tells what was left for today from what was done', () => {
    expect(greeting({ ...content, rows: [left], more: 2 }, 'Sam')).toBe(
      'Good morning Sam. Left for today. 2 more can wait (Home).',
    );
    const done = { ...row, done: { what: 'called today', at: monday } };
    expect(greeting({ ...content, rows: [done] }, 'Sam')).toBe('Good morning Sam. All done.');
  });
});

describe('a win', () => {
  it('is celebrated without saying twice that it was won', () => {
    const stage = (id: string) => stageRef(house.pipeline, StageId.parse(id));
    const before = {
      stage: stage('closure'),
      standing: { kind: 'open' },
      enteredStageAt: monday,
      attempt: 1,
    } as const;
    const closing = {
      id: EntryId.parse('e1'),
      at: monday,
      by: sam,
      attempt: 1,
      type: 'closed',
      from: stage('closure'),
      to: stage('won'),
      outcome: { kind: 'won', at: monday, signedOn: date('2026-03-02'), decidedBy: [] },
      amount: euros(15_100),
      unmet: [],
      before,
    } as const;
    const { text } = celebration(aDeal(), closing, [], house, voice);
    expect(text).toContain('is won · €15,100 · signed on 2 Mar');
  });
});

describe('what can no longer be undone', () => {
  it('is set right in a way that fits what it was', () => {
    const late = { kind: 'too-late-to-undo', minutes: 10 } as const;
    expect(refusalSentence({ ...late, moved: true }, voice)).toBe(
      'That could be undone for 10 minutes. Move the deal back instead, or ask a manager to correct it.',
    );
    expect(refusalSentence({ ...late, moved: false }, voice)).toBe(
      'That could be undone for 10 minutes. Edit the deal instead, or write a note that sets it right.',
    );
  });
});
