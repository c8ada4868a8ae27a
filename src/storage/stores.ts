import type { Connection } from 'mongoose';
import type { DealReader } from '../deal-file-ports.ts';
import type { FirstValues } from '../domain/default-settings.ts';
import type { House } from '../domain/house.ts';
import type { WorkspaceId } from '../domain/ids.ts';
import type { ImportStore } from '../import/import-ports.ts';
import type { Clock, Log, Stores } from '../ports.ts';
import type { PeopleSource } from '../slack-ports.ts';
import { createDealReader } from './deal-reader.ts';
import { createDealStore } from './deal-store.ts';
import { createDueOf } from './due-of.ts';
import { createImportStore } from './import-store.ts';
import type { KeptMember } from './member-record.ts';
import { createMemberStore } from './member-store.ts';
import { type Models, modelsOn } from './models.ts';
import { createNumbersStore } from './numbers-store.ts';
import { createOutboxStore } from './outbox-store.ts';
import { createRetroStore } from './retro-store.ts';
import { createRunStore } from './run-store.ts';
import { createShortCache } from './short-cache.ts';
import type { StoreTime } from './store-time.ts';
import { createWorkspaceStore } from './workspace-store.ts';

export interface StoreOptions {
  /** People wait for the first, so it gives up early; relay, numbers and scheduled work use the second. */
  readonly connections: { readonly handlers: Connection; readonly jobs: Connection };
  /** What is due. */
  readonly clock: Clock;
  /** Where leases and back-offs end. */
  readonly time: StoreTime;
  readonly people: PeopleSource;
  readonly firstValues: FirstValues;
  readonly log: Log;
  /** Milliseconds that only go forward; the age of caches. */
  readonly monotonic?: () => number;
}

export interface OpenStores extends Stores {
  readonly imports: ImportStore;
  readonly reader: DealReader;
  /** The same for work that nobody waits for; only what is cached is read where people wait for it. */
  readonly forJobs: Stores;
  /** Waits for what goes on aside; the connections stay open, their owner closes them. */
  close(): Promise<void>;
}

const keepMs = 10_000;

/** All stores on one database, sharing their caches. */
export function createStores(options: StoreOptions): OpenStores {
  const { connections, clock, time, log } = options;
  const monotonic = options.monotonic ?? (() => performance.now());
  const models = modelsOn(connections.handlers);
  const jobModels = modelsOn(connections.jobs);
  const workspaces = createWorkspaceStore({
    models,
    firstValues: options.firstValues,
    cache: createShortCache<House>(keepMs, monotonic),
  });
  const settings = async (workspaceId: WorkspaceId) =>
    (await workspaces.house(workspaceId)).settings;
  const aside = createAside(log);
  const dueOf = createDueOf(workspaces.house);
  const { takeNumbers } = workspaces;
  const members = createMemberStore({
    models,
    people: options.people,
    clock,
    log,
    settings,
    cache: createShortCache<KeptMember>(keepMs, monotonic),
    aside: aside.run,
  });
  const shared = {
    workspaces,
    members,
    numbers: createNumbersStore(jobModels, log),
    outbox: createOutboxStore({ models: jobModels, clock, time, log, settings }),
  };
  const on = (those: Models): Stores => ({
    ...shared,
    deals: createDealStore({ models: those, clock, dueOf, settings, log, takeNumbers }),
    runs: createRunStore(those, log),
    retros: createRetroStore(those, log),
  });
  const forJobs = on(jobModels);
  const { change } = forJobs.deals;
  return {
    ...on(models),
    imports: createImportStore({ models: jobModels, clock, dueOf, takeNumbers, change, log }),
    reader: createDealReader(jobModels, log),
    forJobs,
    close: aside.finish,
  };
}

/** Work that nobody waits for, except the end of the process. */
function createAside(log: Log) {
  const running = new Set<Promise<unknown>>();
  return {
    run(work: Promise<unknown>): void {
      const logged = work.catch((error: unknown) => {
        const what = error instanceof Error ? error.name : 'unknown';
        log.warn({ error: what }, 'what Slack says of a person could not be refreshed');
      });
      running.add(logged);
      void logged.finally(() => running.delete(logged));
    },
    async finish(): Promise<void> {
      await Promise.all(running);
    },
  };
}
