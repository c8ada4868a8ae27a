import type { Deal } from './deal.ts';
import { type Act, type Decision, decided, refused } from './decision.ts';
import type { Member } from './member.ts';
import { refuseClosed } from './permits.ts';

/** Puts the deal on the manager's list with what is asked; it leaves with the next move. */
export function askForHelp(deal: Deal, member: Member, act: Act, text: string): Decision {
  const refusal = refuseClosed(deal, member, 'ask for help on');
  if (refusal !== undefined) return refusal;
  const asked = text.trim();
  if (asked === '') {
    return refused({ kind: 'bad-input', field: 'What do you need', say: 'Say what would help.' });
  }
  return decided({
    deal: { ...deal, helpAsked: { by: act.by, at: act.at, text: asked }, quietOn: act.on },
    done: { kind: 'edited', number: deal.number, name: deal.name, at: act.at, what: ['help'] },
  });
}
