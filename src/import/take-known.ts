import type { Deal } from '../domain/deal.ts';
import type { House } from '../domain/house.ts';
import { completeLists } from './complete-lists.ts';
import type { KnownImport } from './import-ports.ts';
import type { ImportedDeal } from './imported-deal.ts';
import { rowChanges } from './row-changes.ts';
import { rowOf } from './row-of-deal.ts';
import type { RowUpdate } from './row-update.ts';
import type { ImportRun, Tally } from './run-import.ts';
import { updateFromRow } from './update-from-row.ts';

/** A row of a deal that is here, and otherwise than it was the last time. */
export interface KnownRow {
  readonly deal: ImportedDeal;
  readonly before: KnownImport;
}

/** Applies, or reports, what rows say of deals that are here; counts only what was done. */
export async function takeKnown(
  run: ImportRun,
  tally: Tally,
  rows: readonly KnownRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map(({ before }) => before.dealId);
  const deals = await run.imports.deals(run.workspaceId, ids);
  const house = await houseFor(run, rows);
  const same: KnownRow[] = [];
  for (const known of rows) {
    const now = deals.get(known.before.dealId);
    if (now === undefined) refuse(tally, known, 'is of a deal that cannot be read here');
    else if (!(await takeOne(run, tally, house, known, now))) same.push(known);
  }
  tally.unchanged += same.length;
  if (run.dryRun || !run.update) return;
  await run.imports.remember(
    run.workspaceId,
    same.map(({ deal, before }) => ({ dealId: before.dealId, said: rowOf(deal) })),
  );
}

/** With the reasons and sources that are going to be needed. */
async function houseFor(
  { workspaces, workspaceId, dryRun, update }: ImportRun,
  rows: readonly KnownRow[],
): Promise<House> {
  if (dryRun || !update) return await workspaces.house(workspaceId);
  return await completeLists(
    workspaces,
    workspaceId,
    rows.map(({ deal }) => deal),
  );
}

/** False: the deal is what its row says. */
async function takeOne(
  run: ImportRun,
  tally: Tally,
  house: House,
  known: KnownRow,
  now: Deal,
): Promise<boolean> {
  const { deal, before } = known;
  const said = rowOf(deal);
  const update: RowUpdate = {
    ...{ said: before.said, row: said, mapping: run.mapping, house, at: run.now },
  };
  const what = rowChanges(now, update);
  if (what.length === 0) return false;
  if (what.includes('amount') && isOtherCurrency(run, deal, now)) {
    refuse(tally, known, `names no currency, and its deal counts in ${now.amount?.currency}`);
    return true;
  }
  const applied =
    run.dryRun ||
    !run.update ||
    (await run.imports.update(run.workspaceId, {
      before: now,
      said,
      decide: (current) => updateFromRow(current, update),
    }));
  if (applied) tally.changed.push({ row: deal.row, externalId: deal.externalId, what });
  else refuse(tally, known, 'could not be applied: its deal is being changed; import it again');
  return true;
}

function isOtherCurrency({ mapping }: ImportRun, row: ImportedDeal, { amount }: Deal): boolean {
  if (mapping.columns.currency !== undefined || mapping.currency !== undefined) return false;
  return amount !== undefined && amount.currency !== row.currency;
}

function refuse(tally: Tally, { deal }: KnownRow, sentence: string): void {
  tally.refused.push({ row: deal.row, sentence });
}
