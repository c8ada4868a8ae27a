import type { Announcement } from '../domain/announcement.ts';
import type { CatchUpRule } from '../domain/catch-up.ts';
import type { IsoDate, Zone } from '../domain/dates.ts';
import type { House } from '../domain/house.ts';
import type { WorkspaceId } from '../domain/ids.ts';
import type { Member } from '../domain/member.ts';
import type { Run } from '../domain/run.ts';
import type { WorkingCalendar } from '../domain/working-calendar.ts';
import type { Threads } from '../outbox-ports.ts';
import type { Log, Meter, Nudge, Stores } from '../ports.ts';

/** What jobs may use. */
export interface JobParts {
  readonly stores: Stores;
  readonly threads: Threads;
  readonly log: Log;
  readonly meter: Meter;
  /** Wakes this process's relay after a run was made. */
  readonly nudge: Nudge;
}

/** One workspace as a tick sees it. */
export interface Workspace {
  readonly id: WorkspaceId;
  readonly house: House;
  readonly calendar: WorkingCalendar;
  readonly members: readonly Member[];
}

/** What a slot's work came to: the run's content and what it says, written in one insert. */
export interface Draft {
  readonly content: Run['content'];
  readonly say: readonly Announcement[];
}

/** One due piece of work. Its run's id is the claim, so it is done once however many processes tick. */
export interface Slot {
  readonly runId: string;
  readonly dueAt: Date;
  /** Where "the same day" and "working hours" are read off. */
  readonly zone: Zone;
  readonly rule: CatchUpRule;
  /**
   * Everything in it must be harmless when done twice: only the insert of the run decides who did it.
   * Undefined: there is more than fits into a tick, and the next one goes on.
   */
  readonly work: (late: { readonly minutes: number } | undefined) => Promise<Draft | undefined>;
}

/** A name, what it is due for, and the work. */
export interface Job {
  readonly name: string;
  /** In words, for the operator: what one slot is. */
  readonly oncePer: string;
  /** Slots that have come, whether done or not; the scheduler leaves out those that have a run. */
  readonly due: (
    parts: JobParts,
    workspace: Workspace,
    now: Date,
    seen: Seen,
  ) => Promise<readonly Slot[]>;
  /** Slots of a call by hand, where they differ from what is due at that instant. */
  readonly byHand?: (parts: JobParts, workspace: Workspace, now: Date) => Promise<readonly Slot[]>;
  /** What it would say, as lines of text; reads the database only and writes nothing. */
  readonly preview?: (
    parts: JobParts,
    workspace: Workspace,
    now: Date,
  ) => Promise<readonly string[]>;
}

/** What this process knows of runs already made, so that a quiet tick reads nothing. */
export interface Seen {
  readonly runIds: Set<string>;
  /** The local date of each person's newest morning, by workspace and person. */
  readonly mornings: Map<string, IsoDate>;
  /** When each workspace had its first tick. */
  readonly startedAt: Map<WorkspaceId, Date>;
  /** How many ticks a slot was put off for threads that Slack was too busy to show. */
  readonly putOff: Map<string, number>;
}

export function nothingSeen(): Seen {
  return { runIds: new Set(), mornings: new Map(), startedAt: new Map(), putOff: new Map() };
}
