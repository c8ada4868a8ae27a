import { setImmediate as turn } from 'node:timers/promises';
import type { DealImport, HandedIn } from '../deal-file-ports.ts';
import type { UserId, WorkspaceId } from '../domain/ids.ts';
import { type ImportQuestion, isOpen } from '../domain/import-questions.ts';
import type { ImportRehearsal } from '../domain/import-result.ts';
import { FileProblem } from '../file-problem.ts';
import type { MemberStore } from '../ports.ts';
import { given } from './given.ts';
import type { ImportStore } from './import-ports.ts';
import { mappedColumns } from './mapped-columns.ts';
import { mappingText } from './mapping-text.ts';
import type { ImportReport } from './report.ts';
import { type ImportRun, runImport } from './run-import.ts';
import { type FileUnderstood, type UnderstandParts, understandFile } from './understand-file.ts';

export interface FileImportParts extends UnderstandParts {
  readonly imports: ImportStore;
  readonly workspaces: ImportRun['workspaces'];
  readonly members: Pick<MemberStore, 'all' | 'member'>;
}

/** The import of a file that was handed in, whose admin can be asked what it leaves open. */
export function createFileImport(parts: FileImportParts): DealImport {
  const understand = (
    workspaceId: WorkspaceId,
    { csv, mapping, answers }: HandedIn,
    stop?: AbortSignal,
  ) =>
    understandFile(parts, workspaceId, {
      open: () => piecesOf(csv, stop),
      ...given('mapping', mapping && Buffer.from(mapping).toString('utf8')),
      ...given('answers', answers),
    });

  return {
    async rehearse(workspaceId, file) {
      const read = await understand(workspaceId, file);
      const looked = { ...looks(read), ...given('vendor', read.vendor) };
      if (read.questions.some(isOpen)) return { ...looked, questions: read.questions };
      const result = await run(parts, workspaceId, read, { dryRun: true, update: updates(file) });
      return { ...looked, result, questions: [...read.questions, ...knownQuestion(result, file)] };
    },
    async bring(workspaceId, file, stop) {
      const read = await understand(workspaceId, file, stop);
      if (read.questions.some(isOpen)) {
        throw new FileProblem(
          'The steps were changed meanwhile, so nothing came in. Type /deal import again.',
        );
      }
      const result = await run(parts, workspaceId, read, { dryRun: false, update: updates(file) });
      await meet(parts, workspaceId, result.ownerIds);
      return result;
    },
    async mapping(workspaceId, file) {
      return Buffer.from(mappingText((await understand(workspaceId, file)).mapping));
    },
  };
}

async function run(
  { imports, workspaces, now }: FileImportParts,
  workspaceId: WorkspaceId,
  { rows, mapping }: FileUnderstood,
  how: Pick<ImportRun, 'dryRun' | 'update'>,
): Promise<ImportReport> {
  const parts = { workspaceId, imports, workspaces, mapping, now: now(), ...how };
  return await runImport({ ...parts, rows: await rows() });
}

/** Owners who never used Milepost are known from now on: their deals wait for their look. */
export async function meet(
  { members }: { readonly members: Pick<MemberStore, 'member'> },
  workspaceId: WorkspaceId,
  owners: readonly UserId[],
): Promise<void> {
  for (const userId of owners) await members.member(workspaceId, userId);
}

function looks({
  mapping,
  headers,
  dates,
  amounts,
}: FileUnderstood): Omit<ImportRehearsal, 'questions'> {
  const { decimal } = mapping.numbers;
  return {
    ...mappedColumns(mapping, headers),
    examples: {
      ...given('date', dates.order && dates.samples[dates.order]),
      ...given('amount', decimal && amounts.samples[decimal]),
    },
  };
}

function updates({ answers }: HandedIn): boolean {
  return answers?.known === 'apply';
}

function knownQuestion(
  { changed }: Pick<ImportReport, 'changed'>,
  { answers }: HandedIn,
): readonly ImportQuestion[] {
  if (changed.length === 0) return [];
  const what = [...new Set(changed.flatMap((one) => one.what))];
  const answer = answers?.known ?? 'leave';
  return [{ kind: 'known', id: 'known', deals: changed.length, what, answer }];
}

/** Some seventy rows. */
const pieceLength = 8_192;

/** Piece by piece with a pause after each, so that a large file keeps nobody else waiting. */
async function* piecesOf(bytes: Uint8Array, stop?: AbortSignal): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceLength) {
    stop?.throwIfAborted();
    yield bytes.subarray(at, at + pieceLength);
    await turn();
  }
}
