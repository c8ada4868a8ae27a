import { createDateEvidence, type DatesFound } from './date-order.ts';
import { type AmountsFound, createDecimalEvidence } from './decimal-evidence.ts';
import type { ImportSetting } from './import-setting.ts';
import type { RowRefusal } from './imported-deal.ts';
import { labelKey, lookUp } from './look-up.ts';
import type { ColumnName } from './mapping.ts';
import type { DecimalSign } from './read-amount.ts';
import { type CellReader, createCellReader } from './read-cells.ts';
import { isRefusal, type SourceRow } from './read-rows.ts';
import { currencyOf } from './row-money.ts';
import { outcomeWord } from './row-standing.ts';
import { stageForLabel } from './stage-labels.ts';

/** A word of the file, and how often it stands there. */
export interface WordFound {
  readonly word: string;
  readonly rows: number;
  /** Also an open deal says it: where it only tells of the past, it need not be known. */
  readonly ofOpen: boolean;
}

/** What a file says as a whole, before any row of it becomes a deal. */
export interface Survey {
  /** Steps and outcomes that are not known; every owner. */
  readonly steps: readonly WordFound[];
  readonly outcomes: readonly WordFound[];
  readonly owners: readonly WordFound[];
  readonly dates: DatesFound;
  readonly amounts: AmountsFound;
  /** Words with letters beyond ASCII, together with every such letter once. */
  readonly letters: string;
}

const dateColumns: readonly ColumnName[] = [
  'enteredAt',
  'createdAt',
  'closedAt',
  'expectedClose',
  'nextStepOn',
];
/** More of one kind are no list that anybody made; what is beyond comes in unclaimed, or is refused. */
const mostWords = 500;

/** Reads all rows once. `usual`: the decimal sign of such files where they do not tell. */
export async function surveyRows(
  rows: AsyncIterable<SourceRow | RowRefusal>,
  setting: ImportSetting,
  usual?: DecimalSign,
): Promise<Survey> {
  const words = { steps: createWords(), outcomes: createWords(), owners: createWords() };
  const [dates, amounts] = [createDateEvidence(), createDecimalEvidence()];
  const letters = createLetters();
  for await (const row of rows) {
    if (isRefusal(row)) continue;
    const cells = createCellReader(row, setting.mapping, []);
    seeWords(cells, setting, words);
    for (const column of dateColumns) dates.see(cells.text(column));
    seeAmount(cells, setting, amounts.see);
    for (const cell of row.cells.values()) letters.see(cell);
  }
  return {
    ...{ steps: words.steps.found(), outcomes: words.outcomes.found() },
    ...{ owners: words.owners.found() },
    ...{ dates: dates.found(), amounts: amounts.found(usual), letters: letters.sample() },
  };
}

function seeWords(
  cells: CellReader,
  setting: ImportSetting,
  words: Readonly<Record<'steps' | 'outcomes' | 'owners', Words>>,
): void {
  const [said, step, owner] = [cells.text('outcome'), cells.text('stage'), cells.text('owner')];
  const outcome = outcomeWord(said, setting.mapping);
  const isClosed = outcome !== undefined && outcome !== 'open';
  if (outcome === undefined && said !== '') words.outcomes.add(said, true);
  if (step !== '' && !isKnownStep(step, isClosed, setting)) words.steps.add(step, !isClosed);
  if (owner !== '') words.owners.add(owner, !isClosed);
}

/** A step that takes no more deals is known only of deals that are closed. */
function isKnownStep(
  label: string,
  isClosed: boolean,
  { mapping, stages }: ImportSetting,
): boolean {
  if (lookUp(mapping.stages, label) !== undefined) return true;
  const stage = stageForLabel(label, mapping, stages);
  return stage !== undefined && (stage.archived === undefined || isClosed);
}

function seeAmount(
  cells: CellReader,
  setting: ImportSetting,
  see: ReturnType<typeof createDecimalEvidence>['see'],
): void {
  const text = cells.text('amount');
  const currency = text === '' ? undefined : currencyOf(cells, setting);
  if (currency !== undefined) see(text, currency);
}

type Words = ReturnType<typeof createWords>;

function createWords() {
  const words = new Map<string, { word: string; rows: number; ofOpen: boolean }>();
  return {
    add(word: string, ofOpen: boolean): void {
      const key = labelKey(word);
      const known = words.get(key);
      if (known !== undefined) {
        known.rows += 1;
        known.ofOpen ||= ofOpen;
      } else if (words.size < mostWords) words.set(key, { word, rows: 1, ofOpen });
    },
    found: (): readonly WordFound[] => [...words.values()],
  };
}

const longestSample = 60;

function createLetters() {
  const seen = new Set<string>();
  const words: string[] = [];
  let length = 0;
  return {
    see(cell: string): void {
      if (length >= longestSample || !/[\u0080-\uffff]/.test(cell)) return;
      for (const word of cell.split(/[\s,;"]+/)) {
        const fresh = [...word].filter((letter) => letter > '\u007f' && !seen.has(letter));
        if (fresh.length === 0 || word.length > longestSample) continue;
        for (const letter of fresh) seen.add(letter);
        words.push(word);
        length += word.length + 1;
      }
    },
    sample: () => words.join(' '),
  };
}
