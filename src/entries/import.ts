import { constants, createReadStream } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import type { BaseConfig } from '../config.ts';
import { readBaseConfig } from '../config.ts';
import { openDatabase } from '../database.ts';
import { WorkspaceId } from '../domain/ids.ts';
import { checkMapping } from '../import/check-mapping.ts';
import { type Mapping, parseMapping } from '../import/mapping.ts';
import { openRows } from '../import/read-rows.ts';
import { formatReport } from '../import/report.ts';
import { runImport } from '../import/run-import.ts';
import { suggestMapping } from '../import/suggest-mapping.ts';
import { createLog } from '../log.ts';
import type { Stores } from '../ports.ts';
import { askWhoWeAre } from '../slack/identity.ts';
import { createSlackClient } from '../slack/slack-client.ts';
import { createStores } from '../storage/stores.ts';
import { noSlack } from './no-slack.ts';
import { say } from './say.ts';

const usage =
  'usage: import <file.csv> [--mapping map.yaml] [--dry-run] [--update] [--workspace T…]';

/** Brings the deals of a CSV file over; answers the exit code. */
export async function importFile(args: readonly string[]): Promise<number> {
  const { file, mapping: mappingFile, ...flags } = readFlags(args);
  await canRead(file);
  if (mappingFile !== undefined) await canRead(mappingFile);
  const given = mappingFile === undefined ? undefined : await readFile(mappingFile, 'utf8');
  const config = readBaseConfig(process.env);
  const log = createLog(config.logLevel === 'info' ? 'warn' : config.logLevel);
  const { headers, rows } = await openRows(createReadStream(file));
  const mapping = given === undefined ? guess(headers) : parseMapping(given);
  const database = await openDatabase(config.database, log);
  try {
    const now = () => new Date();
    const stores = createStores({
      connections: database,
      clock: now,
      time: 'server',
      people: noSlack.people,
      firstValues: config.first,
      log,
    });
    const workspaceId = flags.workspaceId ?? (await onlyWorkspace(stores, config));
    const { pipeline } = await stores.workspaces.house(workspaceId);
    const problems = checkMapping(mapping, headers, pipeline.stages);
    if (problems.length > 0) throw new Error(problems.join(' '));
    const { imports, workspaces } = stores;
    const { dryRun, update } = flags;
    const report = await runImport({
      ...{ workspaceId, imports, workspaces, rows, mapping },
      ...{ now: now(), dryRun, update },
    });
    say(formatReport(report));
    await stores.close();
    return 0;
  } finally {
    await database.close();
  }
}

async function canRead(file: string): Promise<void> {
  try {
    await access(file, constants.R_OK);
  } catch (cause) {
    throw new Error(`${file}: there is no such file here, or it may not be read`, { cause });
  }
}

function readFlags(args: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      mapping: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      update: { type: 'boolean', default: false },
      workspace: { type: 'string' },
    },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Error(usage);
  return {
    file,
    mapping: values.mapping,
    dryRun: values['dry-run'],
    update: values.update,
    workspaceId: values.workspace === undefined ? undefined : WorkspaceId.parse(values.workspace),
  };
}

/** Without a mapping a known product's export is read as such, and the guess is shown. */
function guess(headers: readonly string[]): Mapping {
  const suggestion = suggestMapping(headers);
  if (suggestion === undefined) {
    throw new Error(
      `These headers are of no export that is known: write a mapping and pass it with --mapping. They are ${headers.join(', ')}.`,
    );
  }
  say(
    `Read as an export of ${suggestion.vendor}; change what is wrong and pass it with --mapping:`,
  );
  say(stringify({ columns: suggestion.mapping.columns, dates: suggestion.mapping.dates }));
  return suggestion.mapping;
}

/** The only one stored, else the one that the bot token belongs to. */
async function onlyWorkspace(
  { workspaces }: Pick<Stores, 'workspaces'>,
  { slack }: BaseConfig,
): Promise<WorkspaceId> {
  const [only, ...others] = await workspaces.all();
  if (others.length > 0)
    throw new Error(`which workspace? --workspace ${[only, ...others].join(' or ')}`);
  if (only !== undefined) return only;
  if (slack === undefined) {
    throw new Error('which workspace? Pass --workspace T…, or set the bot token.');
  }
  return (await askWhoWeAre(createSlackClient(slack, createLog('fatal')))).workspaceId;
}
