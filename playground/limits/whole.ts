import { isRecord, type Json, list, record, records, text } from '../json.ts';
import { elementsOf } from '../view-state.ts';
import type { Problem } from './words.ts';

/* What can only be judged over all blocks of a message or view together. */

const TABLES: Readonly<Record<string, number>> = { table: 10_000, data_table: 20_000 };
const MOST_CHARTS = 2;

/** The characters of all visible text below a value. */
function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + textLength(one), 0);
  if (!isRecord(value)) return 0;
  return Object.entries(value).reduce(
    (sum, [key, one]) =>
      sum + (typeof one === 'string' ? (key === 'text' ? one.length : 0) : textLength(one)),
    0,
  );
}

/** As measured, not documented: the text of one message's blocks, tables apart. */
export const messageTextLength = (blocks: readonly Json[]) =>
  textLength(blocks.filter(({ type }) => !(text(type) in TABLES)));

function repeated(ids: readonly string[], what: string, pointer: string): readonly Problem[] {
  const seen = new Set<string>();
  return ids.flatMap((id) => {
    const isSecond = id !== '' && seen.has(id);
    seen.add(id);
    return isSecond ? [{ message: `${what} "${id}" already exists`, pointer }] : [];
  });
}

function repeatedActions(block: Json, pointer: string): readonly Problem[] {
  const ids = elementsOf(block).map((element) => text(element.action_id));
  return repeated(ids, 'action_id', pointer);
}

function charts(blocks: readonly Json[], root: string): readonly Problem[] {
  const count = blocks.filter(({ type }) => type === 'data_visualization').length;
  const message = `no more than ${MOST_CHARTS} data_visualization blocks allowed`;
  return count > MOST_CHARTS ? [{ message, pointer: root }] : [];
}

function longTables(blocks: readonly Json[], root: string): readonly Problem[] {
  return blocks.flatMap((block, index) => {
    const most = TABLES[text(block.type)];
    const length = textLength(list(block.rows));
    const message = `must be less than ${(most ?? 0) + 1} characters`;
    return most !== undefined && length > most
      ? [{ message, pointer: `${root}/${index}/rows` }]
      : [];
  });
}

function focusTwice(blocks: readonly Json[], root: string): readonly Problem[] {
  const focused = blocks.flatMap(elementsOf).filter((element) => element.focus_on_load === true);
  const message = 'only one element may have focus_on_load';
  return focused.length > 1 ? [{ message, pointer: root }] : [];
}

export function problemsOfAll(blocks: readonly Json[], root: string): readonly Problem[] {
  const ids = blocks.map((block) => text(block.block_id));
  return [
    ...repeated(ids, 'block_id', root),
    ...blocks.flatMap((block, index) => repeatedActions(block, `${root}/${index}`)),
    ...charts(blocks, root),
    ...longTables(blocks, root),
    ...focusTwice(blocks, root),
  ];
}

export const hasTwoTables = (blocks: readonly Json[]) =>
  blocks.filter(({ type }) => text(type) in TABLES).length > 1;

export const slackFilesOf = (blocks: readonly Json[]): readonly string[] =>
  blocks
    .flatMap((block) => [block, record(block.accessory), ...records(block.elements)])
    .map((one) => text(record(one.slack_file).id))
    .filter((id) => id !== '');
