import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { close } from '../../src/domain/closing.ts';
import type { Deal } from '../../src/domain/deal.ts';
import type { Decision } from '../../src/domain/decision.ts';
import { ChannelId, ChoiceId, StageId, UserId } from '../../src/domain/ids.ts';
import type { Retro } from '../../src/domain/retro.ts';
import { closeRetro, type Vote, vote } from '../../src/domain/retro-changes.ts';
import { retroAsClosed } from '../../src/domain/retro-of-deal.ts';
import { hearReply } from '../../src/domain/retro-replies.ts';
import { retroResult } from '../../src/domain/retro-result.ts';
import { undo } from '../../src/domain/undoing.ts';
import { aDeal, aHouse, aMember, anAct, monday, priya } from '../support/build.ts';

const house = aHouse();
const open = aDeal({ stageId: StageId.parse('quote') });

function decidedBy(decision: Decision): Deal {
  if (!decision.ok) throw new Error(`refused: ${decision.refusal.kind}`);
  return { ...decision.change.deal, revision: decision.change.deal.revision + 1 };
}

function lost(deal = open, reason = 'price'): Deal {
  return decidedBy(
    close(deal, house, aMember(), anAct(), {
      version: deal.version,
      outcome: { kind: 'lost', reason: ChoiceId.parse(reason) },
    }),
  );
}

function retroOf(deal: Deal, kept?: Retro): Retro {
  const retro = retroAsClosed(deal, 1, kept, monday);
  if (retro === undefined) throw new Error('nothing changes');
  return retro;
}

describe('the retro a closed deal asks for', () => {
  it('is there for a close, and asks for nothing more when it is asked again', () => {
    const deal = lost();
    const retro = retroOf(deal);
    expect(retro.answers).toMatchObject([{ reasons: ['price'] }]);
    expect(retroAsClosed(deal, 1, retro, monday)).toBeUndefined();
    expect(retroAsClosed(open, 1, undefined, monday)).toBeUndefined();
  });

  it('is withdrawn by an undo, once, and takes no answer then', () => {
    const deal = lost();
    const undone = decidedBy(undo(deal, aMember(), anAct()));
    const withdrawn = retroOf(undone, retroOf(deal));

    expect(withdrawn).toMatchObject({ withdrawnAt: monday, closedAt: monday });
    expect(vote(withdrawn, anAct(), { reason: ChoiceId.parse('price') })).toBeUndefined();
    expect(retroAsClosed(undone, 1, withdrawn, monday)).toBeUndefined();
  });

  it('keeps its prompt and what others said when the deal is closed again', () => {
    const first = lost();
    const told = vote(retroOf(first), anAct({ by: priya }), { reason: ChoiceId.parse('timing') });
    const message = { channel: ChannelId.parse('CDEALS'), ts: '1.0' };
    const placed = { ...(told ?? retroOf(first)), message };
    const undone = decidedBy(undo(first, aMember(), anAct()));
    const again = lost(undone, 'competitor');
    const retro = retroOf(again, retroOf(undone, placed));

    expect(retro).toMatchObject({ entryId: again.history.at(-1)?.id, message: { ts: '1.0' } });
    expect(retro.closedAt).toBeUndefined();
    expect(retro.answers.map((one) => one.reasons)).toEqual([['competitor'], ['timing']]);
  });
});

const taps = fc.record({
  by: fc.constantFrom('USAM', 'UPRIYA', 'UMARIA').map((id) => UserId.parse(id)),
  tap: fc.oneof(
    fc.constantFrom('price', 'timing').map((id) => ({ reason: ChoiceId.parse(id) })),
    fc.constantFrom('qualified', 'quote').map((id) => ({ knownAt: StageId.parse(id) })),
    fc.constantFrom('skipped' as const, 'badly' as const).map((fault) => ({ fault })),
  ),
});

/** Whether this person's answer now says what was tapped. */
function isGiven(retro: Retro, { by, tap }: { readonly by: UserId; readonly tap: Vote }): boolean {
  const mine = retro.answers.find((answer) => answer.by === by);
  if (mine === undefined) return false;
  if (tap.reason !== undefined) return mine.reasons.includes(tap.reason);
  return tap.knownAt === undefined ? mine.fault === tap.fault : mine.knownAt === tap.knownAt;
}

describe('answers', () => {
  it('are one a person and question, whatever is tapped, and a second tap takes one back', () => {
    fc.assert(
      fc.property(fc.array(taps), taps, (before, last) => {
        const start = { ...retroOf(lost()), answers: [] };
        const voted = before.reduce<Retro>(
          (retro, { by, tap }) => vote(retro, anAct({ by }), tap) ?? retro,
          start,
        );
        const people = voted.answers.map((answer) => answer.by);
        expect(new Set(people).size).toBe(people.length);
        expect(voted.answers.every((answer) => answer.reasons.length <= 1)).toBe(true);

        const act = anAct({ by: last.by });
        const once = vote(voted, act, last.tap) ?? voted;
        const twice = vote(once, act, last.tap) ?? once;
        expect([isGiven(once, last), isGiven(twice, last)].filter(Boolean)).toHaveLength(1);
        const shares = retroResult(twice);
        expect(shares.reasons.every(({ count, of }) => count >= 1 && count <= of)).toBe(true);
      }),
    );
  });
});

describe('replies', () => {
  it('are kept once each, in order, as they stand after edits and deletions', () => {
    const heard = fc.record({
      ts: fc.integer({ min: 1, max: 6 }).map((n) => `${n}.000000`),
      text: fc.string(),
      what: fc.constantFrom('said' as const, 'edited' as const, 'deleted' as const),
    });
    fc.assert(
      fc.property(fc.array(heard), (events) => {
        const expected = new Map<string, string>();
        let retro = retroOf(lost());
        for (const event of events) {
          retro = hearReply(retro, { ...event, by: priya }) ?? retro;
          if (event.what === 'deleted') expected.delete(event.ts);
          else if (event.what === 'said' || expected.has(event.ts)) {
            expected.set(event.ts, event.text);
          }
        }
        const wanted = [...expected].sort(([a], [b]) => Number(a) - Number(b));
        expect(retro.replies.map(({ ts, text }) => [ts, text])).toEqual(wanted);
        expect(closeRetro(retro, monday)).toMatchObject({
          replies: [],
          replyCount: wanted.length,
        });
      }),
    );
  });
});
