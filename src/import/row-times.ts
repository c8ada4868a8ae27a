import { dateIn } from '../domain/dates.ts';
import { given } from './given.ts';
import type { ImportSetting } from './import-setting.ts';
import type { ImportedDeal } from './imported-deal.ts';
import type { ColumnName } from './mapping.ts';
import type { CellReader } from './read-cells.ts';
import { type DateFound, readDate } from './read-date.ts';
import type { RowStanding } from './row-standing.ts';

type RowTimes = Pick<
  ImportedDeal,
  | 'enteredAt'
  | 'enteredStageId'
  | 'createdAt'
  | 'closedAt'
  | 'expectedClose'
  | 'nextStepOn'
  | 'delayedEntry'
>;

/** When things happened, by the row. Missing or contradictory times are refused, never invented. */
export function readTimes(
  cells: CellReader,
  setting: ImportSetting,
  { stage, lastOpen }: RowStanding,
): RowTimes {
  const open = stage.kind === 'open';
  // Of a closed deal whose last open stage is not known, this is when it closed.
  const enteredAt = lastOpen && readPast(cells, setting, 'enteredAt');
  const createdAt = readPast(cells, setting, 'createdAt');
  const closedAt = open ? undefined : readPast(cells, setting, 'closedAt');
  if (!open && cells.text('closedAt') === '') {
    cells.refuse('closedAt', `gives no closing date, and the deal is ${stage.kind}`);
  }
  if (enteredAt !== undefined && closedAt !== undefined && closedAt < enteredAt) {
    cells.refuse('closedAt', 'is before the date on which the deal entered its stage');
  }
  return {
    ...given('enteredAt', enteredAt),
    ...(enteredAt === undefined ? {} : given('enteredStageId', lastOpen?.id)),
    ...given('createdAt', earliest(createdAt, enteredAt, closedAt)),
    ...given('closedAt', closedAt),
    ...given('expectedClose', open ? readDay(cells, setting, 'expectedClose')?.on : undefined),
    ...given('nextStepOn', open ? readDay(cells, setting, 'nextStepOn')?.on : undefined),
    delayedEntry: enteredAt === undefined,
  };
}

function readDay(
  cells: CellReader,
  { mapping, zone }: ImportSetting,
  column: ColumnName,
): DateFound | undefined {
  const read = readDate(cells.text(column), zone, mapping.dates);
  return read.ok ? read.found : cells.refuse(column, read.sentence);
}

function readPast(cells: CellReader, setting: ImportSetting, column: ColumnName): Date | undefined {
  const { zone, now } = setting;
  const found = readDay(cells, setting, column);
  if (found === undefined) return undefined;
  if (found.on > dateIn(zone, now)) {
    return cells.refuse(column, `"${cells.text(column)}" lies in the future`);
  }
  // Noon of today may still be to come.
  return found.at.getTime() > now.getTime() ? now : found.at;
}

/** A record made later than what it tells of was made by an earlier import: the deal is older. */
function earliest(
  created: Date | undefined,
  entered: Date | undefined,
  closed: Date | undefined,
): Date | undefined {
  if (created === undefined) return undefined;
  const times = [created, entered ?? created, closed ?? created].map((at) => at.getTime());
  return new Date(Math.min(...times));
}
