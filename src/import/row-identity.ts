import { createHash } from 'node:crypto';
import { type Mapping, placeholders } from './mapping.ts';
import type { CellReader } from './read-cells.ts';

/** The file's own id, or where it has none, one derived from what seldom changes. */
export function externalIdOf(cells: CellReader, mapping: Mapping): string {
  if (mapping.columns.externalId !== undefined) {
    const id = cells.text('externalId');
    if (id === '') cells.refuse('externalId', 'is empty, so this deal could not be found again');
    return id;
  }
  const parts = [nameOf(cells, mapping), cells.text('account'), cells.text('createdAt')];
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  return `derived:${hash.slice(0, 24)}`;
}

/** The name column, else the first of the mapping's names that has all its parts, else the account. */
export function nameOf(cells: CellReader, mapping: Mapping): string {
  const own = cells.text('name');
  if (own !== '') return own;
  for (const template of mapping.nameFrom) {
    const made = fill(template, cells);
    if (made !== undefined) return made;
  }
  const account = cells.text('account');
  if (account === '') cells.refuse('name', 'gives no name and no account to call the deal by');
  return account;
}

function fill(template: string, cells: CellReader): string | undefined {
  const parts = placeholders(template).map((header) => [header, cells.textUnder(header)] as const);
  if (parts.some(([, text]) => text === '')) return undefined;
  const values = new Map(parts);
  return template.replaceAll(/\{([^{}]+)\}/g, (_, header: string) => values.get(header) ?? '');
}
