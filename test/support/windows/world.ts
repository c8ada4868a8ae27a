import { close } from '../../../src/domain/closing.ts';
import { createDeal } from '../../../src/domain/create-deal.ts';
import { addDays, dateIn, IsoDate, Zone } from '../../../src/domain/dates.ts';
import type { Deal } from '../../../src/domain/deal.ts';
import type { Act, Decision } from '../../../src/domain/decision.ts';
import { edit } from '../../../src/domain/edits.ts';
import type { House } from '../../../src/domain/house.ts';
import { ChoiceId, DealId, UserId } from '../../../src/domain/ids.ts';
import type { Member } from '../../../src/domain/member.ts';
import { move } from '../../../src/domain/moves.ts';
import { contact, note, waitUntil } from '../../../src/domain/notes.ts';
import { plan } from '../../../src/domain/planning.ts';
import type { Job } from '../../../src/jobs/job.ts';
import type { Stores } from '../../../src/ports.ts';
import { aMember, euros, maria, team } from '../build.ts';
import { keepMember } from '../keep-member.ts';

export const zones = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Honolulu',
  'Asia/Kolkata',
].map((zone) => Zone.parse(zone));

/** Learned limits change the rules between two reads of the same morning; they have tests of their own. */
export function leftToRules({ name }: Pick<Job, 'name'>): boolean {
  return name !== 'learn-limits';
}

const holidays = ['2026-04-03', '2026-04-06'];
const dealsPerRep = 7;
const dayMs = 86_400_000;
const manager = aMember({ userId: maria, roles: ['manager'], standing: 'full' });

export interface World {
  readonly stores: Stores;
  readonly now: () => Date;
  readonly random: () => number;
  readonly house: House;
  readonly reps: readonly Member[];
}

/** Ten reps in five zones with deals of all ages; the last rep is away for a week, the first stands in. */
export async function aWorld(parts: Pick<World, 'stores' | 'now' | 'random'>): Promise<World> {
  const { stores, now } = parts;
  const { settings } = await stores.workspaces.house(team);
  const days = holidays.map((date) => ({ date: IsoDate.parse(date), name: 'holiday' }));
  await stores.workspaces.saveSettings({ ...settings, holidays: days });
  const house = await stores.workspaces.house(team);
  const back = addDays(dateIn(settings.zone, now()), 9);
  const reps = Array.from({ length: 10 }, (_, index) =>
    aMember({
      userId: UserId.parse(`UREP${index}`),
      name: `Rep ${index}`,
      zone: zones[index % zones.length] ?? settings.zone,
      ...(index === 9 ? { away: { until: back, delegateId: UserId.parse('UREP0') } } : {}),
    }),
  );
  for (const rep of reps) await keepMember(stores, rep);
  const world = { ...parts, house, reps };
  const owners = reps.flatMap((rep) => Array.from({ length: dealsPerRep }, () => rep.userId));
  await Promise.all(owners.map((owner, index) => newDeal(world, owner, `first-${index}`, true)));
  return world;
}

function actAt(at: Date, key: string, { settings }: House): Act {
  const { zone } = settings;
  return { by: maria, at, on: dateIn(zone, at), zone, key };
}

async function newDeal(world: World, ownerId: UserId, key: string, old = false): Promise<void> {
  const { stores, now, random, house } = world;
  const ageMs = old ? Math.floor(random() * 25) * dayMs + 60_000 : 0;
  const act = actAt(new Date(now().getTime() - ageMs), key, house);
  const input = { account: `Account ${key}`, amount: euros(1_000 + Math.floor(random() * 90_000)) };
  const made = createDeal(DealId.parse(`d-${key}`), house, manager, act, { ...input, ownerId });
  if (!made.ok) throw new Error(made.refusal.kind);
  await stores.deals.create(made.draft);
}

let acts = 0;

/** Somebody does something about some deal: calls, plans, waits, moves on, closes, values, or notes. */
export async function someAct(world: World): Promise<void> {
  const { stores, now, random, house, reps } = world;
  acts += 1;
  const key = `act-${acts}`;
  const open = await stores.deals.list(team, { standing: 'open', limit: 500 });
  const deal = open[Math.floor(random() * open.length)];
  const rep = reps[Math.floor(random() * reps.length)];
  if (deal === undefined || rep === undefined) throw new Error('nobody has anything to do');
  if (random() < 0.1) return await newDeal(world, rep.userId, key);
  const act = actAt(now(), key, house);
  const ahead = addDays(act.on, 1 + Math.floor(random() * 8));
  const won = { kind: 'won', signedOn: act.on, decidedBy: [] } as const;
  const lost = { kind: 'lost', reason: ChoiceId.parse('price') } as const;
  const decisions: readonly ((deal: Deal) => Decision)[] = [
    (one) => contact(one, manager, act, { contact: 'called' }),
    (one) => plan(one, manager, act, { text: 'call', on: ahead }),
    (one) => plan(one, manager, act, { text: 'demo', on: ahead, meeting: { kind: 'demo' } }),
    (one) => waitUntil(one, manager, act, { until: ahead, reason: 'budget' }),
    (one) => move(one, house, manager, act, { version: one.version, moveAnyway: 'told verbally' }),
    (one) =>
      close(one, house, manager, act, { version: one.version, outcome: won, moveAnyway: 'told' }),
    (one) => close(one, house, manager, act, { version: one.version, outcome: lost }),
    (one) => edit(one, manager, act, { amount: euros(1_000 + Math.floor(random() * 90_000)) }),
    (one) => note(one, manager, act, 'still at it'),
  ];
  const decide = decisions[Math.floor(random() * decisions.length)];
  // A refusal (a last stage cannot be left) is an answer like any other.
  if (decide !== undefined) await stores.deals.change(team, deal.id, key, decide);
}
