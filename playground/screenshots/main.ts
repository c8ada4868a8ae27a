import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { openBrowser } from '../chromium.ts';
import { openPlayground } from '../playground.ts';
import type { StandIn } from '../stand-in.ts';
import { type Scene, scenes } from './scenes.ts';
import { screensPage } from './screens-page.ts';
import { openStage } from './stage.ts';

/* `npm run screenshots`: pictures of everything that people see, from the running playground. */

const usage = `npm run screenshots -- [--only name] [--to folder]
  --only   scenes whose name begins so
  --to     the folder for the pictures (docs/images)`;

const { values: flags } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    to: { type: 'string', default: join('docs', 'images') },
    help: { type: 'boolean', default: false },
  },
});

async function take(browser: Browser, slack: StandIn, scene: Scene): Promise<void> {
  const stage = await openStage(browser, slack, scene.look);
  try {
    const png = await shoot(await scene.play(stage));
    const small = await sharp(png).png({ palette: true, quality: 90, effort: 10 }).toBuffer();
    await writeFile(join(flags.to, `${scene.name}.png`), small);
    say(`${scene.name}.png ${Math.round(small.length / 1024)} kB`);
  } finally {
    await stage.close();
  }
}

async function shoot(what: Locator | Page): Promise<Buffer> {
  return await what.screenshot({ animations: 'disabled', caret: 'hide' });
}

async function main(): Promise<void> {
  if (flags.help) return say(usage);
  await mkdir(flags.to, { recursive: true });
  const dataDir = await mkdtemp(join(tmpdir(), 'milepost-screens-'));
  const playground = await openPlayground({
    dataDir,
    port: 0,
    past: 1,
    logLevel: 'warn',
    complain: (error) => process.stderr.write(`${String(error)}\n`),
  });
  const browser = await openBrowser();
  const wanted = scenes.filter(({ name }) => name.startsWith(flags.only));
  const failed: string[] = [];
  for (const scene of wanted) {
    await take(browser, playground.slack, scene).catch((error: unknown) => {
      failed.push(scene.name);
      process.stderr.write(
        `${scene.name}: ${error instanceof Error ? error.message : String(error)}\n`,
      );
    });
  }
  await browser.close();
  await playground.stop();
  await rm(dataDir, { recursive: true, force: true });
  if (failed.length > 0) throw new Error(`No picture of ${failed.join(', ')}`);
  if (flags.only === '') await writeFile(join('docs', 'screens.md'), screensPage(scenes));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
process.exit();
