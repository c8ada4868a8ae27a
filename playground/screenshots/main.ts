import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { openBrowser } from '../chromium.ts';
import { openPlayground } from '../playground.ts';
import type { StandIn } from '../stand-in.ts';
import { firstDay } from './later.ts';
import { everyAnswer, everyForm, everyPlace, type Scene, scenes } from './scenes.ts';
import { screensPage } from './screens-page.ts';
import { openStage } from './stage.ts';
import { makeRoom, openSweep, pictureAll } from './sweep.ts';

/* `npm run screenshots`: pictures of everything that people see, from the running playground. */

const usage = `npm run screenshots -- [--only name] [--to folder] [--all folder]
  --only   scenes whose name begins so
  --to     the folder for the pictures (docs/images)
  --all    every screen there is, at 1280 and 390 pixels, light and dark, into this folder`;

const { values: flags } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    to: { type: 'string', default: join('docs', 'images') },
    all: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

const takeOne = (browser: Browser, slack: StandIn) => (scene: Scene) => take(browser, slack, scene);

async function take(browser: Browser, slack: StandIn, scene: Scene): Promise<void> {
  const stage = await openStage(browser, slack, scene.look);
  try {
    const what = await scene.play(stage);
    await makeRoom(stage.page, what);
    const png = await shoot(what);
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

/** Does something with each scene in a playground of its own. @returns the names of those that failed */
async function eachScene(
  source: readonly Scene[],
  past: number | 'empty',
  begin: (browser: Browser, slack: StandIn) => (scene: Scene) => Promise<void>,
): Promise<readonly string[]> {
  const wanted = source.filter(({ name }) => name.startsWith(flags.only));
  if (wanted.length === 0) return [];
  const dataDir = await mkdtemp(join(tmpdir(), 'milepost-screens-'));
  const playground = await openPlayground({
    dataDir,
    port: 0,
    past,
    logLevel: 'warn',
    complain,
  });
  const browser = await openBrowser();
  const work = begin(browser, playground.slack);
  const failed: string[] = [];
  for (const scene of wanted) {
    await work(scene).catch((error: unknown) => {
      failed.push(scene.name);
      complain(error);
    });
  }
  await browser.close();
  await playground.stop();
  await rm(dataDir, { recursive: true, force: true });
  return failed;
}

async function takeAll(folder: string): Promise<readonly string[]> {
  const begin = (browser: Browser, slack: StandIn) => {
    const sweep = openSweep(browser, slack);
    return async (scene: Scene) => {
      for (const flaw of await pictureAll(sweep, scene, folder)) say(flaw);
    };
  };
  return [
    ...(await eachScene([...everyForm, ...everyAnswer, ...everyPlace], 1, begin)),
    ...(await eachScene(firstDay, 'empty', begin)),
  ];
}

async function main(): Promise<void> {
  if (flags.help) return say(usage);
  const { all, only, to } = flags;
  await mkdir(all ?? to, { recursive: true });
  const failed = all === undefined ? await eachScene(scenes, 1, takeOne) : await takeAll(all);
  if (failed.length > 0) throw new Error(`No picture of ${failed.join(', ')}`);
  if (only === '' && all === undefined) {
    await writeFile(join('docs', 'screens.md'), screensPage(scenes));
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function complain(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
}

await main().catch((error: unknown) => {
  complain(error);
  process.exitCode = 1;
});
process.exit();
