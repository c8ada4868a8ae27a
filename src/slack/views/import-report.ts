import type { ImportRehearsal, ImportResult, RefusedRow } from '../../domain/import-result.ts';
import { type AnyBlock, actions, context, message, section } from './blocks.ts';
import { button } from './elements.ts';
import { questionBlocks } from './import-questions.ts';
import type { Message } from './message.ts';
import { line, plainLine } from './mrkdwn.ts';
import { day, money, type Voice, whole } from './voice.ts';

/* What is said of an import: before it, when it begins, and of how it ended. */

const refusedShown = 10;
const rowsShown = 5;
const namesShown = 5;

/** What would happen, what the file leaves open, and how it is read; nothing was written yet. */
export function rehearsalBlocks(rehearsal: ImportRehearsal, voice: Voice): readonly AnyBlock[] {
  const { result, questions, vendor, columns, unused } = rehearsal;
  const as = vendor === undefined ? 'as your mapping says' : `as an export of ${line(vendor, 60)}`;
  return [
    ...(result === undefined
      ? [
          section(
            `Read ${as}. Say what the file leaves open, then look again; nothing is written yet.`,
          ),
        ]
      : resultBlocks(result, as, voice)),
    ...questionBlocks(questions, voice),
    section(
      `*How it is read*\n${columns.map(({ field, from }) => `${field} from “${line(from, 120)}”`).join(' · ')}`,
    ),
    ...exampleBlocks(rehearsal, voice),
    ...(unused.length === 0 ? [] : [context(`Not read: ${line(listed(unused, 20), 1_500)}`)]),
    context('Nobody is told of imported deals; each gets its card with its first change.'),
    actions([button(SEND_MAPPING, 'Send me the mapping', 'send')]),
  ];
}

export const SEND_MAPPING = 'import-mapping';

function resultBlocks(result: ImportResult, as: string, voice: Voice): readonly AnyBlock[] {
  const refused = firstRefused(result.refused, voice);
  return [
    section(`${n(result.rowsRead, 'row', voice)}, read ${as}. Nothing is written yet.`),
    section(
      outcomeLines(result, voice, 'would')
        .map((one) => line(one, 900))
        .join('\n'),
    ),
    ...(refused === undefined ? [] : [section(refused)]),
  ];
}

/** Shown back, so that a wrong reading is seen before it is money. */
function exampleBlocks({ examples }: ImportRehearsal, voice: Voice): readonly AnyBlock[] {
  const { date, amount } = examples;
  const said = [
    ...(amount === undefined
      ? []
      : [`“${line(amount.text, 60)}” is ${line(money(amount.amount, voice), 60)}`]),
    ...(date === undefined ? [] : [`“${line(date.text, 60)}” is ${line(day(date.on, voice), 60)}`]),
  ];
  return said.length === 0 ? [] : [context(said.join(' · '))];
}

/** Something would come in, or become what the file says. */
export function isWorthImporting({ result }: ImportRehearsal): boolean {
  if (result === undefined) return false;
  return result.created > 0 || (result.updated && result.changed.length > 0);
}

export function mappingSent(): Message {
  return message(
    'The mapping is on its way to your messages. Change in it what you like, and hand it in with the file.',
  );
}

export function mappingFailed(reference: string): Message {
  return message(
    `The mapping could not be sent. Please try again; if it keeps happening, tell whoever runs Milepost the reference *${reference}*.`,
  );
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
  const { created, changed, updated, unknownOwners = [] } = result;
  const became = updated ? changed.length : 0;
  const stayed = result.unchanged + changed.length - became;
  const refused = new Set(result.refused.map(({ row }) => row)).size;
  const unclaimed = unknownOwners.reduce((sum, { deals }) => sum + deals, 0);
  const names = unknownOwners.map(({ name }) => name);
  const would = when === 'would';
  return [
    `${n(created, 'deal', voice)} ${would ? 'would come in' : 'came in'}`,
    ...(became === 0
      ? []
      : [`${n(became, 'deal', voice)} ${would ? 'would become' : 'became'} what the file says`]),
    ...(stayed === 0 ? [] : [stayedLine(stayed, would, voice)]),
    ...(refused === 0
      ? []
      : [`${n(refused, 'row', voice)} ${refused === 1 ? 'is' : 'are'} refused`]),
    ...(unclaimed === 0
      ? []
      : [
          `${n(unclaimed, 'deal', voice)} without an owner: it is not certain who is meant by ${listed(names, namesShown)}`,
        ]),
  ];
}

function stayedLine(stayed: number, would: boolean, voice: Voice): string {
  const are = `${n(stayed, 'deal', voice)} ${stayed === 1 ? 'is' : 'are'} here already`;
  return would ? `${are} and would stay ${stayed === 1 ? 'as it is' : 'as they are'}` : are;
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
