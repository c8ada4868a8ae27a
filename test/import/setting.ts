import { Zone } from '../../src/domain/dates.ts';
import { StageId } from '../../src/domain/ids.ts';
import { Currency } from '../../src/domain/money.ts';
import type { ImportSetting } from '../../src/import/import-setting.ts';
import type { ImportedDeal, RowRefusal } from '../../src/import/imported-deal.ts';
import { parseMapping } from '../../src/import/mapping.ts';
import { rowToDeal } from '../../src/import/row-to-deal.ts';

export const defaultMapping = `
columns: {externalId: id, name: name, account: account, owner: owner, stage: stage, amount: amount,
  currency: currency, enteredAt: entered, createdAt: created, closedAt: closed,
  expectedClose: close by, lostReason: reason, source: source, nextStep: next}
dates: {formats: [M/d/yyyy]}
`;

export const stages = [
  { id: StageId.parse('prospecting'), name: 'Prospecting', kind: 'open' },
  { id: StageId.parse('qualified'), name: 'Qualified', kind: 'open' },
  { id: StageId.parse('old'), name: 'Old', kind: 'open', archived: archivedTo('qualified') },
  { id: StageId.parse('won'), name: 'Signed', kind: 'won' },
  { id: StageId.parse('lost'), name: 'Lost', kind: 'lost' },
  { id: StageId.parse('not-a-fit'), name: 'Not a fit', kind: 'unqualified' },
] as const;

function archivedTo(id: string) {
  return { at: new Date('2026-01-01T12:00:00Z'), moveTo: StageId.parse(id) };
}

export function aSetting(mapping = defaultMapping): ImportSetting {
  return {
    mapping: parseMapping(mapping),
    zone: Zone.parse('Europe/Berlin'),
    currency: Currency.parse('EUR'),
    stages,
    now: new Date('2026-03-13T09:30:00Z'),
  };
}

/** A row with an id, a name and a stage, and the given cells besides. */
function read(cells: Readonly<Record<string, string>>, mapping = defaultMapping) {
  const filled = { id: '1', name: 'Acme', stage: 'Qualified', ...cells };
  return rowToDeal({ row: 2, cells: new Map(Object.entries(filled)) }, aSetting(mapping));
}

export function dealOf(cells: Readonly<Record<string, string>>, mapping?: string): ImportedDeal {
  const result = read(cells, mapping);
  if (!result.ok) throw new Error(JSON.stringify(result.refusals));
  return result.deal;
}

export function refusalsOf(
  cells: Readonly<Record<string, string>>,
  mapping?: string,
): readonly RowRefusal[] {
  const result = read(cells, mapping);
  return result.ok ? [] : result.refusals;
}
