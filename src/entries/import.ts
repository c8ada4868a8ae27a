import { constants, createReadStream } from 'node:fs';
import { access, readFile, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { Complaint } from '../complaint.ts';
import type { BaseConfig } from '../config.ts';
import { readBaseConfig } from '../config.ts';
import { openDatabase } from '../database.ts';
import { given } from '../domain/given.ts';
import { WorkspaceId } from '../domain/ids.ts';
import { forTerminal } from '../for-terminal.ts';
import { meet } from '../import/file-import.ts';
import { undecidedLines, unknownLines } from '../import/mapping-lines.ts';
import { mappingText } from '../import/mapping-text.ts';
import { formatReport } from '../import/report.ts';
import { runImport } from '../import/run-import.ts';
import { type FileUnderstood, understandFile } from '../import/understand-file.ts';
import { createLog } from '../log.ts';
import type { Log } from '../ports.ts';
import { createDirectory } from '../slack/directory.ts';
import { askWhoWeAre } from '../slack/identity.ts';
import { createPeopleSource } from '../slack/people-source.ts';
import { createSlackClient } from '../slack/slack-client.ts';
import { createStores } from '../storage/stores.ts';
import { chooseWorkspace } from './choose-workspace.ts';
import { noSlack } from './no-slack.ts';
import { say } from './say.ts';

const usage =
  'usage: import <file.csv> [--mapping map.yaml | --yes] [--dry-run] [--update] [--workspace T…]';

/** Brings the deals of a CSV file over; answers the exit code. */
export async function importFile(args: readonly string[]): Promise<number> {
  const { file, mapping: mappingFile, ...flags } = readFlags(args);
  await canRead(file);
  if (mappingFile !== undefined) await canRead(mappingFile);
  const mapping = mappingFile === undefined ? undefined : await readFile(mappingFile, 'utf8');
  const config = readBaseConfig(process.env);
  const log = createLog(config.logLevel === 'info' ? 'warn' : config.logLevel);
  const slack = peopleOf(config, log);
  const database = await openDatabase(config.database, log);
  try {
    const now = () => new Date();
    const stores = createStores({
      connections: database,
      clock: now,
      time: 'server',
      people: slack.people,
      firstValues: config.first,
      log,
    });
    const own = await slack.workspaceId();
    const workspaceId = await chooseWorkspace(stores.workspaces, flags.workspaceId, own);
    const { imports, workspaces, members } = stores;
    const parts = { workspaces, members, directory: slack.directory, now };
    const open = () => createReadStream(file);
    const read = await understandFile(parts, workspaceId, { open, ...given('mapping', mapping) });
    sayReading(read, mapping !== undefined);
    const dryRun = flags.dryRun || (mapping === undefined && !flags.yes);
    const { update } = flags;
    const report = await runImport({
      ...{ workspaceId, imports, workspaces, rows: await read.rows(), mapping: read.mapping },
      ...{ now: now(), dryRun, update },
    });
    // Slack is asked for those whom nobody has met; without it a sweep of the bot does so.
    if (!dryRun && own !== undefined) await meet(stores, workspaceId, report.ownerIds);
    say([formatReport(report), ...unknownLines(read.questions)].join('\n'));
    if (dryRun && !flags.dryRun) say(next);
    await stores.close();
    return 0;
  } finally {
    await database.close();
  }
}

const next =
  'To bring them in, save the mapping above as a file, change what is wrong, and pass it with --mapping; or pass --yes.';

function peopleOf({ slack }: BaseConfig, log: Log) {
  if (slack === undefined) return { ...noSlack, workspaceId: async () => undefined };
  const client = createSlackClient(slack, log);
  const directory = createDirectory(client, log);
  const workspaceId = async () => (await askWhoWeAre(client)).workspaceId;
  return { people: createPeopleSource(client), directory, workspaceId };
}

async function canRead(file: string): Promise<void> {
  try {
    await access(file, constants.R_OK);
  } catch (cause) {
    throw new Error(`${file}: there is no such file here, or it may not be read`, { cause });
  }
  if (!(await stat(file)).isFile()) throw new Error(`${file}: this is no file`);
}

const options = {
  mapping: { type: 'string' },
  yes: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  update: { type: 'boolean', default: false },
  workspace: { type: 'string' },
} as const;

function readFlags(args: readonly string[]) {
  const { values, positionals } = parsed(args);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Complaint(usage);
  return {
    file,
    mapping: values.mapping,
    yes: values.yes,
    dryRun: values['dry-run'],
    update: values.update,
    workspaceId: values.workspace === undefined ? undefined : WorkspaceId.parse(values.workspace),
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (cause) {
    const words = cause instanceof Error ? cause.message : String(cause);
    throw new Complaint(`${words}\n${usage}`, { cause });
  }
}

/**
 * Shows how the file is read. A mapping that was made up is shown whole.
 * @throws Complaint when the file does not say how its dates or amounts are written
 */
function sayReading(read: FileUnderstood, isGiven: boolean): void {
  if (!isGiven) {
    say(`Read as an export of ${read.vendor}. As a mapping file:\n`);
    say(mappingText(read.mapping));
  }
  const undecided = undecidedLines(read.questions, read.dates);
  if (undecided.length > 0) throw new Complaint(undecided.join('\n'));
  for (const question of read.questions) {
    if (question.kind !== 'letters') continue;
    const [taken, ...others] = question.ways.map(
      ({ value, text }) => `${value} ("${forTerminal(text)}")`,
    );
    say(
      `Letters are read as ${taken}. If they are wrong, put encoding: into the mapping: ${others.join(', ')}.`,
    );
  }
}
