import { setImmediate as turn } from 'node:timers/promises';
import type { DealImport, HandedIn } from '../deal-file-ports.ts';
import type { WorkspaceId } from '../domain/ids.ts';
import { FileProblem } from '../file-problem.ts';
import type { Clock, MemberStore, WorkspaceStore } from '../ports.ts';
import { checkMapping } from './check-mapping.ts';
import type { ImportStore } from './import-ports.ts';
import { withKnownOwners } from './known-owners.ts';
import { mappedColumns } from './mapped-columns.ts';
import { type Mapping, parseMapping } from './mapping.ts';
import { type OpenFile, openRows } from './read-rows.ts';
import { runImport } from './run-import.ts';
import { suggestMapping } from './suggest-mapping.ts';

interface FileImportParts {
  readonly imports: ImportStore;
  readonly workspaces: WorkspaceStore;
  readonly members: MemberStore;
  readonly now: Clock;
}

/** The import of a file that was handed in: nobody can be asked about it, so it must say all by itself. */
export function createFileImport(parts: FileImportParts): DealImport {
  const { imports, workspaces, now } = parts;

  async function run(
    workspaceId: WorkspaceId,
    file: HandedIn,
    dryRun: boolean,
    stop?: AbortSignal,
  ) {
    const { mapping, vendor, headers } = await understand(parts, workspaceId, file);
    const { rows } = await openRows(piecesOf(file.csv, stop));
    const result = await runImport({
      ...{ workspaceId, imports, workspaces, rows, mapping },
      ...{ now: now(), dryRun, update: false },
    });
    return { result, mapping, vendor, headers };
  }

  return {
    async rehearse(workspaceId, file) {
      const { result, mapping, vendor, headers } = await run(workspaceId, file, true);
      const { columns, unused } = mappedColumns(mapping, headers);
      return { result, columns, unused, ...(vendor === undefined ? {} : { vendor }) };
    },
    async bring(workspaceId, file, stop) {
      return (await run(workspaceId, file, false, stop)).result;
    },
  };
}

async function understand(
  { workspaces, members }: FileImportParts,
  workspaceId: WorkspaceId,
  file: HandedIn,
) {
  refuseOtherKinds(file.csv);
  const { pipeline } = await workspaces.house(workspaceId);
  const opened = await openRows(piecesOf(file.csv));
  const { headers } = opened;
  const read = mappingFor(file, headers);
  const problems = checkMapping(read.mapping, headers, pipeline.stages);
  if (problems.length > 0) throw new FileProblem(problems.join(' '));
  const mapping = await withKnownOwners(read.mapping, opened.rows, workspaceId, members);
  return { ...read, mapping, headers };
}

function mappingFor(
  { mapping }: HandedIn,
  headers: OpenFile['headers'],
): { readonly mapping: Mapping; readonly vendor?: string } {
  const suggestion = suggestMapping(headers);
  if (mapping !== undefined) return { mapping: givenMapping(mapping, suggestion?.mapping) };
  if (suggestion !== undefined) return suggestion;
  const found = headers.slice(0, 20).join(', ');
  throw new FileProblem(
    `It is not known what these columns mean: ${found}. Name them as /deal export does, at least Name or Account, and Step; or add a mapping file.`,
  );
}

function givenMapping(bytes: Uint8Array, base: Mapping | undefined): Mapping {
  try {
    return parseMapping(Buffer.from(bytes).toString('utf8'), base);
  } catch (cause) {
    throw new FileProblem(cause instanceof Error ? cause.message : String(cause), {
      cause,
      of: 'mapping',
    });
  }
}

/** How files begin that people take for CSV. */
const otherKinds: readonly (readonly [signature: string, kind: string])[] = [
  ['PK\u0003\u0004', 'an Excel workbook or another zip file'],
  ['\u00d0\u00cf\u0011\u00e0', 'an old Excel workbook'],
  ['%PDF', 'a PDF'],
  ['\u0089PNG', 'a picture'],
];

function refuseOtherKinds(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new FileProblem('The file is empty.');
  const start = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  const kind = otherKinds.find(([signature]) => start.startsWith(signature))?.[1];
  if (kind === undefined) return;
  throw new FileProblem(`This is not a CSV file but ${kind}. Save it as CSV and try again.`);
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
