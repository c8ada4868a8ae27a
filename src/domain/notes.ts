import type { Activity } from './announcement.ts';
import { makeId, sayCard, stamp } from './change.ts';
import { nextAfter } from './comes-next.ts';
import type { IsoDate } from './dates.ts';
import { type Deal, outcomeOf } from './deal.ts';
import { type Act, type Decision, type Done, decided, refused } from './decision.ts';
import type { ContactKind, Person } from './facts.ts';
import { given } from './given.ts';
import type { HistoryEntry } from './history.ts';
import { contacted } from './last-contact.ts';
import { lookAgain } from './look-again.ts';
import type { Member } from './member.ts';
import { isLead, outsider, refuseStranger, refuseUnlessLead } from './permits.ts';
import { wrongPast, wrongWait } from './possible-days.ts';
import { learnt, mayHaveSeen, whoWasThere } from './who-was-there.ts';

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
  const { contact: kind, on = act.on } = ask;
  const wrong = wrongPast(on, act.on);
  if (wrong !== undefined) return refused({ kind: 'bad-input', field: 'On', say: wrong });
  const text = ask.text?.trim();
  const activity = activityOf(
    deal,
    { ...act, on },
    { kind: 'contact', contact: kind, ...(text === undefined || text === '' ? {} : { text }) },
  );
  const there = whoWasThere(deal, ask, on);
  const facts = learnt(deal.facts, kind, there, on);
  const next: Deal = { ...contacted(deal, act, kind, on), facts };
  return decided({
    deal: next,
    activities: [activity],
    say: [sayCard(deal, act.at)],
    done: contactDone(next, act, ask, facts === deal.facts ? [] : there),
  });
}

/** What is said of a contact: who was there, and whom else it may have reached. */
export function contactDone(
  deal: Deal,
  act: Act,
  { contact: kind, on = act.on }: Pick<ContactAsk, 'contact' | 'on'>,
  there: readonly Person[],
): Done {
  const { number, name, facts } = deal;
  const closed = outcomeOf(deal)?.kind;
  const asked =
    kind === 'demo' ? mayHaveSeen(facts).map(({ id, name: who }) => ({ id, name: who })) : [];
  return {
    kind: 'contacted',
    number,
    name,
    at: act.at,
    contact: kind,
    ...(on === act.on ? {} : { on }),
    ...(there.length === 0 ? {} : { with: there.map((person) => person.name) }),
    ...(asked.length === 0 ? {} : { mayHaveSeen: asked }),
    ...given('next', closed === undefined ? nextAfter(deal, act) : undefined),
    ...given('closed', closed),
  };
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
  const wrong = wrongWait(ask.until, act.on);
  if (wrong !== undefined) return refused({ kind: 'bad-input', field: 'Wait until', say: wrong });
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
