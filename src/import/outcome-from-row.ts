import { dateIn } from '../domain/dates.ts';
import type { Outcome } from '../domain/deal.ts';
import type { House } from '../domain/house.ts';
import type { ChoiceId } from '../domain/ids.ts';
import type { Choice } from '../domain/settings.ts';
import { choiceFor } from './choice-for.ts';
import type { ImportedRow } from './import-ports.ts';

/** How the row says the deal ended; undefined: it is open. */
export function outcomeFromRow(row: ImportedRow, { settings }: House): Outcome | undefined {
  const at = row.closedAt;
  if (at === undefined) return undefined;
  switch (row.stage.kind) {
    case 'open':
      return undefined;
    case 'won':
      return { kind: 'won', at, signedOn: dateIn(settings.zone, at), decidedBy: [] };
    case 'lost':
      return { kind: 'lost', at, reason: reasonIn(settings.lossReasons, row) };
    case 'unqualified':
      return { kind: 'unqualified', at, reason: reasonIn(settings.unqualifiedReasons, row) };
  }
}

/** The lists were completed from the rows before, so a reason that is missing here is our mistake. */
function reasonIn(list: readonly Choice[], { lostReason, externalId }: ImportedRow): ChoiceId {
  const found = lostReason === undefined ? undefined : choiceFor(list, lostReason);
  if (found === undefined) throw new Error(`the reason of imported deal ${externalId} is not kept`);
  return found.id;
}
