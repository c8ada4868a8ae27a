import { sayFact } from './change.ts';
import type { Deal } from './deal.ts';
import { type Act, type Decision, decided, refused } from './decision.ts';
import { isManager, type Member } from './member.ts';
import { refuseClosed } from './permits.ts';

/** Puts the deal on the manager's list with what is asked; it leaves when that is done, or with the next move. */
export function askForHelp(deal: Deal, member: Member, act: Act, text: string): Decision {
  const refusal = refuseClosed(deal, member, 'ask for help on');
  if (refusal !== undefined) return refusal;
  const asked = text.trim();
  if (asked === '') {
    return refused({ kind: 'bad-input', field: 'What do you need', say: 'Say what would help.' });
  }
  return decided({
    deal: { ...deal, helpAsked: { by: act.by, at: act.at, text: asked }, quietOn: act.on },
    done: doneWith(deal, act, 'help'),
  });
}

/** A manager says that they do what was asked, or that it is done, which ends the asking. */
export function answerHelp(deal: Deal, member: Member, act: Act, how: 'taken' | 'done'): Decision {
  const { helpAsked, ...rest } = deal;
  if (!isManager(member)) {
    return refused({ kind: 'not-allowed', what: 'answer an ask for help', who: 'manager' });
  }
  if (helpAsked === undefined) return refused(notAsked);
  const { by: to, text, takenBy } = helpAsked;
  if (how === 'taken' && takenBy !== undefined) {
    return refused(takenBy === act.by ? takenByYou : takenByOther);
  }
  const taken = { ...helpAsked, takenBy: act.by, takenAt: act.at };
  const answered = { kind: 'help-answered', by: act.by, to, text, how } as const;
  return decided({
    deal: how === 'taken' ? { ...deal, helpAsked: taken } : rest,
    say: [sayFact(deal, { to: 'thread' }, answered, act.at)],
    done: doneWith(deal, act, how === 'taken' ? 'helpTaken' : 'helpDone'),
  });
}

function no(say: string) {
  return { kind: 'bad-input', field: 'Help', say } as const;
}

const notAsked = no('Nobody asks for help on this deal any more.');
const takenByYou = no('You do it already. Press Done when it is.');
const takenByOther = no('Somebody does it already; the deal’s thread says who.');

function doneWith({ number, name }: Deal, { at }: Act, what: string) {
  return { kind: 'edited' as const, number, name, at, what: [what] };
}
