import { type CatchUp, catchUp } from '../domain/catch-up.ts';
import type { WorkspaceId } from '../domain/ids.ts';
import type { Run } from '../domain/run.ts';
import { workingCalendar } from '../domain/working-calendar.ts';
import type { Draft, Job, JobParts, Seen, Slot, Workspace } from './job.ts';
import type { Rests } from './rests.ts';
import { within } from './within.ts';

/** One look at the clock, by one process. */
export interface Tick {
  readonly parts: JobParts;
  readonly jobs: readonly Job[];
  readonly now: Date;
  readonly seen: Seen;
  readonly rests: Rests;
  readonly slotMs: number;
  readonly budget: { slots: number };
}

/** Does what is due in a workspace; answers how many runs it made. An error stays with its slot. */
export async function tickWorkspace(tick: Tick, id: WorkspaceId): Promise<number> {
  let made = 0;
  try {
    const workspace = await viewOf(tick.parts, id);
    await learnStart(tick, id);
    for (const job of tick.jobs) made += await tickJob(tick, job, workspace);
  } catch (error) {
    complain(tick.parts, `workspace ${id}`, error);
  }
  return made;
}

export async function viewOf(
  { stores }: Pick<JobParts, 'stores'>,
  id: WorkspaceId,
): Promise<Workspace> {
  const house = await stores.workspaces.house(id);
  const members = await stores.members.all(id);
  return { id, house, calendar: workingCalendar(house.settings), members };
}

/** The first tick a workspace ever had: slots from before it were nobody's to miss. */
async function learnStart({ parts, seen, now }: Tick, workspaceId: WorkspaceId): Promise<void> {
  if (seen.startedAt.has(workspaceId)) return;
  const run: Run = {
    id: `${workspaceId}:start`,
    workspaceId,
    job: 'start',
    at: now,
    content: { kind: 'sweep', touched: 0 },
  };
  const known = await parts.stores.runs.get(workspaceId, run.id);
  if (known === undefined) await parts.stores.runs.start(run, []);
  seen.startedAt.set(workspaceId, known?.at ?? now);
}

async function tickJob(tick: Tick, job: Job, workspace: Workspace): Promise<number> {
  let made = 0;
  try {
    for (const slot of await job.due(tick.parts, workspace, tick.now, tick.seen)) {
      if (!stillToDo(tick, workspace, slot)) continue;
      if (tick.budget.slots <= 0) break;
      tick.budget.slots -= 1;
      if (await tickSlot(tick, job, workspace, slot)) made += 1;
    }
  } catch (error) {
    complain(tick.parts, job.name, error);
  }
  return made;
}

function stillToDo({ seen, rests, now }: Tick, { id }: Workspace, slot: Slot): boolean {
  const startedAt = seen.startedAt.get(id);
  // From before Milepost was here, so nobody missed it.
  if (slot.rule !== 'always' && startedAt !== undefined && slot.dueAt < startedAt) return false;
  return !seen.runIds.has(slot.runId) && !rests.resting(slot.runId, now);
}

/** True: this process made the run. */
async function tickSlot(tick: Tick, job: Job, workspace: Workspace, slot: Slot): Promise<boolean> {
  const { parts, now, seen, rests } = tick;
  try {
    const verdict = catchUp(slot.rule, slot, workspace.calendar, now);
    if (verdict.kind === 'early') return false;
    const known = await parts.stores.runs.get(workspace.id, slot.runId);
    const made = known === undefined ? await makeRun(tick, job, workspace, slot, verdict) : 'taken';
    if (made !== 'unfinished') seen.runIds.add(slot.runId);
    rests.forget(slot.runId);
    return made === 'made';
  } catch (error) {
    rests.rest(slot.runId, now);
    complain(parts, slot.runId, error);
    return false;
  }
}

async function makeRun(
  { parts, now, slotMs }: Tick,
  job: Job,
  workspace: Workspace,
  slot: Slot,
  verdict: Exclude<CatchUp, { kind: 'early' }>,
): Promise<'made' | 'taken' | 'unfinished'> {
  const draft = await draftOf(slot, verdict, slotMs);
  if (draft === undefined) return 'unfinished';
  const { id: workspaceId } = workspace;
  const run = { id: slot.runId, workspaceId, job: job.name, at: now, content: draft.content };
  const made = await parts.stores.runs.start(run, draft.say);
  if (made) parts.meter.count('runs', { job: job.name, kind: draft.content.kind });
  if (made && draft.say.length > 0) parts.nudge();
  return made ? 'made' : 'taken';
}

async function draftOf(
  slot: Slot,
  verdict: Exclude<CatchUp, { kind: 'early' }>,
  slotMs: number,
): Promise<Draft | undefined> {
  if (verdict.kind === 'skip') {
    return { content: { kind: 'skipped', why: verdict.why }, say: [] };
  }
  const late = verdict.kind === 'late' ? { minutes: verdict.minutes } : undefined;
  return await within(slot.work(late), slotMs, () => {
    throw new Error('took too long');
  });
}

export function complain(parts: JobParts, what: string, error: unknown): void {
  parts.meter.count('run_failures');
  parts.log.error({ what, error }, 'scheduled work failed; it is tried again');
}
