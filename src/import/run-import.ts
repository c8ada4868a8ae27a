import { isDeepStrictEqual } from 'node:util';
import type { UserId, WorkspaceId } from '../domain/ids.ts';
import type { WorkspaceStore } from '../ports.ts';
import { completeLists } from './complete-lists.ts';
import { dealFromRow } from './deal-from-row.ts';
import type { ImportStore } from './import-ports.ts';
import type { ImportedDeal, RowRefusal } from './imported-deal.ts';
import type { Mapping } from './mapping.ts';
import { isRefusal, type SourceRow } from './read-rows.ts';
import { createRepeatCheck } from './repeated-rows.ts';
import type { ImportReport } from './report.ts';
import { rowOf } from './row-of-deal.ts';
import { rowToDeal } from './row-to-deal.ts';
import { type KnownRow, takeKnown } from './take-known.ts';

export interface ImportRun {
  readonly workspaceId: WorkspaceId;
  readonly imports: ImportStore;
  readonly workspaces: WorkspaceStore;
  readonly rows: AsyncIterable<SourceRow | RowRefusal>;
  readonly mapping: Mapping;
  /** The moment of the import, by the bot's clock. */
  readonly now: Date;
  readonly dryRun: boolean;
  /** Apply what known rows say otherwise; without it that is only reported. */
  readonly update: boolean;
  /** Milliseconds that only go forward. */
  readonly monotonic?: () => number;
}

const batchSize = 500;

/** What has been found and done so far. */
export interface Tally {
  created: number;
  unchanged: number;
  rowsRead: number;
  readonly changed: ImportReport['changed'][number][];
  readonly refused: RowRefusal[];
  readonly unknownOwners: Map<string, number>;
  readonly ownerIds: Set<UserId>;
}

/** Brings a file's deals over, silently and idempotently: the same file again changes nothing. */
export async function runImport(run: ImportRun): Promise<ImportReport> {
  const monotonic = run.monotonic ?? (() => performance.now());
  const began = monotonic();
  const tally: Tally = {
    ...{ created: 0, unchanged: 0, rowsRead: 0, changed: [], refused: [] },
    ...{ unknownOwners: new Map(), ownerIds: new Set() },
  };
  await takeAll(run, tally);
  const { unknownOwners, ownerIds, ...counts } = tally;
  return {
    ...counts,
    dryRun: run.dryRun,
    updated: run.update,
    seconds: (monotonic() - began) / 1_000,
    ownerIds: [...ownerIds],
    unknownOwners: [...unknownOwners].map(([name, deals]) => ({ name, deals })),
  };
}

/** The next batch is read while the one before it is written. */
async function takeAll(run: ImportRun, tally: Tally): Promise<void> {
  let batch: ImportedDeal[] = [];
  let writing = Promise.resolve();
  try {
    for await (const deal of readDeals(run, tally)) {
      batch.push(deal);
      if (batch.length < batchSize) continue;
      await writing;
      writing = takeBatch(run, tally, batch);
      batch = [];
    }
  } finally {
    await writing;
  }
  await takeBatch(run, tally, batch);
}

async function* readDeals(run: ImportRun, tally: Tally): AsyncGenerator<ImportedDeal> {
  const { settings, pipeline } = await run.workspaces.house(run.workspaceId);
  const setting = {
    mapping: run.mapping,
    zone: settings.zone,
    currency: settings.currency,
    stages: pipeline.stages,
    now: run.now,
  };
  const repeated = createRepeatCheck();
  for await (const row of run.rows) {
    tally.rowsRead += 1;
    const read = isRefusal(row)
      ? ({ ok: false, refusals: [row] } as const)
      : rowToDeal(row, setting);
    const twice = read.ok ? repeated(read.deal) : undefined;
    if (!read.ok) tally.refused.push(...read.refusals);
    else if (twice !== undefined) tally.refused.push(twice);
    else yield read.deal;
  }
}

async function takeBatch(
  run: ImportRun,
  tally: Tally,
  batch: readonly ImportedDeal[],
): Promise<void> {
  if (batch.length === 0) return;
  const ids = batch.map((deal) => deal.externalId);
  const known = await run.imports.known(run.workspaceId, ids);
  const fresh: ImportedDeal[] = [];
  const differing: KnownRow[] = [];
  for (const deal of batch) {
    countOwner(tally, deal);
    const before = known.get(deal.externalId);
    if (before === undefined) fresh.push(deal);
    else if (isDeepStrictEqual(before.said, rowOf(deal))) tally.unchanged += 1;
    else differing.push({ deal, before });
  }
  await takeFresh(run, tally, fresh);
  await takeKnown(run, tally, differing);
}

async function takeFresh(
  run: ImportRun,
  tally: Tally,
  fresh: readonly ImportedDeal[],
): Promise<void> {
  if (run.dryRun) tally.created += fresh.length;
  if (run.dryRun || fresh.length === 0) return;
  const house = await completeLists(run.workspaces, run.workspaceId, fresh);
  const added = fresh.map((deal) => {
    const said = rowOf(deal);
    return { deal: dealFromRow(said, house, run.now), said };
  });
  const created = await run.imports.add(run.workspaceId, added);
  tally.created += created;
  // Another import wrote them meanwhile; the next run tells whether it wrote the same.
  tally.unchanged += fresh.length - created;
}

function countOwner(
  { unknownOwners, ownerIds }: Tally,
  { ownerName = '', ownerId }: ImportedDeal,
): void {
  if (ownerId !== undefined) {
    if (ownerId !== 'unclaimed') ownerIds.add(ownerId);
  } else if (ownerName !== '') {
    unknownOwners.set(ownerName, (unknownOwners.get(ownerName) ?? 0) + 1);
  }
}
