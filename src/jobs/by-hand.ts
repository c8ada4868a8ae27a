import { parseArgs } from 'node:util';
import { z } from 'zod';
import { Complaint } from '../complaint.ts';
import { WorkspaceId } from '../domain/ids.ts';
import type { Clock, WorkspaceStore } from '../ports.ts';
import { type Job, type JobParts, nothingSeen, type Slot, type Workspace } from './job.ts';
import { jobs } from './registry.ts';
import { viewOf } from './tick.ts';

export interface JobCall {
  readonly name: string;
  /** The instant to pretend; absent: now. */
  readonly at?: Date;
  readonly workspaceId?: WorkspaceId;
  readonly dryRun: boolean;
}

/** A call that cannot be understood; its message is a sentence for whoever typed it. */
export class JobCallError extends Complaint {
  override readonly name = 'JobCallError';
}

const usage = 'job <name> [--at 2026-03-09T09:00Z] [--workspace T…] [--dry-run]';
/** With an offset or Z, so that nobody has to guess whose time is meant; seconds may be left out. */
const Instant = z.iso
  .datetime({ offset: true })
  .or(z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})$/));

/** Reads `job <name> [--at ISO] [--workspace ID] [--dry-run]`. @throws JobCallError */
export function readJobCall(args: readonly string[]): JobCall {
  const { values, positionals } = parsed(args);
  const [name, ...more] = positionals;
  const known = jobs.map((job) => job.name).join(', ');
  if (name === undefined || more.length > 0) {
    throw new JobCallError(`usage: ${usage}\njobs: ${known}`);
  }
  if (!jobs.some((job) => job.name === name)) {
    throw new JobCallError(`there is no job "${name}"; there are ${known}`);
  }
  return {
    name,
    dryRun: values['dry-run'] === true,
    ...(values.at === undefined ? {} : { at: readInstant(values.at) }),
    ...(values.workspace === undefined ? {} : { workspaceId: WorkspaceId.parse(values.workspace) }),
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        at: { type: 'string' },
        workspace: { type: 'string' },
        'dry-run': { type: 'boolean' },
      },
    });
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw new JobCallError(`${words}\nusage: ${usage}`, { cause: error });
  }
}

function readInstant(text: string): Date {
  const at = new Date(text);
  if (!Instant.safeParse(text).success || Number.isNaN(at.getTime())) {
    throw new JobCallError(
      `--at wants an instant with its offset, e.g. 2026-03-09T09:00Z: ${text}`,
    );
  }
  return at;
}

/** What a job by hand needs: without a dry run, a bot that posts what it leaves in the outbox. */
export interface ByHandParts extends JobParts {
  readonly now: Clock;
}

/** Runs a job now, or as if it were another time, and answers in lines of text. @throws JobCallError */
export async function runJob(parts: ByHandParts, call: JobCall): Promise<readonly string[]> {
  const job = jobs.find((one) => one.name === call.name);
  if (job === undefined) throw new JobCallError(`there is no job "${call.name}"`);
  const now = call.at ?? parts.now();
  const id = await storedWorkspace(parts.stores.workspaces, call.workspaceId);
  const workspace = await viewOf(parts, id);
  if (call.dryRun && job.preview !== undefined) return await job.preview(parts, workspace, now);
  const slots = await slotsOf(parts, job, workspace, now);
  if (call.dryRun) return dryLines(job, slots);
  const lines: string[] = [];
  for (const slot of slots) lines.push(await runSlot(parts, job, workspace, slot, now));
  return lines.length === 0 ? [`${job.name}: nothing is due.`] : lines;
}

/** The one that is named, else the only one: one that is not there must not come into being by a typo. */
export async function storedWorkspace(
  workspaces: Pick<WorkspaceStore, 'all'>,
  named: WorkspaceId | undefined,
): Promise<WorkspaceId> {
  const all = await workspaces.all();
  const [only, ...others] = all;
  if (only === undefined) {
    throw new JobCallError('the database holds no workspace yet: start the bot first');
  }
  if (named !== undefined) {
    if (all.includes(named)) return named;
    throw new JobCallError(`the database holds no workspace ${named}: there is ${all.join(', ')}`);
  }
  if (others.length > 0) {
    throw new JobCallError(`which workspace? --workspace ${all.join(' or --workspace ')}`);
  }
  return only;
}

async function slotsOf(
  parts: JobParts,
  job: Job,
  workspace: Workspace,
  now: Date,
): Promise<readonly Slot[]> {
  if (job.byHand !== undefined) return await job.byHand(parts, workspace, now);
  return await job.due(parts, workspace, now, nothingSeen());
}

function dryLines(job: Job, slots: readonly Slot[]): readonly string[] {
  if (slots.length === 0) return [`${job.name}: nothing is due.`];
  return slots.map((slot) => `${job.name}: would do ${slot.runId}`);
}

async function runSlot(
  parts: ByHandParts,
  job: Job,
  workspace: Workspace,
  slot: Slot,
  now: Date,
): Promise<string> {
  const taken = `${slot.runId}: done before, nothing was changed.`;
  if ((await parts.stores.runs.get(workspace.id, slot.runId)) !== undefined) return taken;
  const draft = await slot.work(undefined);
  if (draft === undefined) return `${slot.runId}: not finished yet; run it again.`;
  if (draft.say.some(({ expiresAt }) => expiresAt !== undefined && expiresAt < parts.now())) {
    return `${slot.runId}: too old to be posted, nothing was changed; --dry-run prints it.`;
  }
  const run = { id: slot.runId, workspaceId: workspace.id, job: job.name, at: now };
  const made = await parts.stores.runs.start({ ...run, content: draft.content }, draft.say);
  if (!made) return taken;
  if (draft.say.length > 0) parts.nudge();
  return `${slot.runId}: ${doneWords(draft.content)}`;
}

function doneWords(content: NonNullable<Awaited<ReturnType<Slot['work']>>>['content']): string {
  switch (content.kind) {
    case 'skipped':
      return `nothing to say, ${content.why}.`;
    case 'sweep':
      return `done, ${content.touched} changed.`;
    case 'morning':
    case 'digest':
      return 'written; the running bot posts it.';
  }
}
