import { isDeepStrictEqual } from 'node:util';
import { dateIn } from '../domain/dates.ts';
import type { Deal } from '../domain/deal.ts';
import type { Choice } from '../domain/settings.ts';
import { choiceFor } from './choice-for.ts';
import { nextStepOf } from './deal-from-row.ts';
import type { SaidRow } from './import-ports.ts';
import type { ColumnName } from './mapping.ts';
import { rowOfDeal } from './row-of-deal.ts';
import type { RowUpdate } from './row-update.ts';

/** What an import can change of a deal that is here, in the words of the report. */
export type ChangedPart =
  | 'name'
  | 'account'
  | 'contact'
  | 'owner'
  | 'amount'
  | 'stage'
  | 'closing date'
  | 'reason'
  | 'source'
  | 'next step'
  | 'expected close';

/** A row leaves this as it is. */
const silent = Symbol('says nothing');

type Context = Pick<RowUpdate, 'house' | 'mapping'>;
type Says = (row: SaidRow, context: Context) => unknown;

/**
 * What of a row is compared, and the columns that say it. Not when a deal was made or entered its
 * stage: an import does not change that later.
 */
const parts: readonly (readonly [ChangedPart, readonly ColumnName[], Says])[] = [
  ['name', ['name'], ({ name }) => name],
  ['account', ['account'], ({ account }) => account],
  ['contact', ['contact'], ({ contact }) => contact],
  [
    'amount',
    ['amount'],
    ({ amountMinor: minor, currency }) => (minor === undefined ? undefined : { minor, currency }),
  ],
  ['stage', ['stage', 'outcome'], ({ stage }) => stage],
  [
    'closing date',
    ['closedAt'],
    (row, { house }) => row.closedAt && dateIn(house.settings.zone, row.closedAt),
  ],
  ['reason', ['lostReason'], reasonIn],
  ['source', ['source'], ({ source }, { house }) => entryIn(house.settings.sources, source)],
  ['next step', ['nextStepOn'], nextStepIn],
  ['expected close', ['expectedClose'], ({ expectedClose }) => expectedClose],
];

/**
 * What a row says otherwise than the last time, and otherwise than the deal is now: an export that
 * nobody edited changes nothing, whatever people did to its deals before it was written.
 */
export function rowChanges(deal: Deal, update: RowUpdate): readonly ChangedPart[] {
  const { said, row, house, at } = update;
  const own = rowOfDeal(deal, house, at);
  const changed = parts.filter(([part, columns, says]) => {
    const now = says(row, update);
    if (now === silent || !isRead(part, columns, update)) return false;
    return [said, own].every(
      (before) => before === undefined || !isDeepStrictEqual(now, says(before, update)),
    );
  });
  // People may have opened again, or closed otherwise, what the file goes on to tell the end of.
  const isOfThisClose =
    row.stage.kind === deal.standing.kind || changed.some(([part]) => part === 'stage');
  const words = changed
    .map(([part]) => part)
    .filter((part) => isOfThisClose || (part !== 'closing date' && part !== 'reason'));
  return isOwnerChanged(deal, update) ? [...words, 'owner'] : words;
}

function isRead(part: ChangedPart, columns: readonly ColumnName[], update: RowUpdate): boolean {
  const { mapping, said } = update;
  // Without a name of its own, a file calls a deal by its account: that renames none that was made here.
  if (part === 'name' && (mapping.nameFrom.length > 0 || said !== undefined)) return true;
  return columns.some((column) => mapping.columns[column] !== undefined);
}

/** A word that names nobody for certain takes no deal from its owner. */
function isOwnerChanged({ ownerId }: Deal, { said, row, mapping }: RowUpdate): boolean {
  if (mapping.columns.owner === undefined) return false;
  const named = ownerIn(row);
  if (named === undefined || named === (ownerId ?? 'unclaimed')) return false;
  if (said === undefined) return true;
  const before = ownerIn(said);
  // The word is the same, only now we know who it is: they get what nobody has taken since.
  if (before === undefined && said.ownerName === row.ownerName) return ownerId === undefined;
  return before !== named;
}

function ownerIn({ ownerId, ownerName = '' }: SaidRow): string | undefined {
  return ownerId ?? (ownerName === '' ? 'unclaimed' : undefined);
}

/** Where the file gives no reason, what is kept of the close stays. */
function reasonIn({ lostReason, stage }: SaidRow, { house, mapping }: Context): unknown {
  if (lostReason === undefined || lostReason === mapping.defaults.lostReason) return silent;
  const { lossReasons, unqualifiedReasons } = house.settings;
  return entryIn(stage?.kind === 'lost' ? lossReasons : unqualifiedReasons, lostReason);
}

function nextStepIn({ nextStep = '', nextStepOn }: SaidRow): unknown {
  if (nextStepOn === undefined) return nextStep === '' ? undefined : silent;
  return nextStepOf({ nextStep, nextStepOn }).nextStep;
}

/** The entry of a list, however it is written. */
function entryIn(list: readonly Choice[], said: string | undefined): string | undefined {
  return said === undefined ? undefined : (choiceFor(list, said)?.id ?? said);
}
