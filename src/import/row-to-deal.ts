import { given } from './given.ts';
import type { ImportSetting } from './import-setting.ts';
import type { ImportedDeal, RowRefusal, RowResult } from './imported-deal.ts';
import { lookUp } from './look-up.ts';
import type { Mapping } from './mapping.ts';
import { type CellReader, createCellReader } from './read-cells.ts';
import type { SourceRow } from './read-rows.ts';
import { externalIdOf, nameOf } from './row-identity.ts';
import { readMoney } from './row-money.ts';
import { readStanding } from './row-standing.ts';
import { readTimes } from './row-times.ts';

/** One row as a deal, or every reason why it is none. */
export function rowToDeal(source: SourceRow, setting: ImportSetting): RowResult {
  const refusals: RowRefusal[] = [];
  const cells = createCellReader(source, setting.mapping, refusals);
  const externalId = externalIdOf(cells, setting.mapping);
  const name = nameOf(cells, setting.mapping);
  const money = readMoney(cells, setting);
  const standing = readStanding(cells, setting);
  const times = standing && readTimes(cells, setting, standing);
  const facts = readFacts(cells, setting.mapping);
  if (refusals.length > 0 || !money || !standing || !times) {
    return { ok: false, refusals };
  }
  const { lastOpen: _, ...stands } = standing;
  const { row } = source;
  return { ok: true, deal: { row, externalId, name, ...facts, ...money, ...stands, ...times } };
}

type RowFacts = Pick<
  ImportedDeal,
  'account' | 'contact' | 'ownerName' | 'ownerId' | 'source' | 'nextStep'
>;

function readFacts(cells: CellReader, { owners, sources, defaults }: Mapping): RowFacts {
  const ownerName = cells.text('owner');
  const source = cells.text('source');
  return {
    ...given('account', cells.text('account')),
    ...given('contact', cells.text('contact')),
    ...given('ownerName', ownerName),
    ...given('ownerId', lookUp(owners, ownerName)),
    ...given('source', source === '' ? defaults.source : (lookUp(sources, source) ?? source)),
    ...given('nextStep', cells.text('nextStep')),
  };
}
