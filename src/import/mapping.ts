import { parse } from 'yaml';
import { z } from 'zod';
import { UserId } from '../domain/ids.ts';
import { LEAVE_OUT } from '../domain/import-questions.ts';
import { KnownCurrency } from '../domain/money.ts';
import { FileProblem } from '../file-problem.ts';
import { legacyEncodings } from './legacy-letters.ts';

/** A header of the file, or several of which the first with a value counts. */
const Header = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);

const Columns = z.strictObject({
  externalId: Header.optional(),
  name: Header.optional(),
  account: Header.optional(),
  contact: Header.optional(),
  owner: Header.optional(),
  stage: Header,
  /** Open, won, lost or not a fit, where the file keeps that apart from the stage. */
  outcome: Header.optional(),
  amount: Header.optional(),
  currency: Header.optional(),
  enteredAt: Header.optional(),
  createdAt: Header.optional(),
  closedAt: Header.optional(),
  expectedClose: Header.optional(),
  lostReason: Header.optional(),
  source: Header.optional(),
  nextStep: Header.optional(),
  nextStepOn: Header.optional(),
});
export type ColumnName = keyof z.infer<typeof Columns>;

const OutcomeWord = z.enum(['open', 'won', 'lost', 'unqualified', LEAVE_OUT]);
const Labels = z.record(z.string(), z.string().min(1));

/** How one file's columns and words become deals. Written by hand, as YAML or JSON. */
export const Mapping = z.strictObject({
  columns: Columns,
  /** Of a file that is no Unicode; `windows-1252` where this is absent. */
  encoding: z.enum(legacyEncodings).optional(),
  /** Names made of columns, tried in order until one has all its parts: `"{account}: {product}"`. */
  nameFrom: z.array(z.string().min(1)).default([]),
  /** The file's stage labels → our stage's id or name, or `won`, `lost`, `unqualified`, `leave-out`. */
  stages: Labels.default({}),
  /** The file's outcome labels → `open`, `won`, `lost`, `unqualified`, `leave-out`. */
  outcomes: z.record(z.string(), OutcomeWord).default({}),
  dates: z
    .strictObject({
      /** Luxon format strings, tried in order after ISO dates: `M/d/yyyy`. None: the file decides. */
      formats: z.array(z.string().min(1)).default([]),
      locale: z.string().default('en'),
    })
    .prefault({}),
  numbers: z
    .strictObject({
      /** Which sign starts the decimals. Absent: the file decides. */
      decimal: z.enum([',', '.']).optional(),
      /** Whether an amount of 0 is an amount, or how the file writes that none is known. */
      zero: z.enum(['amount', 'unknown']).default('amount'),
    })
    .prefault({}),
  /** For rows that name none; the workspace's own where this is absent. */
  currency: KnownCurrency.optional(),
  /** Names or addresses in the owner column → Slack user id, or `unclaimed`. */
  owners: z.record(z.string(), z.union([UserId, z.literal('unclaimed')])).default({}),
  sources: Labels.default({}),
  lostReasons: Labels.default({}),
  defaults: z
    .strictObject({
      lostReason: z.string().min(1).default('not recorded (imported)'),
      /** Where deals were lost, and won, when the row does not say; a stage's id or name. */
      closedFromStage: z.string().min(1).optional(),
      source: z.string().min(1).optional(),
    })
    .prefault({}),
});
export type Mapping = z.infer<typeof Mapping>;

/**
 * Reads a mapping file; JSON is YAML, so one reader serves both. One that names no columns says what
 * is otherwise than in `base`.
 * @throws FileProblem that lists every problem, each with its place
 */
export function parseMapping(text: string, base?: Mapping): Mapping {
  const read = readYaml(text);
  const result = Mapping.safeParse(
    base !== undefined && isPartial(read) ? { ...base, ...read, ...bothLists(base, read) } : read,
  );
  if (result.success) return result.data;
  const problems = result.error.issues.map(
    (issue) => `${issue.path.join('.') || 'the file'}: ${issue.message}`,
  );
  throw new FileProblem(`The mapping cannot be used:\n${problems.join('\n')}`, { of: 'mapping' });
}

const lists = ['stages', 'outcomes', 'owners', 'sources', 'lostReasons'] as const;
const Lists = z.record(z.string(), z.unknown());

/** What a mapping says of some words leaves the others as they are known. */
function bothLists(base: Mapping, read: object): object {
  const given = Lists.parse(read);
  return Object.fromEntries(
    lists.flatMap((list) => {
      const own = Lists.safeParse(given[list]);
      return own.success ? [[list, { ...base[list], ...own.data }]] : [];
    }),
  );
}

function isPartial(read: unknown): read is object {
  return typeof read === 'object' && read !== null && !('columns' in read);
}

function readYaml(text: string): unknown {
  try {
    return parse(text, { maxAliasCount: 20 });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const sentence = `The mapping is no YAML or JSON: ${reason}`;
    throw new FileProblem(sentence, { of: 'mapping', cause });
  }
}

/** The file's headers that a column of ours is read from, first choice first. */
export function headersOf(mapping: Mapping, column: ColumnName): readonly string[] {
  const header = mapping.columns[column];
  if (header === undefined) return [];
  return typeof header === 'string' ? [header] : header;
}

/** Sentences about headers that the mapping names and the file does not have; empty: it fits. */
export function missingHeaders(mapping: Mapping, headers: readonly string[]): readonly string[] {
  const has = new Set(headers);
  const columns = Columns.keyof().options;
  const absent = columns.filter((column) => {
    const wanted = headersOf(mapping, column);
    return wanted.length > 0 && !wanted.some((header) => has.has(header));
  });
  const inNames = mapping.nameFrom.flatMap(placeholders).filter((header) => !has.has(header));
  return [
    ...absent.map((column) => sentence(headersOf(mapping, column), column)),
    ...inNames.map((header) => sentence([header], 'nameFrom')),
  ];
}

function sentence(wanted: readonly string[], column: string): string {
  return `The file has no column ${wanted.map((header) => `"${header}"`).join(' or ')}, which the mapping reads as ${column}.`;
}

/** The headers in a name such as `"{account}: {product}"`. */
export function placeholders(template: string): readonly string[] {
  return [...template.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? '');
}
