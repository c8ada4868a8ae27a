import type { House } from '../domain/house.ts';
import type { WorkspaceId } from '../domain/ids.ts';
import type { ImportAnswers, ImportQuestion } from '../domain/import-questions.ts';
import { FileProblem } from '../file-problem.ts';
import type { Clock, WorkspaceStore } from '../ports.ts';
import { checkMapping } from './check-mapping.ts';
import { csvBytes } from './csv-bytes.ts';
import type { DatesFound } from './date-order.ts';
import type { AmountsFound } from './decimal-evidence.ts';
import { type FileFound, mappingBy, questionsOf } from './file-questions.ts';
import { given } from './given.ts';
import type { ImportSetting } from './import-setting.ts';
import { knownOwners, type PeopleParts } from './known-owners.ts';
import {
  isLegacy,
  type LegacyEncoding,
  legacyEncodings,
  likelyEncoding,
} from './legacy-letters.ts';
import { type Mapping, parseMapping } from './mapping.ts';
import { type OpenFile, openRows } from './read-rows.ts';
import { type MappingSuggestion, suggestMapping } from './suggest-mapping.ts';
import { type Survey, surveyRows } from './survey.ts';

export interface UnderstandParts extends PeopleParts {
  readonly workspaces: Pick<WorkspaceStore, 'house'>;
  readonly now: Clock;
}

/** A file and, if there is one, how to read it: YAML or JSON. It is read more than once. */
export interface FileGiven {
  readonly open: () => AsyncIterable<Uint8Array>;
  readonly mapping?: string;
  readonly answers?: ImportAnswers;
}

export interface FileUnderstood {
  readonly headers: OpenFile['headers'];
  readonly mapping: Mapping;
  /** The product whose export it looks like; absent when a mapping was handed in. */
  readonly vendor?: string;
  /** With the answers that are there; those that are open keep deals out. */
  readonly questions: readonly ImportQuestion[];
  readonly dates: DatesFound;
  readonly amounts: AmountsFound;
  /** The rows from their start, each time anew. */
  readonly rows: () => Promise<OpenFile['rows']>;
}

/**
 * Reads a file as a whole before any row of it becomes a deal: what its columns and words mean, how its
 * dates and amounts are written, who its owners are, and what of that only a person can say.
 * @throws FileProblem when it cannot be read at all
 */
export async function understandFile(
  parts: UnderstandParts,
  workspaceId: WorkspaceId,
  file: FileGiven,
): Promise<FileUnderstood> {
  const { answers = {} } = file;
  const house = await parts.workspaces.house(workspaceId);
  const { opened, read, survey } = await inItsLetters(parts, house, file);
  const labels = survey.owners.map(({ word }) => word);
  const letters = opened.encoding();
  const found: FileFound = {
    ...{ mapping: read.mapping, survey, stages: house.pipeline.stages },
    ...(isLegacy(letters) ? { letters } : {}),
    owners: await knownOwners(labels, workspaceId, parts),
  };
  const questions = questionsOf(found, answers);
  const mapping = mappingBy(found, questions);
  return {
    ...{ headers: opened.headers, mapping, questions },
    ...given('vendor', read.vendor),
    ...{ dates: survey.dates, amounts: survey.amounts },
    rows: async () => (await openRows(csvBytes(file.open()), mapping.encoding)).rows,
  };
}

interface Look {
  readonly opened: OpenFile;
  readonly read: MappingRead;
  readonly survey: Survey;
}

/** A file that is no Unicode is looked at again where it, or somebody, says in which letters it is. */
async function inItsLetters(parts: UnderstandParts, house: House, file: FileGiven): Promise<Look> {
  const told = legacyEncodings.find((one) => one === file.answers?.letters);
  const look = await lookAt(parts, house, file, told);
  const taken = look.opened.encoding();
  if (told !== undefined || !isLegacy(taken)) return look;
  const better = look.read.mapping.encoding ?? likelyEncoding(look.survey.letters);
  return better === taken ? look : await lookAt(parts, house, file, better);
}

async function lookAt(
  { now }: UnderstandParts,
  { settings, pipeline }: House,
  file: FileGiven,
  letters: LegacyEncoding | undefined,
): Promise<Look> {
  const opened = await openRows(csvBytes(file.open()), letters);
  const read = mappingFor(file, opened.headers);
  const problems = checkMapping(read.mapping, opened.headers, pipeline.stages);
  if (problems.length > 0) {
    throw new FileProblem(problems.join('\n'), {
      of: file.mapping === undefined ? 'csv' : 'mapping',
    });
  }
  const { zone, currency } = settings;
  const { mapping } = read;
  const setting: ImportSetting = { mapping, zone, currency, stages: pipeline.stages, now: now() };
  return { opened, read, survey: await surveyRows(opened.rows, setting, read.decimal) };
}

type MappingRead = Pick<MappingSuggestion, 'mapping' | 'decimal'> & { readonly vendor?: string };

const mostHeaders = 20;

function mappingFor(
  { mapping }: Pick<FileGiven, 'mapping'>,
  headers: OpenFile['headers'],
): MappingRead {
  const suggestion = suggestMapping(headers);
  if (mapping !== undefined) {
    const { decimal } = suggestion ?? {};
    return { mapping: parseMapping(mapping, suggestion?.mapping), ...given('decimal', decimal) };
  }
  if (suggestion !== undefined) return suggestion;
  const shown = headers.slice(0, mostHeaders).map((header) => header.slice(0, 60));
  const more = headers.length - shown.length;
  throw new FileProblem(
    `It is not known what these columns mean: ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}. Name them as /deal export does, at least Name or Account, and Step; or add a mapping file.`,
  );
}
