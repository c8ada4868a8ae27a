import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { checkMapping } from '../../src/import/check-mapping.ts';
import type { ImportedDeal, RowRefusal } from '../../src/import/imported-deal.ts';
import { isRefusal, openRows } from '../../src/import/read-rows.ts';
import { createRepeatCheck } from '../../src/import/repeated-rows.ts';
import { rowToDeal } from '../../src/import/row-to-deal.ts';
import { aSetting, stages } from './setting.ts';

const folder = process.env.REAL_PIPELINE;
const example = new URL('../../docs/import/b2b-sample.yaml', import.meta.url);

async function readFolder(path: string) {
  const setting = aSetting(readFileSync(example, 'utf8'));
  const file = await openRows(createReadStream(join(path, 'sales_pipeline.csv')));
  const repeated = createRepeatCheck();
  const deals: ImportedDeal[] = [];
  const refused: RowRefusal[] = [];
  for await (const row of file.rows) {
    const result = isRefusal(row) ? undefined : rowToDeal(row, setting);
    if (result?.ok) deals.push(result.deal);
    else refused.push(...(result?.refusals ?? []));
  }
  const repeats = deals.map(repeated).filter((refusal) => refusal !== undefined);
  return { file, setting, deals, refused: [...refused, ...repeats] };
}

if (folder !== undefined && folder !== '') {
  describe('a real pipeline of 8,800 opportunities', () => {
    let all: Awaited<ReturnType<typeof readFolder>>;
    beforeAll(async () => {
      all = await readFolder(folder);
    });

    it('comes over whole, by the mapping in the docs', () => {
      const { file, setting, deals, refused } = all;

      const won = deals.filter(({ stage }) => stage.kind === 'won');
      const worth = won.reduce((sum, deal) => sum + (deal.amountMinor ?? 0), 0);
      const count = (test: (deal: ImportedDeal) => boolean) => deals.filter(test).length;

      expect(checkMapping(setting.mapping, file.headers, stages)).toEqual([]);
      expect(refused).toEqual([]);
      expect(deals).toHaveLength(8_800);
      expect(won).toHaveLength(4_238);
      expect(worth).toBe(10_005_534_00);
      expect(count(({ stage }) => stage.kind === 'lost')).toBe(2_473);
      expect(count(({ stage }) => stage.stageId === 'qualified')).toBe(1_589);
      expect(count(({ stage }) => stage.stageId === 'prospecting')).toBe(500);
      expect(count(({ delayedEntry }) => delayedEntry)).toBe(500);
      expect(count(({ account }) => account === undefined)).toBe(1_425);
      expect(new Set(deals.map(({ ownerName }) => ownerName)).size).toBe(30);
    });

    it('keeps what a lost row says and no more', () => {
      const lost = all.deals.find(({ stage }) => stage.kind === 'lost');

      expect(lost).toMatchObject({
        lostReason: 'not recorded (imported)',
        lostAtStage: 'qualified',
        enteredStageId: 'qualified',
      });
      expect(lost).not.toHaveProperty('amountMinor');
    });

    it('names deals by account and product', () => {
      expect(all.deals[0]).toMatchObject({
        externalId: '1C1I7A6R',
        name: 'Cancity: GTX Plus Basic',
      });
    });
  });
} else {
  describe('a real pipeline', () => {
    it('has a mapping that can be read without the file', () => {
      expect(aSetting(readFileSync(example, 'utf8')).mapping.columns.stage).toBe('deal_stage');
    });
  });
}
