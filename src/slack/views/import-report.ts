import type { ImportRehearsal, ImportResult, RefusedRow } from '../../domain/import-result.ts';
import { type AnyBlock, context, message, section } from './blocks.ts';
import type { Message } from './message.ts';
import { line, plainLine } from './mrkdwn.ts';
import { type Voice, whole } from './voice.ts';

/* What is said of an import: before it, when it begins, and of how it ended. */

const refusedShown = 10;
const rowsShown = 5;
const namesShown = 5;

/** What would happen, and how the file is read; nothing was written yet. */
export function rehearsalBlocks(rehearsal: ImportRehearsal, voice: Voice): readonly AnyBlock[] {
  const { result, vendor, columns, unused } = rehearsal;
  const as = vendor === undefined ? 'as your mapping says' : `as an export of ${line(vendor, 60)}`;
  const rows = `${n(result.rowsRead, 'row', voice)}, read ${as}. Nothing is written yet.`;
  const refused = firstRefused(result.refused, voice);
  return [
    section(rows),
    section(
      outcomeLines(result, voice, 'would')
        .map((one) => line(one, 900))
        .join('\n'),
    ),
    ...(refused === undefined ? [] : [section(refused)]),
    section(
      `*How it is read*\n${columns.map(({ field, from }) => `${field} from “${line(from, 120)}”`).join(' · ')}`,
    ),
    ...(unused.length === 0 ? [] : [context(`Not read: ${line(listed(unused, 20), 1_500)}`)]),
    context('Nobody is told of imported deals; each gets its card with its first change.'),
  ];
}

/** The file has nothing that is not here already, or nothing that can be read. */
export function isWorthImporting({ result }: ImportRehearsal): boolean {
  return result.created > 0;
}

export function importBegun(deals: number, voice: Voice): Message {
  return message(
    `The import of ${n(deals, 'deal', voice)} has begun; its report comes to your messages. Should none come, import the file again: nothing comes in twice.`,
  );
}

export function importRunning(): Message {
  return message('An import is under way already. Wait for its report, then import this file.');
}

/** Plain text: it is escaped where it is posted. */
export function importReport(result: ImportResult, voice: Voice): string {
  const refused = result.refused.length > 0 ? ' The file of refused rows says why.' : '';
  const next = result.created > 0 ? ' Reps look through theirs with /deal cleanup.' : '';
  return `Import done. ${outcomeLines(result, voice, 'did').join('. ')}.${refused}${next}`;
}

export function importFailed(reference: string): Message {
  return message(
    `The import stopped part-way. What came in stays; import the same file again to go on, nothing comes in twice. If it keeps happening, tell whoever runs Milepost the reference *${reference}*.`,
  );
}

/** Plain text. */
function outcomeLines(
  result: ImportResult,
  voice: Voice,
  when: 'would' | 'did',
): readonly string[] {
  const { created, unchanged, changed, unknownOwners = [] } = result;
  const here = unchanged + changed.length;
  const refused = new Set(result.refused.map(({ row }) => row)).size;
  const unclaimed = unknownOwners.reduce((sum, { deals }) => sum + deals, 0);
  const names = unknownOwners.map(({ name }) => name);
  const came = when === 'would' ? 'would come in' : 'came in';
  const asNow = here === 1 ? 'as it is' : 'as they are';
  const stayed = when === 'would' ? `here already and would stay ${asNow}` : 'here already';
  return [
    `${n(created, 'deal', voice)} ${came}`,
    ...(here === 0 ? [] : [`${n(here, 'deal', voice)} ${here === 1 ? 'is' : 'are'} ${stayed}`]),
    ...(refused === 0
      ? []
      : [`${n(refused, 'row', voice)} ${refused === 1 ? 'is' : 'are'} refused`]),
    ...(unclaimed === 0
      ? []
      : [
          `${n(unclaimed, 'deal', voice)} without an owner: nobody here is called ${listed(names, namesShown)}`,
        ]),
  ];
}

/** Rows that are refused for the same reason stand together. */
function firstRefused(refused: readonly RefusedRow[], voice: Voice): string | undefined {
  if (refused.length === 0) return undefined;
  const rowsBy = new Map<string, number[]>();
  for (const { row, column, sentence } of refused) {
    const why =
      column === undefined ? line(sentence, 200) : `${line(column, 60)}: ${line(sentence, 200)}`;
    const rows = rowsBy.get(why);
    if (rows === undefined) rowsBy.set(why, [row]);
    else rows.push(row);
  }
  const reasons = [...rowsBy].map(([why, rows]) => `• ${rowWords(rows, voice)}, ${why}`);
  const more = reasons.length - refusedShown;
  const left = more > 0 ? [`and ${whole(more, voice)} more`] : [];
  return [...reasons.slice(0, refusedShown), ...left].join('\n');
}

/** `Row 12`, `Rows 2, 11, 20 and 9 more`. */
function rowWords(rows: readonly number[], voice: Voice): string {
  const shown = rows.slice(0, rowsShown).join(', ');
  const more = rows.length - rowsShown;
  const left = more > 0 ? ` and ${whole(more, voice)} more` : '';
  return `${rows.length === 1 ? 'Row' : 'Rows'} ${shown}${left}`;
}

function listed(names: readonly string[], most: number): string {
  const shown = names.slice(0, most).map((name) => plainLine(name, 60));
  const more = names.length - shown.length;
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

function n(count: number, what: string, voice: Voice): string {
  return `${whole(count, voice)} ${what}${count === 1 ? '' : 's'}`;
}
