import { Readable } from 'node:stream';
import { parseMapping } from '../../src/import/mapping.ts';
import { openRows } from '../../src/import/read-rows.ts';
import { runImport } from '../../src/import/run-import.ts';
import { connect } from '../../src/storage/connect.ts';
import { createStores } from '../../src/storage/stores.ts';
import { firstValues } from './build.ts';
import { noLog } from './quiet-parts.ts';
import { somePeople } from './stores.ts';
import type { TeamBot } from './team-bot.ts';

/** Imports rows as the command does, at the moment of the team's clock; answers how many became deals. */
export async function importRows(team: TeamBot, csv: string, mapping: string): Promise<number> {
  const now = new Date(team.slack.clock.now());
  const [handlers, jobs] = await Promise.all([
    connect(team.database.uri, 'handlers'),
    connect(team.database.uri, 'jobs'),
  ]);
  const stores = createStores({
    connections: { handlers, jobs },
    clock: () => now,
    time: () => now,
    people: somePeople(),
    firstValues,
    log: noLog,
  });
  try {
    const [workspaceId] = await stores.workspaces.all();
    if (workspaceId === undefined) throw new Error('the bot knows no workspace yet');
    const { imports, workspaces } = stores;
    const { rows } = await openRows(Readable.from([Buffer.from(csv)]));
    const report = await runImport({
      ...{ workspaceId, imports, workspaces, rows, mapping: parseMapping(mapping) },
      ...{ now, dryRun: false, update: false },
    });
    if (report.refused.length > 0) throw new Error(JSON.stringify(report.refused));
    return report.created;
  } finally {
    await stores.close();
    await Promise.all([handlers.close(), jobs.close()]);
  }
}
