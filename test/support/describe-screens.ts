import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../../playground/chromium.ts';
import { openPlayground, type Playground } from '../../playground/playground.ts';
import { flawsOf } from '../../playground/screenshots/flaws.ts';
import type { Scene } from '../../playground/screenshots/scenes.ts';
import { openSweep, type Sight, type Sweep } from '../../playground/screenshots/sweep.ts';
import { faintTexts } from '../page/support/serious-findings.ts';
import { describeInBrowser } from './browser.ts';

/** What was brought about is the same in both schemes, except whether one can read it. */
async function flawsIn({ name, page, what, width, colorScheme }: Sight): Promise<string[]> {
  const isFirst = colorScheme === 'light';
  const isWhole = what === page && width === 1280 && !name.startsWith('popup-');
  const found = [
    ...(isFirst ? await flawsOf(page) : []),
    ...(isWhole ? await faintTexts(page) : []),
  ];
  return found.map((flaw) => `${name}: ${flaw}`);
}

/** Every scene of a playground of its own, at both widths and in both schemes. */
export function describeScreens(title: string, scenes: readonly Scene[]): void {
  describeInBrowser(title, () => {
    let playground: Playground;
    let browser: Browser;
    let sweep: Sweep;
    let dataDir: string;

    beforeAll(async () => {
      dataDir = await mkdtemp(join(tmpdir(), 'milepost-every-screen-'));
      const complain = (error: unknown) => {
        throw error;
      };
      playground = await openPlayground({
        dataDir,
        port: 0,
        past: 1,
        logLevel: 'silent',
        complain,
      });
      browser = await openBrowser();
      sweep = openSweep(browser, playground.slack);
    });

    afterAll(async () => {
      await browser.close();
      await playground.stop();
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
    });

    it.each(scenes.map((scene) => [scene.name, scene] as const))(
      '%s: nothing overlaps, is cut off, raw or faint',
      async (_, scene) => {
        const flaws: string[] = [];
        await sweep.eachLook(scene, async (sight) => {
          flaws.push(...(await flawsIn(sight)));
        });

        expect(flaws).toEqual([]);
      },
    );
  });
}
