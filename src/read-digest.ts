import { asOf } from './as-of.ts';
import { addDays, dateIn, type Zone } from './domain/dates.ts';
import { type DigestFacts, digestAttemptsFrom, digestFacts } from './domain/digest.ts';
import { digestReadsFrom, usualCutOffs } from './domain/digest-rows.ts';
import type { House } from './domain/house.ts';
import { actsOn, type MorningSaid, nudgeEffect } from './domain/nudge-effect.ts';
import { remindedBackMs, remindedBefore, saidMornings } from './domain/reminders.ts';
import type { DigestContent, Run } from './domain/run.ts';
import type { DigestSlot } from './domain/schedule.ts';
import { workingCalendar } from './domain/working-calendar.ts';
import type { Stores } from './ports.ts';

/** Retros with actions that may still be due, and mornings that may have handed a deal on. */
const lookBackMs = remindedBackMs;

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
  house: House,
  slot: DigestSlot,
): Promise<DigestFacts> {
  const { settings, pipeline } = house;
  const { workspaceId } = settings;
  const lookBack = new Date(slot.from.getTime() - lookBackMs);
  const read = await readAtOnce(stores, house, slot, lookBack);
  const { open, handoffs, contacts, mornings } = read;
  const then = asOf(read.later);
  const history = await stores.numbers.recentHistory(workspaceId, pipeline.id, {
    to: slot.to,
    newest: enoughHistory,
    atLeastFrom: earliest(lookBack, digestAttemptsFrom(settings, slot)),
    also: [...open, ...handoffs].map((deal) => deal.id),
  });
  const { transitions } = history;
  const readsFrom = digestReadsFrom(settings, slot);
  const listed = new Set(open.map((deal) => deal.id));
  const changed = new Set(
    transitions.flatMap(({ at, dealId }) =>
      at >= readsFrom && !listed.has(dealId) ? [dealId] : [],
    ),
  );
  const closed = await stores.numbers.deals(workspaceId, [...changed]);
  const known = then.transitions(transitions, history.since);
  const deals = then.deals([...open, ...closed]);
  const facts = digestFacts({
    settings,
    pipeline,
    members: read.members,
    slot,
    deals,
    ...history,
    transitions: known,
    retros: read.retros,
    contacts,
    stood: read.stood,
    handoffs: then.deals(handoffs),
    reminded: remindedBefore(mornings, slot.to),
  });
  const acts = actsOn(deals, known, [...contacts, ...read.plans], settings.zone);
  const effect = nudgeEffect(posted(mornings), acts, workingCalendar(settings), slot);
  return { ...facts, mornings: effect };
}

/** What needs nothing else to be known first. */
async function readAtOnce(
  stores: Stores,
  { settings, pipeline }: House,
  slot: DigestSlot,
  lookBack: Date,
) {
  const { workspaceId } = settings;
  const { numbers, retros } = stores;
  const readsFrom = digestReadsFrom(settings, slot);
  const [members, open, contacts, plans, closedRetros, openRetros, mornings, handoffs] =
    await Promise.all([
      stores.members.all(workspaceId, slot.to),
      numbers.openDeals(workspaceId, pipeline.id),
      numbers.contacts(workspaceId, readsFrom, slot.to),
      numbers.plans(workspaceId, readsFrom, slot.to),
      retros.closedSince(workspaceId, lookBack),
      retros.openOnes(workspaceId),
      stores.runs.since(workspaceId, 'morning', lookBack),
      stores.deals.list(workspaceId, { handoffOpen: true, limit: mostHandoffs }),
    ]);
  const [later, stood] = await Promise.all([
    numbers.asOf(workspaceId, pipeline.id, slot.to),
    numbers.stoodAt(workspaceId, pipeline.id, usualCutOffs(settings, slot)),
  ]);
  const all = { members, open, contacts, plans, mornings, handoffs, later, stood };
  return { ...all, retros: [...closedRetros, ...openRetros] };
}

function earliest(...instants: readonly Date[]): Date {
  return new Date(Math.min(...instants.map((at) => at.getTime())));
}

/** Morning messages that reached their readers. */
function posted(mornings: readonly Run[]): readonly MorningSaid[] {
  return saidMornings(mornings).map(({ at, content: { date, rows } }) => ({
    at,
    date,
    dealIds: rows.map(({ dealId }) => dealId),
  }));
}
