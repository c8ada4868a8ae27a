import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { botEnv, runEntry } from '../support/entry-process.ts';
import { report } from '../support/report.ts';
import { startTeamBot, type TeamBot } from '../support/team-bot.ts';

const folder = process.env.REAL_PIPELINE;

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const began = performance.now();
  return [await work(), (performance.now() - began) / 1_000];
}

if (folder !== undefined && folder !== '') {
  describe('a team that brings its 8,800 deals along', () => {
    let team: TeamBot;
    beforeAll(async () => {
      team = await startTeamBot({ env: { CURRENCY: 'USD', TIMEZONE: 'UTC' } });
    });
    afterAll(() => team?.stop());

    it('imports them as documented, and its manager reads the funnel', async () => {
      const maria = team.slack.person('U_MARIA');
      const env = {
        ...botEnv(team.slack, team.database.uri),
        CURRENCY: 'USD',
        TIMEZONE: 'UTC',
      };
      const file = join(folder, 'sales_pipeline.csv');
      const mapping = ['--mapping', 'docs/import/b2b-sample.yaml'];
      const [imported, importSeconds] = await timed(() =>
        runEntry(['import', file, ...mapping], env),
      );
      expect(imported.stderr.join('\n')).toBe('');
      expect(imported.code).toBe(0);

      const [said, seconds] = await timed(async () => {
        await maria.types('#managers', '/deal funnel all');
        // Where the machine is slow, the figures follow a first sentence.
        return maria.waits(
          () => /Funnel, all time[\s\S]*How counted/.exec(maria.sees('#managers'))?.[0],
        );
      });
      report(
        `import ${importSeconds.toFixed(1)} s, /deal funnel all ${seconds.toFixed(1)} s\n${said}`,
      );
      expect(said).toMatch(/4,238 won, (US)?\$10,005,534/);
      expect(said).toContain('2,473 lost');
      expect(said).toContain('Win rate: 63.15% by count (4,238 of 6,711)');
      expect(said).toContain('Qualified 1,589 deals');
      expect(said).toContain('Prospecting 500 deals');
    });
  });
} else {
  describe('a team that brings its deals along', () => {
    it('is followed where REAL_PIPELINE names the folder of their file', () => {
      expect(folder ?? '').toBe('');
    });
  });
}
