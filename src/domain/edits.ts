import { sayCard, stamp } from './change.ts';
import type { IsoDate } from './dates.ts';
import type { Deal } from './deal.ts';
import { type Act, type Decision, decided, refused } from './decision.ts';
import type { Facts } from './facts.ts';
import { given } from './given.ts';
import type { HistoryEntry } from './history.ts';
import type { Member } from './member.ts';
import type { Money } from './money.ts';
import { refuseStranger } from './permits.ts';

/** `null` clears a field; an absent key leaves it. */
export interface Edit {
  readonly name?: string;
  readonly account?: string | null;
  readonly contact?: string | null;
  readonly amount?: Money | null;
  readonly expectedClose?: IsoDate | null;
  readonly waitingOn?: 'us' | 'them';
  readonly facts?: Partial<Facts>;
  /** Facts that are not known any more. */
  readonly forget?: readonly (keyof Facts)[];
}

/** Changes what a deal says of itself; a changed amount or close date is written into history. */
export function edit(deal: Deal, member: Member, act: Act, ask: Edit): Decision {
  const stranger = refuseStranger(deal, member, `edit #${deal.number}`);
  if (stranger !== undefined) return stranger;
  if (ask.name?.trim() === '') {
    return refused({ kind: 'bad-input', field: 'Deal name', say: 'A deal needs a name.' });
  }
  const next = edited(deal, ask);
  const entries = editEntries(deal, next, act);
  const what = changedFields(deal, next);
  return decided({
    deal: { ...next, history: [...deal.history, ...entries] },
    entries,
    say: what.length === 0 ? [] : [sayCard(deal, act.at)],
    done: {
      kind: 'edited',
      number: deal.number,
      name: next.name,
      at: act.at,
      what,
      ...(next.amount === undefined ? {} : { amount: next.amount }),
    },
  });
}

function edited(deal: Deal, ask: Edit): Deal {
  const { account, contact, amount, expectedClose, ...rest } = deal;
  const next = {
    account: asked(account, trimmed(ask.account)),
    contact: asked(contact, trimmed(ask.contact)),
    amount: asked(amount, ask.amount),
    expectedClose: asked(expectedClose, ask.expectedClose),
  };
  return {
    ...rest,
    ...(ask.name === undefined ? {} : { name: ask.name.trim() }),
    ...(next.account === undefined ? {} : { account: next.account }),
    ...(next.contact === undefined ? {} : { contact: next.contact }),
    ...(next.amount === undefined ? {} : { amount: next.amount }),
    ...(next.expectedClose === undefined ? {} : { expectedClose: next.expectedClose }),
    ...(ask.waitingOn === undefined ? {} : { waitingOn: ask.waitingOn }),
    facts: learnt(deal.facts, ask),
  };
}

/** Another source keeps its detail and who passed the lead on. */
function learnt(known: Facts, { facts, forget = [] }: Edit): Facts {
  if (facts === undefined && forget.length === 0) return known;
  const { source } = { ...facts };
  const next: Facts = {
    ...known,
    ...facts,
    ...(source === undefined ? {} : { source: sourceFrom({ ...known.source, ...source }) }),
  };
  const kept = Object.entries(next).filter(([fact]) => !forget.some((one) => one === fact));
  return Object.fromEntries(kept);
}

function sourceFrom({ detail, ...source }: NonNullable<Facts['source']>): Facts['source'] & object {
  return detail === undefined || detail === '' ? source : { ...source, detail };
}

function asked<V>(old: V | undefined, wanted: V | null | undefined): V | undefined {
  if (wanted === undefined) return old;
  return wanted === null ? undefined : wanted;
}

function trimmed(text: string | null | undefined): string | null | undefined {
  if (typeof text !== 'string') return text;
  return text.trim() === '' ? null : text.trim();
}

/** The entry of another amount; none when it is the same. */
export function revalued(deal: Deal, act: Act, to: Money | undefined): readonly HistoryEntry[] {
  if (sameMoney(deal.amount, to)) return [];
  const entry = { ...stamp(deal, act, 'v'), type: 'valued' } as const;
  return [{ ...entry, ...given('from', deal.amount), ...given('to', to) }];
}

function editEntries(deal: Deal, next: Deal, act: Act): readonly HistoryEntry[] {
  const entries = [...revalued(deal, act, next.amount)];
  if (deal.expectedClose !== next.expectedClose) {
    entries.push({
      ...stamp(deal, act, 'd'),
      type: 'dated',
      ...(deal.expectedClose === undefined ? {} : { from: deal.expectedClose }),
      ...(next.expectedClose === undefined ? {} : { to: next.expectedClose }),
    });
  }
  return entries;
}

function sameMoney(a: Money | undefined, b: Money | undefined): boolean {
  return a?.minor === b?.minor && a?.currency === b?.currency;
}

function changedFields(deal: Deal, next: Deal): readonly string[] {
  const fields = ['name', 'account', 'contact', 'expectedClose', 'waitingOn', 'facts'] as const;
  const changed = fields.filter((field) => deal[field] !== next[field]);
  return sameMoney(deal.amount, next.amount) ? changed : [...changed, 'amount'];
}
