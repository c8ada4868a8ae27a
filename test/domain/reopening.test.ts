import { describe, expect, it } from '@jest/globals';
import { close } from '../../src/domain/closing.ts';
import { IsoDate, instantOf } from '../../src/domain/dates.ts';
import type { Deal } from '../../src/domain/deal.ts';
import type { Act, Decision } from '../../src/domain/decision.ts';
import { dueReason } from '../../src/domain/due.ts';
import { unmet } from '../../src/domain/gates.ts';
import { ChoiceId, type StageId } from '../../src/domain/ids.ts';
import { move } from '../../src/domain/moves.ts';
import { contact } from '../../src/domain/notes.ts';
import { findStage, openStages } from '../../src/domain/pipeline.ts';
import { acceptQuote, sendQuote } from '../../src/domain/quotes.ts';
import { latestOpenQuote, quotesOfTry, termsOf } from '../../src/domain/quotes-of.ts';
import { reopen } from '../../src/domain/reopening.ts';
import { rewind, snapshotRow } from '../../src/domain/snapshot.ts';
import { transitionsOf } from '../../src/domain/transitions-of.ts';
import { undo } from '../../src/domain/undoing.ts';
import { workingCalendar } from '../../src/domain/working-calendar.ts';
import { aDeal, aHouse, aMember, anAct, euros } from '../support/build.ts';

const house = aHouse();
const calendar = workingCalendar(house.settings);
const [, qualified, quoting] = openStages(house.pipeline).map(({ id }) => id);
const on = (text: string, hour = 10): Act => {
  const date = IsoDate.parse(text);
  return anAct({ on: date, at: instantOf(date, calendar.zone, hour) });
};

function made(decision: Decision): Deal {
  if (!decision.ok) throw new Error(decision.refusal.kind);
  return { ...decision.change.deal, revision: decision.change.deal.revision + 1 };
}

function lost(deal: Deal, act: Act): Deal {
  const outcome = { kind: 'lost', reason: ChoiceId.parse('price') } as const;
  return made(close(deal, house, aMember(), act, { version: deal.version, outcome }));
}

function again(deal: Deal, at: StageId | undefined, act: Act): Deal {
  if (at === undefined) throw new Error('no such step');
  const ask = { version: deal.version, at, why: 'they called' };
  return made(reopen(deal, house, aMember(), act, ask));
}

function kindOn(deal: Deal, date: string): string | undefined {
  const stage = findStage(house.pipeline, deal.stageId);
  return stage && dueReason(deal, stage, calendar, on(date).at)?.kind;
}

describe('a second try', () => {
  const quoted = made(
    sendQuote(
      aDeal({ ...(quoting === undefined ? {} : { stageId: quoting }) }),
      house,
      aMember(),
      on('2026-03-02'),
      { amount: euros(48_000), sentOn: IsoDate.parse('2026-03-02') },
    ),
  );
  const accepted = made(
    acceptQuote(quoted, aMember(), on('2026-03-03'), quoted.quotes[0]?.id ?? ''),
  );

  it('is not through with the quotes of the first', () => {
    const second = again(lost(accepted, on('2026-03-04')), quoting, on('2026-06-01'));
    const stage = findStage(house.pipeline, second.stageId);

    expect(stage && unmet(second, stage).required.map(({ check }) => check)).toEqual([
      'quote-sent',
      'quote-accepted',
    ]);
    expect([quotesOfTry(second), termsOf(second)]).toEqual([[], undefined]);
  });

  it('waits for no answer to a quote that was open when the first was lost', () => {
    const second = again(lost(quoted, on('2026-03-04')), quoting, on('2026-06-01'));

    expect(latestOpenQuote(second)).toBeUndefined();
    expect(second.waitingOn).toBe('us');
    expect(acceptQuote(second, aMember(), on('2026-06-02'), quoted.quotes[0]?.id ?? '').ok).toBe(
      false,
    );
  });

  it('takes its terms from its own quote', () => {
    const second = again(lost(accepted, on('2026-03-04')), quoting, on('2026-06-01'));
    const terms = { amount: euros(30_000), sentOn: IsoDate.parse('2026-06-02') };
    const sent = made(sendQuote(second, house, aMember(), on('2026-06-02'), terms));

    expect(termsOf(sent)).toMatchObject({ n: 2, amount: euros(30_000) });
  });

  it('counts days without contact from its start, not from each step', () => {
    const known = { kind: 'called', at: on('2026-01-20').at, by: aMember().userId } as const;
    const first = aDeal({ createdAt: on('2026-01-05').at, lastContact: known });
    const second = again(lost(first, on('2026-02-02')), qualified, on('2026-03-02'));
    const ask = { version: second.version, note: 'x', moveAnyway: 'y' };
    const moved = made(move(second, house, aMember(), on('2026-03-05'), ask));

    // The limit is 4 working days in Quote: from 2 March the fifth is Monday the 9th.
    expect(kindOn(moved, '2026-03-06')).toBeUndefined();
    expect(kindOn(moved, '2026-03-09')).toBe('silence');
    const called = made(contact(moved, aMember(), on('2026-03-06'), { contact: 'called' }));
    expect(kindOn(called, '2026-03-12')).toBeUndefined();
    expect(kindOn(called, '2026-03-13')).toBe('silence');
  });

  const dated = aDeal({
    createdAt: on('2026-01-05').at,
    expectedClose: IsoDate.parse('2026-02-27'),
    facts: { callToAction: { text: 'Trial', endsOn: IsoDate.parse('2026-02-20') } },
  });

  it('leaves the dates that have passed with the first', () => {
    const second = again(lost(dated, on('2026-02-02')), qualified, on('2026-06-01'));

    expect(second).not.toHaveProperty('expectedClose');
    expect(second.facts).not.toHaveProperty('callToAction');
    expect(kindOn(second, '2026-06-02')).toBeUndefined();
  });

  it('leaves its contract with the first, and gives it back when it is undone', () => {
    const contractSentOn = IsoDate.parse('2026-01-30');
    const first = lost(aDeal({ facts: { contractSentOn } }), on('2026-02-02'));
    const second = again(first, qualified, on('2026-02-10'));

    expect(second.facts).toEqual({});
    expect(made(undo(second, aMember(), on('2026-02-10'))).facts).toEqual({ contractSentOn });
  });

  it('keeps dates that are still to come', () => {
    const second = again(lost(dated, on('2026-02-02')), qualified, on('2026-02-10'));

    expect(second).toMatchObject({ expectedClose: '2026-02-27', facts: dated.facts });
  });

  it('gives the dates back when it is undone, and to the past', () => {
    const first = lost(dated, on('2026-02-02'));
    const second = again(first, qualified, on('2026-06-01'));
    const back = made(undo(second, aMember(), on('2026-06-01')));
    const later = transitionsOf(second).filter(({ at }) => at >= on('2026-02-01').at);

    expect(back).toMatchObject({ expectedClose: '2026-02-27', facts: dated.facts, attempt: 1 });
    expect(back).not.toHaveProperty('reopenedAt');
    expect(rewind(snapshotRow(second), later, on('2026-02-01').at, calendar.zone)).toMatchObject({
      attempt: 1,
      expectedClose: '2026-02-27',
    });
  });
});
