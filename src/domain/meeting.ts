import { makeId, sayCard } from './change.ts';
import type { Deal } from './deal.ts';
import { type Act, type Decision, decided } from './decision.ts';
import { withoutStep } from './last-plan.ts';
import type { Member } from './member.ts';
import { contact } from './notes.ts';
import { refuseStranger } from './permits.ts';
import type { MeetingAsked } from './run.ts';

/** It took place on the day it was planned for: the contact, what it proves, and the step is done. */
export function meetingHeld(
  deal: Deal,
  member: Member,
  act: Act,
  { kind, on, personId }: MeetingAsked,
): Decision {
  return contact(deal, member, act, { contact: kind, on, personId });
}

/** The customer did not come: no contact, the step is over, and a note says so. */
export function noShow(deal: Deal, member: Member, act: Act, asked: MeetingAsked): Decision {
  const stranger = refuseStranger(deal, member, `log a no-show on #${deal.number}`);
  if (stranger !== undefined) return stranger;
  const { nextStep } = deal;
  const isOver = nextStep?.meeting !== undefined && nextStep.on === asked.on;
  const text = isOver ? `No-show: ${nextStep.text}` : 'No-show';
  return decided({
    deal: { ...(isOver ? withoutStep(deal, act.on) : deal), quietOn: act.on },
    activities: [
      {
        id: makeId(deal),
        dealId: deal.id,
        at: act.at,
        on: act.on,
        by: act.by,
        attempt: deal.attempt,
        what: { kind: 'note', text },
      },
    ],
    say: [sayCard(deal, act.at)],
    done: { kind: 'noted', number: deal.number, name: deal.name, at: act.at, noShow: true },
  });
}
