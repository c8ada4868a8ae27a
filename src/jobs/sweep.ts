import { addDays, dateIn, dayNumber, instantOf, weekdayOfDay } from '../domain/dates.ts';
import type { Deal } from '../domain/deal.ts';
import { type Decision, refused } from '../domain/decision.ts';
import type { WorkspaceId } from '../domain/ids.ts';
import { isoWeek } from '../domain/schedule.ts';
import type { DealQuery } from '../ports.ts';
import type { Job, JobParts, Slot, Workspace } from './job.ts';

/** Answers how many things it touched, and whether it got through. */
export type SweepWork = (
  parts: JobParts,
  workspace: Workspace,
  now: Date,
) => Promise<{ readonly touched: number; readonly finished: boolean }>;

const hourMs = 3_600_000;

/** Quiet work that is always caught up; only the newest slot counts, since it covers the ones before. */
export function sweepJob(name: string, per: 'hour' | 'day' | 'week', work: SweepWork): Job {
  return {
    name,
    oncePer: `workspace and ${per}`,
    due: async (parts, workspace, now) => {
      const { key, dueAt } = slotOf(per, workspace, now);
      return [sweepSlot(name, key, dueAt, parts, workspace, now, work)];
    },
  };
}

export function sweepSlot(
  name: string,
  key: string,
  dueAt: Date,
  parts: JobParts,
  workspace: Workspace,
  now: Date,
  work: SweepWork,
): Slot {
  return {
    runId: `${workspace.id}:${name}:${key}`,
    dueAt,
    zone: workspace.calendar.zone,
    rule: 'always',
    work: async () => {
      const { touched, finished } = await work(parts, workspace, now);
      if (touched > 0) parts.nudge();
      return finished ? { content: { kind: 'sweep', touched }, say: [] } : undefined;
    },
  };
}

function slotOf(
  per: 'hour' | 'day' | 'week',
  { calendar }: Workspace,
  now: Date,
): { readonly key: string; readonly dueAt: Date } {
  if (per === 'hour') {
    const dueAt = new Date(Math.floor(now.getTime() / hourMs) * hourMs);
    return { key: dueAt.toISOString().slice(0, 13), dueAt };
  }
  const today = dateIn(calendar.zone, now);
  if (per === 'day') return { key: today, dueAt: instantOf(today, calendar.zone) };
  const monday = addDays(today, 1 - weekdayOfDay(dayNumber(today)));
  return { key: isoWeek(today), dueAt: instantOf(monday, calendar.zone) };
}

/** What a sweep of deals does with one of them; undefined: nothing is to be done. */
export interface DealSweep {
  readonly query: Omit<DealQuery, 'limit'>;
  readonly wants?: (deal: Deal) => boolean;
  /** Names the change, so that a second sweep does not make it again. */
  readonly key: (deal: Deal) => string;
  readonly decide: (deal: Deal) => Decision | undefined;
}

const pageSize = 500;
const pagesPerTick = 20;

/** Changes the deals it finds, page by page; one that fails is logged and stops no other. */
export async function sweepDeals(
  parts: JobParts,
  workspaceId: WorkspaceId,
  sweep: DealSweep,
): Promise<{ readonly touched: number; readonly finished: boolean }> {
  let touched = 0;
  for (let page = 0; page < pagesPerTick; page += 1) {
    const found = await parts.stores.deals.list(workspaceId, { ...sweep.query, limit: pageSize });
    const wanted = found.filter((deal) => sweep.wants?.(deal) ?? true);
    const before = touched;
    for (const deal of wanted) touched += await sweepDeal(parts, deal, sweep);
    // Without progress the same page would be found for ever.
    if (found.length < pageSize || touched === before) return { touched, finished: true };
  }
  return { touched, finished: false };
}

const nothing = refused({ kind: 'nothing-to-undo' });

async function sweepDeal(parts: JobParts, deal: Deal, sweep: DealSweep): Promise<number> {
  try {
    const changed = await parts.stores.deals.change(
      deal.workspaceId,
      deal.id,
      sweep.key(deal),
      (current) => sweep.decide(current) ?? nothing,
    );
    return changed.ok && !changed.repeated ? 1 : 0;
  } catch (error) {
    const words = error instanceof Error ? error.name : 'unknown';
    parts.log.error({ deal: deal.number, error: words }, 'a deal could not be swept');
    parts.meter.count('sweep_failures');
    return 0;
  }
}
