import type { Activity } from './announcement.ts';
import { makeId, sayCard, stamp } from './change.ts';
import type { IsoDate } from './dates.ts';
import type { Deal, NextStep } from './deal.ts';
import { type Act, type Decision, decided, refused } from './decision.ts';
import type { ContactKind, Facts, Person } from './facts.ts';
import { given } from './given.ts';
import type { HistoryEntry } from './history.ts';
import { isStepDone, newestContact } from './last-contact.ts';
import { withoutStep } from './last-plan.ts';
import { lookAgain } from './look-again.ts';
import type { Member } from './member.ts';
import { isLead, outsider, refuseClosed, refuseStranger, refuseUnlessLead } from './permits.ts';

/** Adds a note; it quiets the deal for today and resets no clock. Everyone of the team may note. */
export function note(deal: Deal, member: Member, act: Act, text: string): Decision {
  if (member.standing !== 'full') return refused(outsider(member));
  const body = text.trim();
  if (body === '')
    return refused({ kind: 'bad-input', field: 'Note', say: 'Write what there is to note.' });
  const activity = activityOf(deal, act, { kind: 'note', text: body });
  const next: Deal = { ...deal, quietOn: act.on };
  return decided({
    deal: next,
    activities: [activity],
    done: { kind: 'noted', number: deal.number, name: deal.name, at: act.at },
  });
}

export interface ContactAsk {
  readonly contact: ContactKind;
  readonly text?: string | undefined;
  /** Who was met, or saw the demo. */
  readonly personId?: string | undefined;
  readonly on?: IsoDate | undefined;
}

/** Logs a contact with the customer: resets the contact clock and ticks what it proves. */
export function contact(deal: Deal, member: Member, act: Act, ask: ContactAsk): Decision {
  const stranger = refuseStranger(deal, member, `log a contact on #${deal.number}`);
  if (stranger !== undefined) return stranger;
  if (ask.on !== undefined && ask.on > act.on) {
    const say = 'That day is still to come. Plan it as a next step instead.';
    return refused({ kind: 'bad-input', field: 'On', say });
  }
  const { contact: kind, on = act.on } = ask;
  const text = ask.text?.trim();
  const activity = activityOf(
    deal,
    { ...act, on },
    { kind: 'contact', contact: kind, ...(text === undefined || text === '' ? {} : { text }) },
  );
  const reached = kind !== 'no-answer';
  const next: Deal = {
    ...(reached && isStepDone(deal, kind, on) ? withoutStep(deal, act.on) : deal),
    // Nobody was reached, so the contact clock goes on; the try quiets the deal for today.
    ...(reached ? { lastContact: newestContact(deal, act, kind, on) } : {}),
    quietOn: act.on,
    facts: learnt(deal.facts, ask, on),
  };
  return decided({
    deal: next,
    activities: [activity],
    say: [sayCard(deal, act.at)],
    done: {
      kind: 'contacted',
      number: deal.number,
      name: deal.name,
      at: act.at,
      contact: kind,
      ...(on === act.on ? {} : { on }),
    },
  });
}

/** A meeting or demo that was logged ticks its criterion. */
function learnt(facts: Facts, ask: ContactAsk, on: IsoDate): Facts {
  if (ask.contact !== 'met' && ask.contact !== 'demo') return facts;
  const people = (facts.people ?? []).map((person) =>
    person.id === ask.personId ? seen(person, ask.contact, on) : person,
  );
  const withPeople = people.length === 0 ? facts : { ...facts, people };
  if (ask.contact === 'met') return { ...withPeople, firstMeetingOn: facts.firstMeetingOn ?? on };
  const bySigner = people.some((person) => person.id === ask.personId && person.canSign === true);
  const earlier = facts.demo !== 'not-needed' && facts.demo?.seenBySigner === true;
  return { ...withPeople, demo: { on, seenBySigner: bySigner || earlier } };
}

function seen(person: Person, kind: ContactKind, on: IsoDate): Person {
  return kind === 'met'
    ? { ...person, metOn: person.metOn ?? on }
    : { ...person, metOn: person.metOn ?? on, sawDemoOn: person.sawDemoOn ?? on };
}

/** Sets the next step with its date; both clocks are quiet until then. */
export function plan(deal: Deal, member: Member, act: Act, nextStep: NextStep): Decision {
  const refusal = refuseClosed(deal, member, 'plan');
  if (refusal !== undefined) return refusal;
  if (nextStep.text.trim() === '') {
    return refused({ kind: 'bad-input', field: 'Next step', say: 'Say what is to be done.' });
  }
  if (nextStep.on < act.on) {
    return refused({ kind: 'bad-input', field: 'On', say: 'Pick today or a later day.' });
  }
  const planned = { kind: 'planned', text: nextStep.text.trim(), on: nextStep.on } as const;
  return decided({
    deal: { ...deal, nextStep: { ...nextStep, text: planned.text } },
    activities: [activityOf(deal, act, planned)],
    say: [sayCard(deal, act.at)],
    done: { ...planned, number: deal.number, name: deal.name, at: act.at },
  });
}

/**
 * Takes the deal out until a date, with a reason unless it is put off by a tap; on that date it wakes
 * and asks its owner. Of a closed one only the day to look again is kept.
 */
export function waitUntil(
  deal: Deal,
  member: Member,
  act: Act,
  ask: { readonly until: IsoDate; readonly reason?: string | undefined },
): Decision {
  if (deal.standing.kind !== 'open') return lookAgain(deal, member, act, ask.until);
  const refusal = refuseUnlessLead(deal, member, `put off #${deal.number}`);
  if (refusal !== undefined) return refusal;
  const reason = given('reason', ask.reason?.trim());
  if (reason.reason === '') {
    return refused({ kind: 'bad-input', field: 'Why', say: 'What is it waiting for?' });
  }
  if (ask.until <= act.on) {
    return refused({ kind: 'bad-input', field: 'Wait until', say: 'Pick a day after today.' });
  }
  const entry: HistoryEntry = {
    ...stamp(deal, act),
    type: 'waited',
    until: ask.until,
    ...reason,
  };
  return decided({
    deal: {
      ...deal,
      waiting: { until: ask.until, ...reason, since: act.at },
      history: [...deal.history, entry],
    },
    entries: [entry],
    say: [sayCard(deal, act.at)],
    done: {
      ...{ kind: 'waiting', number: deal.number, name: deal.name, at: act.at, until: ask.until },
      ...(isLead(deal) ? { lead: true } : {}),
    },
  });
}

/** The waking of a deal whose date has passed; done by Milepost itself. */
export function wake(deal: Deal, at: Date): Decision {
  const { waiting, ...rest } = deal;
  if (waiting === undefined) return refused({ kind: 'nothing-to-undo' });
  const entry: HistoryEntry = {
    id: makeId(deal),
    at,
    by: 'milepost',
    attempt: deal.attempt,
    type: 'woken',
  };
  return decided({
    deal: {
      ...rest,
      lastPlan: { to: waiting.until, waited: given('reason', waiting.reason) },
      history: [...deal.history, entry],
    },
    entries: [entry],
    say: [sayCard(deal, at)],
    done: { kind: 'edited', number: deal.number, name: deal.name, at, what: ['waiting'] },
  });
}

/** A note, contact or next step, named after the change that makes it. */
export function activityOf(deal: Deal, act: Act, what: Activity['what']): Activity {
  return {
    id: makeId(deal),
    dealId: deal.id,
    at: act.at,
    on: act.on,
    by: act.by,
    attempt: deal.attempt,
    what,
  };
}
