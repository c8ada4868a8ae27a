import type { Deal } from '../domain/deal.ts';
import type { House } from '../domain/house.ts';
import { dealColumns } from '../export/deal-columns.ts';
import type { ImportedRow } from './import-ports.ts';
import { rowToDeal } from './row-to-deal.ts';
import { suggestMapping } from './suggest-mapping.ts';

/** What of a row is compared with the next file: not where it stood, nor what follows from the rest. */
export function rowOf({
  row: _,
  delayedEntry: __,
  ...said
}: ImportedRow & { readonly row: number; readonly delayedEntry: boolean }): ImportedRow {
  return said;
}

/** The row that an export would write of a deal now, as an import reads it; undefined: it could not. */
export function rowOfDeal(deal: Deal, house: House, now: Date): ImportedRow | undefined {
  const own = suggestMapping(Object.keys(dealColumns));
  if (own === undefined) return undefined;
  const { settings, pipeline } = house;
  const cells = Object.entries(dealColumns).map(
    ([name, cell]) => [name, String(cell(deal, { house, nameOf: (id) => id }) ?? '')] as const,
  );
  const { mapping, decimal } = own;
  const read = rowToDeal(
    { row: 0, cells: new Map(cells) },
    {
      mapping: { ...mapping, numbers: { ...mapping.numbers, decimal } },
      ...{ zone: settings.zone, currency: settings.currency, stages: pipeline.stages, now },
    },
  );
  return read.ok ? rowOf(read.deal) : undefined;
}
