import { describe, expect, it } from '@jest/globals';
import { answerHelp, askForHelp } from '../../src/domain/ask-help.ts';
import type { Deal } from '../../src/domain/deal.ts';
import type { Decision } from '../../src/domain/decision.ts';
import { aDeal, aMember, anAct, maria, priya, sam } from '../support/build.ts';

const manager = aMember({ userId: maria, roles: ['manager'] });
const hers = anAct({ by: maria });

function made(decision: Decision): { readonly deal: Deal; readonly said: unknown } {
  if (!decision.ok) throw new Error(decision.refusal.kind);
  const { deal, say } = decision.change;
  return { deal, said: say.map(({ destination, facts }) => ({ ...destination, ...facts })) };
}

const asked = made(askForHelp(aDeal(), aMember(), anAct(), 'our CFO on a call')).deal;
const answer = { to: sam, kind: 'help-answered', by: maria, text: 'our CFO on a call' };

describe('an ask for help', () => {
  it('is taken once, and whoever asked is told in the deal’s thread', () => {
    const { deal, said } = made(answerHelp(asked, manager, hers, 'taken'));
    expect(said).toEqual([{ ...answer, how: 'taken' }]);
    expect(deal.helpAsked).toMatchObject({ text: 'our CFO on a call', takenBy: maria });
    expect(answerHelp(deal, manager, hers, 'taken')).toMatchObject({
      refusal: { say: 'You do it already. Press Done when it is.' },
    });
    const other = aMember({ userId: priya, roles: ['manager'] });
    expect(answerHelp(deal, other, anAct({ by: priya }), 'taken')).toMatchObject({
      refusal: { say: expect.stringContaining('Somebody does it already') },
    });
  });

  it('ends when it is done, whether or not anybody had taken it', () => {
    const { deal, said } = made(answerHelp(asked, manager, hers, 'done'));
    expect(said).toEqual([{ ...answer, how: 'done' }]);
    expect(deal.helpAsked).toBeUndefined();
    expect(answerHelp(deal, manager, hers, 'done')).toMatchObject({
      refusal: { say: 'Nobody asks for help on this deal any more.' },
    });
  });

  it('is answered by managers only', () => {
    expect(answerHelp(asked, aMember(), anAct(), 'done')).toMatchObject({
      refusal: { kind: 'not-allowed', who: 'manager' },
    });
  });
});
