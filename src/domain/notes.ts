import type { Activity } from './announcement.ts';
import { makeId, sayCard, stamp } from './change.ts';
import { dayNumber, type IsoDate } from './dates.ts';
import type { Deal, NextStep } from './deal.ts';
import { type Act, type Decision, type Done, decided, refused } from './decision.ts';
import type { ContactKind, Person } from './facts.ts';
import type { HistoryEntry } from './history.ts';
import { lookAgain } from './look-again.ts';
import type { Member } from './member.ts';
import { isLead, outsider, refuseClosed, refuseStranger, refuseUnlessLead } from './permits.ts';
import { wrongPast, wrongPlan, wrongWait } from './possible-days.ts';
import { learnt, mayHaveSeen, whoWasThere } from './who-was-there.ts';

const dayMs = 86_400_000;

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
  const wrong = wrongPast(ask.on, act.on);
  if (wrong !== undefined) return refused({ kind: 'bad-input', field: 'On', say: wrong });
  const text = ask.text?.trim();
  const activity = activityOf(deal, act, {
    kind: 'contact',
    contact: ask.contact,
    ...(text === undefined || text === '' ? {} : { text }),
  });
  const reached = ask.contact !== 'no-answer';
  const there = whoWasThere(deal, ask, act.on);
  const facts = learnt(deal.facts, ask.contact, there, ask.on ?? act.on);
  const next: Deal = {
    ...(reached ? withoutStepDue(deal, act.on) : deal),
    // Nobody was reached, so the contact clock goes on; the try quiets the deal for today.
    ...(reached ? { lastContact: newestContact(deal, act, ask) } : {}),
    quietOn: act.on,
    facts,
  };
  return decided({
    deal: next,
    activities: [activity],
    say: [sayCard(deal, act.at)],
    done: contactDone(next, act, ask, facts === deal.facts ? [] : there),
  });
}

/** What is said of a contact: who was there, and whom else it may have reached. */
export function contactDone(
  { number, name, facts }: Deal,
  { at, on: today }: Act,
  { contact: kind, on = today }: Pick<ContactAsk, 'contact' | 'on'>,
  there: readonly Person[],
): Done {
  const asked =
    kind === 'demo' ? mayHaveSeen(facts).map(({ id, name: who }) => ({ id, name: who })) : [];
  return {
    kind: 'contacted',
    number,
    name,
    at,
    contact: kind,
    ...(on === today ? {} : { on }),
    ...(there.length === 0 ? {} : { with: there.map((person) => person.name) }),
    ...(asked.length === 0 ? {} : { mayHaveSeen: asked }),
  };
}

/** A contact of an earlier day counts from that day, and does not hide a later one. */
function newestContact(deal: Deal, act: Act, { contact: kind, on = act.on }: ContactAsk) {
  const daysAgo = Math.max(0, dayNumber(act.on) - dayNumber(on));
  const at = new Date(act.at.getTime() - daysAgo * dayMs);
  const known = deal.lastContact;
  return known !== undefined && known.at > at ? known : { kind, at, by: act.by };
}

function withoutStepDue(deal: Deal, today: IsoDate): Deal {
  if (deal.nextStep === undefined || deal.nextStep.on > today) return deal;
  const { nextStep: _, ...rest } = deal;
  return rest;
}

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
 * Takes the deal out until a date, with a reason; on that date it wakes and asks its owner. Of a
 * closed one only the day to look again is kept.
 */
export function waitUntil(
  deal: Deal,
  member: Member,
  act: Act,
  ask: { readonly until: IsoDate; readonly reason: string },
): Decision {
  if (deal.standing.kind !== 'open') return lookAgain(deal, member, act, ask.until);
  const refusal = refuseUnlessLead(deal, member, `put off #${deal.number}`);
  if (refusal !== undefined) return refusal;
  if (ask.reason.trim() === '') {
    return refused({ kind: 'bad-input', field: 'Why', say: 'What is it waiting for?' });
  }
  const wrong = wrongWait(ask.until, act.on);
  if (wrong !== undefined) return refused({ kind: 'bad-input', field: 'Wait until', say: wrong });
  const entry: HistoryEntry = {
    ...stamp(deal, act),
    type: 'waited',
    until: ask.until,
    reason: ask.reason.trim(),
  };
  return decided({
    deal: {
      ...deal,
      waiting: { until: ask.until, reason: ask.reason.trim(), since: act.at },
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

/** The waking of a deal whose date has come; done by Milepost itself. */
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
    deal: { ...rest, history: [...deal.history, entry] },
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
