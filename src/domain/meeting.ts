import { makeId, sayCard } from './change.ts';
import type { Deal } from './deal.ts';
import { type Act, type Decision, decided, refused } from './decision.ts';
import { withoutStep } from './last-plan.ts';
import type { Member } from './member.ts';
import { contact, contactDone } from './notes.ts';
import { refuseStranger } from './permits.ts';
import type { MeetingAsked } from './run.ts';
import { learnt } from './who-was-there.ts';

/** It took place on the day it was planned for: the contact, what it proves, and the step is done. */
export function meetingHeld(
  deal: Deal,
  member: Member,
  act: Act,
  { kind, on, personId }: MeetingAsked,
): Decision {
  return contact(deal, member, act, { contact: kind, on, personId });
}

/** Who saw the demo that was held, by one of those who were asked about; undefined: others did. */
export function whoSaw(
  deal: Deal,
  member: Member,
  act: Act,
  personId: string | undefined,
): Decision {
  const stranger = refuseStranger(deal, member, `log a contact on #${deal.number}`);
  if (stranger !== undefined) return stranger;
  const { demo, people = [] } = deal.facts;
  const there = people.filter((person) => person.id === personId);
  if (
    demo === undefined ||
    demo === 'not-needed' ||
    (personId !== undefined && there[0] === undefined)
  ) {
    const say = 'What was logged was taken back meanwhile. Look at the deal again.';
    return refused({ kind: 'bad-input', field: 'Demo', say });
  }
  const { unclear: _, ...settled } = demo;
  const known = { ...deal.facts, demo: settled };
  const facts = there.length === 0 ? known : learnt(known, 'demo', there, demo.on);
  const next = { ...deal, facts };
  return decided({
    deal: next,
    say: [sayCard(deal, act.at)],
    done: contactDone(next, act, { contact: 'demo', on: demo.on }, there),
  });
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
