import { describe, expect, it } from '@jest/globals';
import { assign } from '../../src/domain/assigning.ts';
import { close } from '../../src/domain/closing.ts';
import { correct } from '../../src/domain/correcting.ts';
import { createDeal, type DealInput } from '../../src/domain/create-deal.ts';
import type { Deal } from '../../src/domain/deal.ts';
import type { Change, Decision } from '../../src/domain/decision.ts';
import { edit } from '../../src/domain/edits.ts';
import { ChoiceId, DealId, DealNumber, StageId } from '../../src/domain/ids.ts';
import { move } from '../../src/domain/moves.ts';
import { contact, note } from '../../src/domain/notes.ts';
import { plan } from '../../src/domain/planning.ts';
import { reopen } from '../../src/domain/reopening.ts';
import { relocate } from '../../src/domain/stage-archive.ts';
import { withoutOvertaken } from '../../src/domain/take-back.ts';
import { transitionsOf } from '../../src/domain/transitions-of.ts';
import { undo } from '../../src/domain/undoing.ts';
import { byPerson } from '../../src/slack/change-deal.ts';
import { aHouse, aMember, anAct, maria, monday, priya, sam } from '../support/build.ts';

const member = aMember();
const manager = aMember({ userId: maria, roles: ['manager'] });
const house = aHouse();
const later = (minutes: number) => anAct({ at: new Date(monday.getTime() + minutes * 60_000) });

function fresh(input: Partial<DealInput> = {}): Deal {
  const asked = { account: 'Acme', ownerId: sam, ...input };
  const made = createDeal(DealId.parse('d-1'), house, member, anAct(), asked);
  if (!made.ok) throw new Error('not created');
  const number = DealNumber.parse(1);
  expect(made.draft.done(number).undoId).toBe(made.draft.deal.history[0]?.id);
  return { ...made.draft.deal, number };
}

function made(decision: Decision): Change {
  if (!decision.ok) throw new Error(`refused: ${JSON.stringify(decision.refusal)}`);
  return decision.change;
}

/** As the store keeps it after a change by a person. */
function does(deal: Deal, decide: (deal: Deal) => Decision, act = anAct()): Deal {
  const { deal: next } = made(byPerson(deal, decide(deal), act));
  return { ...withoutOvertaken(deal, next), revision: deal.revision + 1 };
}

function withdrawn(deal = fresh()): Deal {
  return does(deal, (now) => undo(now, member, later(1)));
}

describe('undoing that a deal was made', () => {
  it('takes it out of history and numbers, loses nothing, and changes the card alone', () => {
    const deal = fresh();
    const change = made(undo(deal, member, later(1), deal.history[0]?.id));

    const { history: _, ...rest } = deal;
    expect(change.deal).toMatchObject({ ...rest, standing: { kind: 'withdrawn', by: sam } });
    expect(change.deal.history.map(({ type }) => type)).toEqual(['created', 'undone']);
    expect(transitionsOf(change.deal)).toEqual([]);
    expect(change.say.map(({ facts }) => facts.kind)).toEqual(['card']);
  });

  it('also tells somebody it was given to', () => {
    const deal = fresh({ ownerId: priya, handing: {} });
    const change = made(byPerson(deal, undo(deal, member, later(1)), later(1)));

    expect(change.say.map(({ facts }) => facts.kind)).toEqual(['new-owner-news', 'card']);
  });

  it('is for its maker or a manager, within ten minutes', () => {
    const deal = fresh({ ownerId: priya });

    expect(undo(deal, aMember({ userId: priya }), later(1))).toMatchObject({
      refusal: { kind: 'not-allowed', who: 'maker' },
    });
    expect(undo(deal, manager, later(10)).ok).toBe(true);
    expect(undo(deal, member, later(11), deal.history[0]?.id)).toMatchObject({
      refusal: { kind: 'bad-input', say: expect.stringContaining('/deal not-a-fit 1') },
    });
    expect(undo(deal, member, later(11))).toMatchObject({ refusal: { kind: 'nothing-to-undo' } });
  });

  const on = anAct().on;
  it.each<[string, (deal: Deal) => Decision]>([
    ['a contact', (deal) => contact(deal, member, anAct(), { contact: 'called' })],
    ['a note', (deal) => note(deal, manager, anAct(), 'They called us')],
    ['a next step', (deal) => plan(deal, member, anAct(), { text: 'Call', on })],
    ['an edit', (deal) => edit(deal, member, anAct(), { name: 'B' })],
    ['a new owner', (deal) => assign(deal, member, anAct(), priya)],
    ['a move', (deal) => move(deal, house, member, anAct(), { version: 1 })],
  ])('is refused after %s, and done once that is undone', (_, decide) => {
    const deal = fresh();
    const [{ id } = { id: undefined }] = deal.history;
    const worked = does(deal, decide);

    expect(undo(worked, manager, later(1), id)).toMatchObject({
      refusal: { kind: 'bad-input', say: expect.stringContaining('/deal not-a-fit 1') },
    });
    const back = does(worked, (now) => undo(now, manager, later(1)), later(1));
    expect(made(undo(back, manager, later(2))).deal.standing.kind).toBe('withdrawn');
  });

  it('does not mind the first note that a message brought', () => {
    const deal = fresh();
    const noted = made(note(deal, member, anAct(), 'What they wrote')).deal;

    expect(withdrawn({ ...noted, revision: 2 }).standing.kind).toBe('withdrawn');
  });

  it('is undone itself: the deal stands where it was, also in the numbers', () => {
    const deal = fresh({ ownerId: priya, handing: {} });
    const gone = made(byPerson(deal, undo(deal, member, later(1)), later(1)));
    const away: Deal = { ...gone.deal, revision: 2 };
    const back = made(byPerson(away, undo(away, member, later(9), gone.done.undoId), later(9)));

    expect(back.deal.standing).toEqual({ kind: 'open' });
    expect(transitionsOf(back.deal)).toEqual(transitionsOf(deal));
    expect(back.say.map(({ facts }) => facts.kind)).toEqual(['new-owner-news', 'card']);
    const asked = deal.history[0]?.id;
    expect(undo(away, member, later(9), asked)).toMatchObject({
      refusal: { kind: 'nothing-to-undo' },
    });
    expect(undo(away, aMember({ userId: priya }), later(9))).toMatchObject({
      refusal: { kind: 'not-allowed', who: 'maker' },
    });
    const again = made(undo({ ...back.deal, revision: 3 }, member, later(10)));
    expect(transitionsOf(again.deal)).toEqual([]);
  });

  it('leaves nothing to be done with the deal', () => {
    const deal = withdrawn();
    const { version } = deal;
    const act = later(2);
    const at = StageId.parse('qualified');
    const outcome = { kind: 'lost', reason: ChoiceId.parse('price') } as const;
    const closed = { kind: 'deal-closed', number: 1, standing: 'withdrawn' };
    for (const decision of [
      move(deal, house, manager, act, { version }),
      contact(deal, manager, act, { contact: 'called' }),
      edit(deal, manager, act, { name: 'B' }),
      assign(deal, manager, act, priya),
      close(deal, house, manager, act, { version, outcome }),
      reopen(deal, house, manager, act, { version, at, why: 'x' }),
      correct(deal, house, manager, act, { version, outcome, why: 'x' }),
    ]) {
      expect(decision).toEqual({ ok: false, refusal: closed });
    }
    expect(relocate(deal, house.pipeline, act.at).ok).toBe(false);
    const { ownerId: _, ...nobodys } = deal;
    expect(assign(nobodys, member, act, sam)).toEqual({ ok: false, refusal: closed });
  });
});
