import { stringify } from 'yaml';
import { type ImportQuestion, LEAVE_OUT } from '../domain/import-questions.ts';
import { decimalsOf, type Money, toMajor } from '../domain/money.ts';
import { forTerminal } from '../for-terminal.ts';
import type { DatesFound } from './date-order.ts';

/* What a file leaves open, as lines for a mapping file: where nobody can be asked, it has to say. */

/** How dates and amounts are written; nothing may come in before that is certain. */
export function undecidedLines(
  questions: readonly ImportQuestion[],
  { formats }: DatesFound,
): readonly string[] {
  return questions.flatMap((question) => {
    if (question.answer !== undefined) return [];
    if (question.kind === 'dates') {
      return [
        'The file does not say which comes first in its dates, the day or the month. Put the line that is right into the mapping:',
        ...question.ways.map(({ value, text, on }) =>
          line('dates', { formats: [...formats[value]] }, `${text} is ${on}`),
        ),
      ];
    }
    if (question.kind !== 'amounts') return [];
    return [
      'The file does not say which sign starts the decimals of its amounts. Put the line that is right into the mapping:',
      ...question.ways.map(({ value, text, amount }) =>
        line('numbers', { decimal: value }, `${text} is ${plainMoney(amount)}`),
      ),
    ];
  });
}

function plainMoney(amount: Money): string {
  return `${toMajor(amount).toFixed(decimalsOf(amount.currency))} ${amount.currency}`;
}

/** One line of YAML with a remark. */
function line(key: string, value: object, remark: string): string {
  const written = stringify(value, { lineWidth: 0, collectionStyle: 'flow' }).trim();
  return `${key}: ${written}  # ${forTerminal(remark)}`;
}

const listed = 50;

/** Steps, outcomes and owners that are not known, each with what can stand for it; the value is left to fill in. */
export function unknownLines(questions: readonly ImportQuestion[]): readonly string[] {
  const open = questions.filter(({ answer }) => answer === undefined);
  const lines = [
    ...list(
      'stages',
      open.filter((one) => one.kind === 'step'),
      ({ steps }) => [...steps.map(({ value }) => value), LEAVE_OUT],
    ),
    ...list(
      'outcomes',
      open.filter((one) => one.kind === 'outcome'),
      () => ['open', 'won', 'lost', 'unqualified', LEAVE_OUT],
    ),
    ...list(
      'owners',
      open.filter((one) => one.kind === 'owner'),
      () => ['unclaimed', 'a Slack user id, U…'],
    ),
  ];
  return lines.length === 0 ? [] : ['Not known here; the mapping can say what they are:', ...lines];
}

function list<Question extends { readonly word: string; readonly rows: number }>(
  name: string,
  questions: readonly Question[],
  values: (question: Question) => readonly string[],
): readonly string[] {
  const [first] = questions;
  if (first === undefined) return [];
  const shown = questions.slice(0, listed).map(({ word, rows }) => {
    const key = stringify({ [word]: null }, { lineWidth: 0, nullStr: '' }).trim();
    return `  ${forTerminal(key)}  # ${rows === 1 ? '1 row' : `${rows} rows`}`;
  });
  return [`${name}:  # each ${values(first).join(', ')}`, ...shown];
}
