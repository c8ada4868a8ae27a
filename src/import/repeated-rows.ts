import type { ImportedDeal, RowRefusal } from './imported-deal.ts';

/** Notices a second row with the id of an earlier one: which of the two holds cannot be known. */
export function createRepeatCheck(): (deal: ImportedDeal) => RowRefusal | undefined {
  const firstRows = new Map<string, number>();
  return ({ externalId, row }) => {
    const first = firstRows.get(externalId);
    if (first !== undefined) {
      return { row, sentence: `has the id "${externalId}" of row ${first}` };
    }
    firstRows.set(externalId, row);
    return undefined;
  };
}
