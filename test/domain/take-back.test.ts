import { describe, expect, it } from '@jest/globals';
import { standingActivities } from '../../src/domain/announcement.ts';
import { askForHelp } from '../../src/domain/ask-help.ts';
import { assign } from '../../src/domain/assigning.ts';
import { IsoDate } from '../../src/domain/dates.ts';
import type { Deal } from '../../src/domain/deal.ts';
import type { Change, Decision } from '../../src/domain/decision.ts';
import { edit } from '../../src/domain/edits.ts';
import { askAboutHandoff } from '../../src/domain/handoff.ts';
import { effective } from '../../src/domain/history.ts';
import { ChoiceId, StageId } from '../../src/domain/ids.ts';
import { knowNeed, objection } from '../../src/domain/learning.ts';
import { move } from '../../src/domain/moves.ts';
import { contact, note, waitUntil } from '../../src/domain/notes.ts';
import { ownUndoable } from '../../src/domain/own-undoable.ts';
import { plan } from '../../src/domain/planning.ts';
import { sendQuote } from '../../src/domain/quotes.ts';
import { undoable, withoutOvertaken } from '../../src/domain/take-back.ts';
import { undo } from '../../src/domain/undoing.ts';
import { aDeal, aHouse, aMember, anAct, euros, maria, monday, priya } from '../support/build.ts';

const sam = aMember();
const on = IsoDate.parse('2026-03-09');

function made(decision: Decision): Change {
  if (!decision.ok) throw new Error(`refused: ${decision.refusal.kind}`);
  return decision.change;
}

/** As the store keeps it after the change. */
function applied(deal: Deal, decide: (deal: Deal) => Decision, act = anAct()): Deal {
  const change = made(undoable(deal, decide(deal), act));
  return { ...withoutOvertaken(deal, change.deal), revision: deal.revision + 1 };
}

function undone(deal: Deal, act = anAct()): Deal {
  return applied(deal, (one) => undo(one, sam, act), act);
}

/** What a person sees of it. */
function content({ history: _, takeBacks: __, revision: ___, ...deal }: Deal) {
  return deal;
}

const changes: readonly (readonly [string, (deal: Deal) => Decision])[] = [
  ['a note', (deal) => note(deal, sam, anAct(), 'They moved')],
  ['an objection', (deal) => objection(deal, sam, anAct(), 'Too dear')],
  ['a need', (deal) => knowNeed(deal, sam, anAct(), { need: 'Fewer calls' })],
  ['a call for help', (deal) => askForHelp(deal, sam, anAct(), 'Call their CFO')],
  ['a contact', (deal) => contact(deal, sam, anAct(), { contact: 'met' })],
  ['a next step', (deal) => plan(deal, sam, anAct(), { text: 'Call', on })],
  ['a wait', (deal) => waitUntil(deal, sam, anAct(), { until: on, reason: 'budget' })],
  ['an edit', (deal) => edit(deal, sam, anAct(), { amount: null, expectedClose: on, name: 'B' })],
  ['a new owner', (deal) => assign(deal, sam, anAct(), priya)],
  ['a quote', (deal) => sendQuote(deal, aHouse(), sam, anAct(), { amount: euros(5), sentOn: on })],
];

describe('a small change', () => {
  it.each(changes)('that is %s is taken back as if it had not been', (_, decide) => {
    const deal = aDeal();
    const changed = applied(deal, decide);
    expect(content(changed)).not.toEqual(content(deal));

    const back = undone(changed);
    expect(content(back)).toEqual(content(deal));
    expect(effective(back.history)).toEqual(deal.history);
    const id = changed.takeBacks?.[0]?.id;
    expect(undo(back, sam, anAct(), id)).toMatchObject({ refusal: { kind: 'nothing-to-undo' } });
  });

  it('that is the first claim of a lead begins its visit, and ends it when it is taken back', () => {
    const { ownerId: _, ...lead } = aDeal();
    const act = anAct({ at: new Date('2026-04-13T09:00:00Z') });
    const claimed = applied(lead, (deal) => assign(deal, sam, act, sam.userId), act);
    expect(claimed.enteredStageAt).toEqual(act.at);

    const back = undone(claimed, act);
    expect(content(back)).toEqual(content(lead));
    const given = applied(claimed, (deal) => assign(deal, sam, act, priya), act);
    expect(given.enteredStageAt).toBe(claimed.enteredStageAt);
  });

  it('names itself in its confirmation, and one that changed nothing does not', () => {
    const act = anAct();
    const deal = aDeal();
    const step = undoable(deal, plan(deal, sam, act, { text: 'Call', on }), act);
    expect(made(step).done.undoId).toBe(made(step).deal.takeBacks?.[0]?.id);
    const nothing = undoable(deal, edit(deal, sam, act, {}), act);
    expect(made(nothing).done.undoId).toBeUndefined();
  });

  it('is not taken back over what somebody changed since', () => {
    const planned = applied(aDeal(), (deal) => plan(deal, sam, anAct(), { text: 'Call', on }));
    const id = planned.takeBacks?.[0]?.id;
    const again = applied(planned, (deal) => plan(deal, sam, anAct(), { text: 'Write', on }));
    expect(undo(again, sam, anAct(), id)).toMatchObject({
      refusal: { kind: 'done-after', newer: { what: 'planned', id: again.takeBacks?.at(-1)?.id } },
    });
    const moved = applied(planned, (deal) => move(deal, aHouse(), sam, anAct(), { version: 1 }));
    expect(undo(moved, sam, anAct(), id)).toMatchObject({
      refusal: { kind: 'done-after', newer: { what: 'moved', to: 'Qualified' } },
    });
    expect(undone(again).nextStep?.text).toBe('Call');

    const renamed = applied(planned, (deal) => edit(deal, sam, anAct(), { name: 'B' }));
    const both = undone(undone(renamed));
    expect(content(both)).toEqual(content(aDeal()));
  });

  it('that is the second note of a day takes back that note alone', () => {
    const deal = aDeal();
    const [first, second] = [anAct(), anAct()];
    const one = made(undoable(deal, note(deal, sam, first, 'They moved'), first));
    const noted = { ...one.deal, revision: 2 };
    const two = made(undoable(noted, note(noted, sam, second, 'Twice'), second));
    const twice = { ...two.deal, revision: 3 };

    const back = made(undo(twice, sam, anAct(), two.done.undoId));
    const all = [...one.activities, ...two.activities, ...back.activities];
    expect(standingActivities(all).map(({ what }) => what)).toEqual([
      { kind: 'note', text: 'They moved' },
    ]);
    expect(back.deal.quietOn).toBe(noted.quietOn);
  });

  it('that sets when to look at a lost deal again is taken back', () => {
    const standing = { kind: 'lost', at: monday, reason: ChoiceId.parse('price') } as const;
    const lost = aDeal({ standing, stageId: StageId.parse('lost') });
    const set = applied(lost, (deal) => waitUntil(deal, sam, anAct(), { until: on, reason: '' }));
    expect(set.standing).toMatchObject({ lookAgainOn: on });
    expect(content(undone(set))).toEqual(content(lost));
  });

  it('is offered to who made it for as long as undo would take it back, the newest first', () => {
    const offered = (deal: Deal, act = anAct()) => ownUndoable(deal, sam, act)?.what;
    const later = (minutes: number) => anAct({ at: new Date(monday.getTime() + minutes * 60_000) });
    const old = aDeal({ createdAt: new Date('2026-02-02T09:00:00Z') });
    expect(offered(old)).toBeUndefined();

    const planned = applied(old, (deal) => plan(deal, sam, anAct(), { text: 'Call', on }));
    expect(offered(planned)).toBe('planned');
    expect(offered(planned, later(11))).toBeUndefined();
    expect(ownUndoable(planned, aMember({ userId: priya }), anAct({ by: priya }))).toBeUndefined();

    const boss = aMember({ userId: maria, roles: ['manager'] });
    const hers = anAct({ by: maria });
    const renamed = applied(planned, (deal) => edit(deal, boss, hers, { name: 'B' }), hers);
    expect(offered(renamed)).toBe('planned');
    expect(ownUndoable(renamed, boss, hers)?.what).toBe('edited');

    const moved = applied(renamed, (deal) => move(deal, aHouse(), sam, anAct(), { version: 1 }));
    expect(ownUndoable(moved, sam, anAct())).toMatchObject({ what: 'moved', to: 'Qualified' });
    expect(offered(undone(moved))).toBeUndefined();
  });

  it('is not offered for a question that stands in the thread', () => {
    const act = anAct();
    const deal = aDeal();
    const asked = made(undoable(deal, askAboutHandoff(deal, sam, act, 'Which plan?'), act));
    expect(asked.done.undoId).toBeUndefined();
  });

  it('is not taken back once the deal was moved', () => {
    const waiting = applied(aDeal(), (deal) =>
      waitUntil(deal, sam, anAct(), { until: on, reason: 'budget' }),
    );
    const moved = applied(waiting, (deal) => move(deal, aHouse(), sam, anAct(), { version: 1 }));
    expect(moved.takeBacks).toBeUndefined();
    expect(undone(moved).stageId).toBe('prospecting');
  });

  it('is taken back by its maker or a manager, within ten minutes', () => {
    const given = applied(aDeal(), (deal) => assign(deal, sam, anAct(), priya));
    const stranger = aMember({ userId: priya });
    expect(undo(given, stranger, anAct({ by: priya }))).toMatchObject({
      refusal: { kind: 'not-allowed' },
    });
    const manager = aMember({ userId: maria, roles: ['manager'] });
    expect(undo(given, manager, anAct({ by: maria })).ok).toBe(true);
    const late = anAct({ at: new Date(monday.getTime() + 11 * 60_000) });
    expect(undo(given, sam, late)).toMatchObject({ refusal: { kind: 'too-late-to-undo' } });
  });

  it('that was a contact no longer counts as one', () => {
    const act = anAct();
    const deal = aDeal();
    const first = made(undoable(deal, contact(deal, sam, act, { contact: 'called' }), act));
    const kept = { ...first.deal, revision: 2 };
    const all = [...first.activities, ...made(undo(kept, sam, act)).activities];
    expect(all).toHaveLength(2);
    expect(standingActivities(all)).toEqual([]);
  });
});
