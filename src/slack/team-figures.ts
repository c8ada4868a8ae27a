import type { StageNow } from '../domain/digest-now.ts';
import { stagesNow } from '../domain/digest-now.ts';
import { type NeedsYou, needsYou } from '../domain/needs-you.ts';
import { remindedBackMs, remindedBefore } from '../domain/reminders.ts';
import type { RepsFacts } from '../domain/rep-facts.ts';
import { stuckRows } from '../domain/stuck.ts';
import { workingCalendar } from '../domain/working-calendar.ts';
import type { House, Stores } from '../ports.ts';
import { readReps } from '../read-reviews.ts';

/** What App Home shows of the whole team. */
export interface TeamFigures {
  readonly reps: RepsFacts;
  readonly stages: readonly StageNow[];
  /** What a manager should do first, as of now; what was moved on anyway stands in the digest. */
  readonly needsYou: readonly NeedsYou[];
}

const keptMs = 60_000;

interface Kept {
  readonly at: number;
  readonly figures: Promise<TeamFigures>;
}

/** Everybody's Home asks for the same, after every tap in it; a minute old is new enough. */
const kept = new WeakMap<Stores, Map<string, Kept>>();

export function teamFigures(stores: Stores, house: House, now: Date): Promise<TeamFigures> {
  const { workspaceId } = house.settings;
  const ofStores = kept.get(stores) ?? new Map<string, Kept>();
  kept.set(stores, ofStores);
  const known = ofStores.get(workspaceId);
  if (known !== undefined && performance.now() - known.at < keptMs) return known.figures;
  const figures = readFigures(stores, house, now);
  const mine = { at: performance.now(), figures };
  ofStores.set(workspaceId, mine);
  figures.catch(() => ofStores.get(workspaceId) === mine && ofStores.delete(workspaceId));
  return figures;
}

/** What somebody has just done about them shows at once. */
export function forgetTeamFigures(stores: Stores, { workspaceId }: House['settings']): void {
  kept.get(stores)?.delete(workspaceId);
}

async function readFigures(stores: Stores, house: House, now: Date): Promise<TeamFigures> {
  const { settings, pipeline } = house;
  const { workspaceId } = settings;
  const [{ rows, ...reps }, mornings, members] = await Promise.all([
    readReps(stores, house, now),
    stores.runs.since(workspaceId, 'morning', new Date(now.getTime() - remindedBackMs)),
    stores.members.all(workspaceId, now),
  ]);
  const calendar = workingCalendar(settings);
  const stuck = stuckRows(rows, pipeline, calendar, now);
  return {
    reps,
    stages: stagesNow(pipeline, rows, stuck, []),
    needsYou: needsYou(rows, stuck, [], {
      pipeline,
      calendar,
      at: now,
      reminded: remindedBefore(mornings, now),
      members,
    }),
  };
}
