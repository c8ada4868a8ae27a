import type { Zone } from './dates.ts';
import type { Deal, LastContact } from './deal.ts';
import type { DealId } from './ids.ts';
import { leadsApart } from './leads.ts';
import { rewind, type SnapshotRow, snapshotRow } from './snapshot.ts';
import type { Transition } from './transition.ts';

/** A contact with a customer, as activities keep it. */
export interface ContactMade extends LastContact {
  readonly dealId: DealId;
}

/**
 * Deals as of a cut-off, those open then that are counted; by number.
 * @param deals at least every deal open now and every deal with a transition since the cut-off
 * @param transitions of these deals, all since the cut-off and at least one of each
 * @param contacts when given, the last contact is the last one before the cut-off
 */
export function openRowsAsOf(
  deals: Iterable<Deal>,
  transitions: Iterable<Transition>,
  cutOff: Date,
  zone: Zone,
  contacts: Iterable<ContactMade> = [],
): readonly SnapshotRow[] {
  const known = [...transitions];
  const rows = leadsApart([...deals], known).counted.map(snapshotRow);
  return rewoundRows(rows, known, cutOff, zone, contacts);
}

/** The same from rows as they are now, for who looks at several cut-offs. */
export function rewoundRows(
  rows: Iterable<SnapshotRow>,
  transitions: Iterable<Transition>,
  cutOff: Date,
  zone: Zone,
  contacts: Iterable<ContactMade> = [],
): readonly SnapshotRow[] {
  const later = laterByDeal(transitions, cutOff);
  const contacted = lastContacts(contacts, cutOff);
  const then: SnapshotRow[] = [];
  for (const now of rows) {
    const row = rewind(now, later.get(now.dealId) ?? [], cutOff, zone);
    if (row?.kind !== 'open') continue;
    const known = contacted.get(row.dealId);
    then.push(row.lastContact === undefined && known !== undefined ? withContact(row, known) : row);
  }
  return then.sort((a, b) => a.number - b.number);
}

function laterByDeal(
  transitions: Iterable<Transition>,
  cutOff: Date,
): ReadonlyMap<DealId, readonly Transition[]> {
  const later = new Map<DealId, Transition[]>();
  for (const one of transitions) {
    if (one.at < cutOff) continue;
    const known = later.get(one.dealId);
    if (known === undefined) later.set(one.dealId, [one]);
    else known.push(one);
  }
  return later;
}

function lastContacts(
  contacts: Iterable<ContactMade>,
  cutOff: Date,
): ReadonlyMap<DealId, ContactMade> {
  const last = new Map<DealId, ContactMade>();
  for (const one of contacts) {
    // Nobody was reached.
    if (one.kind === 'no-answer') continue;
    const known = last.get(one.dealId);
    if (one.at < cutOff && (known === undefined || known.at < one.at)) last.set(one.dealId, one);
  }
  return last;
}

function withContact(row: SnapshotRow, { kind, at, by }: ContactMade): SnapshotRow {
  return { ...row, lastContact: { kind, at, by } };
}
