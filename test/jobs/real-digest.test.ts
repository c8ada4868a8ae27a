import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Zone } from '../../src/domain/dates.ts';
import { Currency } from '../../src/domain/money.ts';
import { parseMapping } from '../../src/import/mapping.ts';
import { openRows } from '../../src/import/read-rows.ts';
import { runImport } from '../../src/import/run-import.ts';
import { readJobCall, runJob } from '../../src/jobs/by-hand.ts';
import { firstValues, team } from '../support/build.ts';
import { countingMeter, noLog } from '../support/quiet-parts.ts';
import { report } from '../support/report.ts';
import { openTestStores, type TestStores } from '../support/stores.ts';

const folder = process.env.REAL_PIPELINE;
const example = new URL('../../docs/import/b2b-sample.yaml', import.meta.url);

if (folder !== undefined && folder !== '') {
  describe('the digest of a real pipeline of 8,800 opportunities', () => {
    let open: TestStores;
    beforeAll(async () => {
      open = await openTestStores({
        firstValues: { ...firstValues, zone: Zone.parse('UTC'), currency: Currency.parse('USD') },
      });
      open.clock.now = new Date('2026-11-23T10:00:00Z');
      const file = await openRows(createReadStream(join(folder, 'sales_pipeline.csv')));
      await runImport({
        workspaceId: team,
        imports: open.stores.imports,
        workspaces: open.stores.workspaces,
        rows: file.rows,
        mapping: parseMapping(readFileSync(example, 'utf8')),
        now: open.clock.now,
        dryRun: false,
        update: false,
      });
    });
    afterAll(async () => {
      await open.close();
    });

    it('says by hand what was won and lost in the last week of 2017', async () => {
      const call = readJobCall(['digest', '--at', '2018-01-01T09:00Z', '--dry-run']);

      const lines = await runJob(
        {
          stores: open.stores,
          threads: { repliesSince: async () => 'unreadable' },
          log: noLog,
          meter: countingMeter(),
          nudge: () => undefined,
          now: () => open.clock.now,
        },
        call,
      );

      report(lines.join('\n'));
      expect(lines[0]).toBe('Digest 2018-W01, as of Mon, 1 Jan 2018, 09:00 (UTC)');
      expect(lines[1]).toBe('Week 25–31 Dec 2017: 131 won worth $299,803 · 27 lost');
    });
  });
} else {
  describe('the digest of a real pipeline', () => {
    it('is checked where REAL_PIPELINE names the folder of its file', () => {
      expect(folder ?? '').toBe('');
    });
  });
}
