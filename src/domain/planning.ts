import { sayCard } from './change.ts';
import type { IsoDate } from './dates.ts';
import type { Deal, NextStep } from './deal.ts';
import { type Act, type Decision, decided, refused } from './decision.ts';
import { withoutStep } from './last-plan.ts';
import type { Member } from './member.ts';
import { activityOf } from './notes.ts';
import { refuseClosed } from './permits.ts';
import { wrongPlan } from './possible-days.ts';

/** Sets the next step with its date; both clocks are quiet until then. */
export function plan(deal: Deal, member: Member, act: Act, nextStep: NextStep): Decision {
  const refusal = refuseClosed(deal, member, 'plan');
  if (refusal !== undefined) return refusal;
  if (nextStep.text.trim() === '') {
    return refused({ kind: 'bad-input', field: 'Next step', say: 'Say what is to be done.' });
  }
  const wrong = wrongPlan(nextStep.on, act.on);
  if (wrong !== undefined) return refused({ kind: 'bad-input', field: 'On', say: wrong });
  const planned = { kind: 'planned', text: nextStep.text.trim(), on: nextStep.on } as const;
  return decided({
    deal: { ...deal, nextStep: { ...nextStep, text: planned.text } },
    activities: [activityOf(deal, act, planned)],
    say: [sayCard(deal, act.at)],
    done: { ...planned, number: deal.number, name: deal.name, at: act.at },
  });
}

/**
 * The next step is done, and nothing is planned until another is set. It is no contact: that is logged as
 * what it was. `by`: only a step of that day or an earlier one is meant, as whoever asked saw it.
 */
export function finishStep(deal: Deal, member: Member, act: Act, by?: IsoDate): Decision {
  const refusal = refuseClosed(deal, member, 'plan');
  if (refusal !== undefined) return refusal;
  const { nextStep } = deal;
  if (nextStep === undefined || (by !== undefined && nextStep.on > by)) {
    const say = 'There is no step left to be done. Set the next one.';
    return refused({ kind: 'bad-input', field: 'Next step', say });
  }
  const finished = { kind: 'step-done', text: nextStep.text } as const;
  return decided({
    deal: { ...withoutStep(deal, act.on), quietOn: act.on },
    activities: [activityOf(deal, act, finished)],
    say: [sayCard(deal, act.at)],
    done: { ...finished, number: deal.number, name: deal.name, at: act.at },
  });
}
