import { asOf } from './as-of.ts';
import { addDays, dateIn, type Zone } from './domain/dates.ts';
import {
  type DigestFacts,
  digestAttemptsFrom,
  digestFacts,
  digestReadsFrom,
} from './domain/digest.ts';
import type { House } from './domain/house.ts';
import type { DealId } from './domain/ids.ts';
import type { DigestContent, Run } from './domain/run.ts';
import type { DigestSlot } from './domain/schedule.ts';
import type { Stores } from './ports.ts';

const dayMs = 86_400_000;
/** Retros with actions that may still be due, and mornings that may have handed a deal on. */
const lookBackMs = 90 * dayMs;

/** Transitions that are enough to learn from; only large teams have more. */
const enoughHistory = 60_000;

/** More than support can have left lying about. */
const mostHandoffs = 200;

/** The slot that a digest's run was made for. */
export function digestSlotOf({ week, from, to }: DigestContent, zone: Zone): DigestSlot {
  const firstDay = dateIn(zone, from);
  const lastDay = addDays(dateIn(zone, to), -1);
  return { week, from, to, firstDay, lastDay, dueAt: to };
}

/** What the digest of a slot says: read from history, so that it is the same whenever it is asked. */
export async function readDigest(
  stores: Stores,
  { settings, pipeline }: House,
  slot: DigestSlot,
): Promise<DigestFacts> {
  const { workspaceId } = settings;
  const readsFrom = digestReadsFrom(settings, slot);
  const lookBack = new Date(slot.from.getTime() - lookBackMs);
  const [members, open, contacts, closedRetros, openRetros, mornings, handoffs, changedLater] =
    await Promise.all([
      stores.members.all(workspaceId, slot.to),
      stores.numbers.openDeals(workspaceId, pipeline.id),
      stores.numbers.contacts(workspaceId, readsFrom, slot.to),
      stores.retros.closedSince(workspaceId, lookBack),
      stores.retros.openOnes(workspaceId),
      stores.runs.since(workspaceId, 'morning', lookBack),
      stores.deals.list(workspaceId, { handoffOpen: true, limit: mostHandoffs }),
      stores.numbers.asOf(workspaceId, pipeline.id, slot.to),
    ]);
  const then = asOf(changedLater);
  const history = await stores.numbers.recentHistory(workspaceId, pipeline.id, {
    to: slot.to,
    newest: enoughHistory,
    atLeastFrom: earliest(lookBack, digestAttemptsFrom(settings, slot)),
    also: [...open, ...handoffs].map((deal) => deal.id),
  });
  const { transitions } = history;
  const known = new Set(open.map((deal) => deal.id));
  const changed = new Set(
    transitions.flatMap(({ at, dealId }) =>
      at >= readsFrom && !known.has(dealId) ? [dealId] : [],
    ),
  );
  const closed = await stores.numbers.deals(workspaceId, [...changed]);
  return digestFacts({
    settings,
    pipeline,
    members,
    slot,
    deals: then.deals([...open, ...closed]),
    ...history,
    transitions: then.transitions(transitions, history.since),
    retros: [...closedRetros, ...openRetros],
    contacts,
    handoffs: then.deals(handoffs),
    escalated: handedOn(mornings, slot, settings.zone),
  });
}

function earliest(...instants: readonly Date[]): Date {
  return new Date(Math.min(...instants.map((at) => at.getTime())));
}

/** Deals that a morning message gave to the manager by the cut-off. */
function handedOn(mornings: readonly Run[], slot: DigestSlot, zone: Zone): ReadonlySet<DealId> {
  const today = dateIn(zone, slot.to);
  const rows = mornings.flatMap(({ at, content }) =>
    content.kind === 'morning' && at < slot.to ? content.rows : [],
  );
  return new Set(
    rows.flatMap(({ dealId, goesToManagerOn }) =>
      goesToManagerOn !== undefined && goesToManagerOn <= today ? [dealId] : [],
    ),
  );
}
