import { acceptanceStanding } from '../domain/acceptance.ts';
import type { Announcement, Facts } from '../domain/announcement.ts';
import { dateIn } from '../domain/dates.ts';
import type { Deal } from '../domain/deal.ts';
import type { UserId } from '../domain/ids.ts';
import type { Stores } from '../ports.ts';
import { lastContacts } from './last-contacts.ts';
import type { Look, Rendered } from './render.ts';
import { newOwnerCardOf } from './target.ts';
import { newOwnerMessage } from './views/new-owner.ts';
import { voiceOf } from './voice-of-look.ts';

type CardFacts = Extract<Facts, { readonly kind: 'new-owner' | 'new-owner-news' }>;

/**
 * The "New owner" card as it is now. It is posted only to ask, and not to somebody who went away
 * meanwhile: their morning message asks when they are back. What is there already follows the deal.
 */
export async function renderNewOwner(
  deal: Deal,
  {
    facts,
    destination,
  }: { readonly facts: CardFacts; readonly destination: Announcement['destination'] },
  look: Look,
  stores: Stores,
): Promise<Rendered | undefined> {
  const { entryId } = facts;
  const isThere = destination.to === 'message' || newOwnerCardOf(deal, entryId) !== undefined;
  if (!isThere && !(await mayAsk(deal, facts, look, stores))) return undefined;
  const contacts = await lastContacts(deal, stores);
  const { acceptance, ownerId } = deal;
  const people = [
    ownerId,
    acceptance?.by,
    acceptance?.from,
    acceptance?.to,
    ...contacts.map(({ by }) => by),
  ];
  const voice = await voiceOf(look, deal.workspaceId, people, stores);
  return newOwnerMessage({ deal, contacts }, entryId, look.house, voice);
}

async function mayAsk(
  deal: Deal,
  { kind, entryId }: CardFacts,
  look: Look,
  stores: Stores,
): Promise<boolean> {
  const standing = acceptanceStanding(deal, entryId);
  if (kind !== 'new-owner' || standing.kind !== 'asked') return false;
  return !(await isAway(standing.acceptance.to, deal, look, stores));
}

async function isAway(userId: UserId, { workspaceId }: Deal, { zone, now }: Look, stores: Stores) {
  const { away } = await stores.members.member(workspaceId, userId);
  return away !== undefined && dateIn(zone, now) < away.until;
}
