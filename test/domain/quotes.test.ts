import { describe, expect, it } from '@jest/globals';
import { comesNext } from '../../src/domain/comes-next.ts';
import { dateIn, IsoDate } from '../../src/domain/dates.ts';
import type { Deal } from '../../src/domain/deal.ts';
import type { Decision } from '../../src/domain/decision.ts';
import { dueReason } from '../../src/domain/due.ts';
import { contact } from '../../src/domain/notes.ts';
import { findStage } from '../../src/domain/pipeline.ts';
import {
  acceptQuote,
  declineQuote,
  expireQuotes,
  followUp,
  sendQuote,
} from '../../src/domain/quotes.ts';
import { workingCalendar } from '../../src/domain/working-calendar.ts';
import { aDeal, aHouse, aMember, anAct, aPipeline, euros, monday } from '../support/build.ts';

const sentOn = IsoDate.parse('2026-03-02');

function dealOf(decision: Decision | undefined): Deal {
  if (!decision?.ok) throw new Error('refused');
  return { ...decision.change.deal, revision: decision.change.deal.revision + 1 };
}

function sent(deal: Deal, major = 48_000): Deal {
  return dealOf(sendQuote(deal, aHouse(), aMember(), anAct(), { amount: euros(major), sentOn }));
}

describe('quotes', () => {
  it('is a contact, waits on them, and is followed up and expires by the workspace’s days', () => {
    expect(sent(aDeal())).toMatchObject({
      quotes: [
        { n: 1, followUpOn: '2026-03-09', validUntil: '2026-04-01', outcome: { kind: 'open' } },
      ],
      lastContact: { kind: 'quote-sent' },
      waitingOn: 'them',
    });
  });

  it('recorded late, is a contact of the day it was sent, so that its follow-up is due', () => {
    const act = anAct({ at: new Date('2026-03-13T09:00:00Z'), on: IsoDate.parse('2026-03-13') });
    const deal = dealOf(sendQuote(aDeal(), aHouse(), aMember(), act, { amount: euros(1), sentOn }));
    const calendar = workingCalendar(aHouse().settings);
    const stage = findStage(aPipeline(), deal.stageId);
    const monday = new Date('2026-03-16T09:00:00Z');

    expect(dateIn(act.zone, deal.lastContact?.at ?? monday)).toBe(sentOn);
    expect(stage && dueReason(deal, stage, calendar, monday)?.kind).toBe('quote');
  });

  it('supersedes the quote before it, and the deal is worth the newest', () => {
    const deal = sent(sent(aDeal()), 45_000);

    expect(deal.quotes.map((quote) => quote.outcome.kind)).toEqual(['superseded', 'open']);
    expect(deal.amount).toEqual(euros(45_000));
    expect(deal.history.at(-1)).toMatchObject({
      type: 'valued',
      from: euros(48_000),
      to: euros(45_000),
    });
  });

  it('is answered once', () => {
    const deal = sent(aDeal());
    const id = deal.quotes[0]?.id ?? '';
    const accepted = dealOf(acceptQuote(deal, aMember(), anAct(), id));

    expect(accepted.quotes[0]?.outcome).toEqual({ kind: 'accepted', on: sentOn });
    expect(declineQuote(accepted, aMember(), anAct(), { id })).toMatchObject({ ok: false });
  });

  it('keeps why it was declined', () => {
    const deal = sent(aDeal());
    const declined = dealOf(
      declineQuote(deal, aMember(), anAct(), { id: deal.quotes[0]?.id ?? '', why: 'Too long' }),
    );

    expect(declined.quotes[0]?.outcome).toEqual({ kind: 'declined', on: sentOn, why: 'Too long' });
  });

  it('moves the follow-up on', () => {
    const deal = sent(aDeal());
    const on = IsoDate.parse('2026-03-09');
    const followed = dealOf(
      followUp(deal, aHouse(), aMember(), anAct({ on }), deal.quotes[0]?.id ?? ''),
    );

    expect(followed).toMatchObject({
      quotes: [{ followUpOn: '2026-03-16' }],
      lastContact: { kind: 'quote-followed-up' },
    });
  });

  it('does what was planned by its day, and its follow-up comes next', () => {
    const step = { text: 'send the offer', on: sentOn };
    const deal = sent(aDeal({ nextStep: step }));

    expect(deal.nextStep).toBeUndefined();
    expect(comesNext(deal, anAct().zone)).toEqual({
      text: 'follow up quote 1',
      on: '2026-03-09',
      quote: 1,
    });
    const id = deal.quotes[0]?.id ?? '';
    const planned = { ...deal, nextStep: step };
    expect(dealOf(acceptQuote(planned, aMember(), anAct(), id)).nextStep).toBeUndefined();
    expect(dealOf(followUp(planned, aHouse(), aMember(), anAct(), id)).nextStep).toBeUndefined();
  });

  it('leaves a meeting and what is planned for later, and says so', () => {
    const later = { text: 'find out who can sign', on: IsoDate.parse('2026-03-06') };
    const meeting = { text: 'meet', on: sentOn, meeting: { kind: 'met' } } as const;
    const ask = { amount: euros(1), sentOn };
    const quoted = sendQuote(aDeal({ nextStep: later }), aHouse(), aMember(), anAct(), ask);

    expect(dealOf(quoted).nextStep).toEqual(later);
    expect(quoted).toMatchObject({ change: { done: { kind: 'quoted', next: later } } });
    expect(sent(aDeal({ nextStep: meeting })).nextStep).toEqual(meeting);
    expect(comesNext(dealOf(quoted), anAct().zone)).toEqual(later);
  });

  it('has no follow-up to come once somebody was in touch on its day', () => {
    const deal = sent(aDeal());
    const act = anAct({ at: new Date('2026-03-10T09:00:00Z'), on: IsoDate.parse('2026-03-10') });
    const called = dealOf(contact(deal, aMember(), act, { contact: 'called' }));

    expect(comesNext(called, act.zone)).toBeUndefined();
  });

  it('expires only open quotes past their date', () => {
    const deal = sent(sent(aDeal()));

    expect(expireQuotes(deal, IsoDate.parse('2026-04-01'), monday)).toBeUndefined();
    const expired = dealOf(expireQuotes(deal, IsoDate.parse('2026-04-02'), monday));
    expect(expired.quotes.map((quote) => quote.outcome.kind)).toEqual(['superseded', 'expired']);
    expect(expired.waitingOn).toBe('us');
  });
});
