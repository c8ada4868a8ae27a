import type { Activity } from '../domain/announcement.ts';
import type { Deal } from '../domain/deal.ts';
import type { Stores } from '../ports.ts';

const newest = 3;
/** Contacts stand between notes. */
const lookedThrough = 30;

/** The newest contacts with the customer, newest first. */
export async function lastContacts(deal: Deal, { deals }: Stores): Promise<readonly Activity[]> {
  const all = await deals.activities(deal.workspaceId, deal.id, lookedThrough);
  return all.filter(({ what }) => what.kind === 'contact').slice(0, newest);
}
