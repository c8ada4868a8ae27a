import { announce } from '../domain/announcement.ts';
import type { Deal } from '../domain/deal.ts';
import { type Decision, decided } from '../domain/decision.ts';
import type { HistoryEntry } from '../domain/history.ts';
import { amountOf, nextStepOf, sourceFact } from './deal-from-row.ts';
import { given } from './given.ts';
import { type ChangedPart, rowChanges } from './row-changes.ts';
import { entryId, type RowUpdate } from './row-update.ts';
import { standingFromRow } from './standing-from-row.ts';

/** What of a row says where the deal stands. */
const standingParts: ReadonlySet<ChangedPart> = new Set(['stage', 'closing date', 'reason']);

/** Makes a deal what its row says now, as far as the row changed; a card that stands is renewed. */
export function updateFromRow(deal: Deal, update: RowUpdate): Decision {
  const { at } = update;
  const what = rowChanges(deal, update);
  const told = withFields(deal, update, new Set(what));
  const moves = what.some((part) => standingParts.has(part));
  const stands = moves ? standingFromRow(told, update) : { deal: told, entries: [] };
  const entries = [...fieldEntries(deal, told, at), ...stands.entries];
  return decided({
    deal: { ...stands.deal, history: [...deal.history, ...entries] },
    entries,
    say:
      deal.thread === undefined
        ? []
        : [announce(`${entryId(deal, '')}/card`, { to: 'deals' }, { kind: 'card' }, at)],
    done: { kind: 'edited', number: deal.number, name: told.name, at, what },
  });
}

function withFields(deal: Deal, { row, house }: RowUpdate, what: ReadonlySet<ChangedPart>): Deal {
  const { account, contact, ownerId, amount, nextStep, expectedClose, ...rest } = deal;
  const owner = row.ownerId === 'unclaimed' ? undefined : row.ownerId;
  return {
    ...rest,
    ...(what.has('name') ? { name: row.name } : {}),
    ...given('account', what.has('account') ? row.account : account),
    ...given('contact', what.has('contact') ? row.contact : contact),
    ...given('ownerId', what.has('owner') ? owner : ownerId),
    ...given('amount', what.has('amount') ? amountOf(row) : amount),
    ...(what.has('next step') ? nextStepOf(row) : given('nextStep', nextStep)),
    ...given('expectedClose', what.has('expected close') ? row.expectedClose : expectedClose),
    ...(what.has('source') ? { facts: { ...deal.facts, ...sourceFact(row, house) } } : {}),
  };
}

function fieldEntries(before: Deal, after: Deal, at: Date): readonly HistoryEntry[] {
  const base = (part: string) =>
    ({ id: entryId(before, part), at, by: 'import', attempt: before.attempt }) as const;
  const sameAmount =
    before.amount?.minor === after.amount?.minor &&
    before.amount?.currency === after.amount?.currency;
  const valued: HistoryEntry = {
    ...base('v'),
    type: 'valued',
    ...given('from', before.amount),
    ...given('to', after.amount),
  };
  const assigned: HistoryEntry = {
    ...base('a'),
    type: 'assigned',
    ...given('from', before.ownerId),
    ...given('to', after.ownerId),
  };
  const dated: HistoryEntry = {
    ...base('d'),
    type: 'dated',
    ...given('from', before.expectedClose),
    ...given('to', after.expectedClose),
  };
  return [
    ...(sameAmount ? [] : [valued]),
    ...(before.ownerId === after.ownerId ? [] : [assigned]),
    ...(before.expectedClose === after.expectedClose ? [] : [dated]),
  ];
}
