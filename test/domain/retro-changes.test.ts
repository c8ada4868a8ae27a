import { describe, expect, it } from '@jest/globals';
import { close } from '../../src/domain/closing.ts';
import type { Closed } from '../../src/domain/history.ts';
import { ChoiceId, StageId } from '../../src/domain/ids.ts';
import {
  addAction,
  addLesson,
  closeRetro,
  finishAction,
  openRetro,
  vote,
} from '../../src/domain/retro-changes.ts';
import { keepReplies } from '../../src/domain/retro-replies.ts';
import { aDeal, aHouse, aMember, anAct, monday, priya, sam } from '../support/build.ts';

const qualified = StageId.parse('qualified');
const price = ChoiceId.parse('price');

function lostDeal() {
  const deal = aDeal({ stageId: StageId.parse('quote') });
  const decision = close(deal, aHouse(), aMember(), anAct(), {
    version: 1,
    outcome: {
      kind: 'lost',
      reason: price,
      missedAt: qualified,
      how: 'skipped',
      lesson: 'Ask the budget',
    },
  });
  const entry = decision.ok ? decision.change.entries[0] : undefined;
  if (entry?.type !== 'closed') throw new Error('not closed');
  return { deal, entry: entry satisfies Closed };
}

function retro() {
  const { deal, entry } = lostDeal();
  return openRetro(deal, entry);
}

describe('a retro', () => {
  it('starts with the owner’s answer and lesson from the closing modal, open for 7 days', () => {
    expect(retro()).toMatchObject({
      outcome: 'lost',
      answers: [{ by: sam, reasons: ['price'], knownAt: 'qualified', fault: 'skipped' }],
      lessons: [{ text: 'Ask the budget', stageId: 'qualified' }],
      closesAt: new Date(monday.getTime() + 7 * 86_400_000),
    });
  });

  it('takes one answer a person, tapped together and taken back by a second tap', () => {
    const act = anAct({ by: priya });
    const once = vote(retro(), act, { reason: price });
    const twice = once && vote(once, act, { knownAt: qualified });
    const thrice = twice && vote(twice, act, { reason: price });

    expect(twice?.answers[1]).toMatchObject({
      by: priya,
      reasons: ['price'],
      knownAt: 'qualified',
    });
    expect(thrice?.answers).toHaveLength(2);
    expect(thrice?.answers[1]).toMatchObject({ reasons: [], knownAt: 'qualified' });
  });

  it('keeps lessons and actions, and forgets the replies when it closes', () => {
    const replied = keepReplies(retro(), [{ ts: '2.0', by: priya, text: 'They had no money' }]);
    const learnt = replied && addLesson(replied, anAct({ by: priya }), ' Ask early ', qualified);
    const acted = learnt && addAction(learnt, anAct(), { text: 'Write a guide', ownerId: sam });
    const closed = acted && closeRetro(acted, monday);

    expect(closed).toMatchObject({ replies: [], lastSeenTs: '2.0' });
    expect(closed?.lessons.map((lesson) => lesson.text)).toEqual(['Ask the budget', 'Ask early']);
    expect(closed?.actions).toMatchObject([{ text: 'Write a guide', due: '2026-03-09' }]);
  });

  it('takes nothing more once it is closed, but an action can still be done', () => {
    const acted = addAction(retro(), anAct(), { text: 'Write a guide', ownerId: sam });
    const closed = acted && closeRetro(acted, monday);
    if (closed === undefined) throw new Error('not closed');

    expect(vote(closed, anAct(), { reason: price })).toBeUndefined();
    expect(addLesson(closed, anAct(), 'x', undefined)).toBeUndefined();
    expect(closeRetro(closed, monday)).toBeUndefined();
    const done = finishAction(closed, closed.actions[0]?.id ?? '', monday);
    expect(done?.actions[0]?.doneAt).toEqual(monday);
  });
});
