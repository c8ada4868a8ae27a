import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import type { StandIn } from '../stand-in.ts';
import { flawsOf } from './flaws.ts';
import type { Scene } from './scenes.ts';
import { openStage } from './stage.ts';

/* Every screen in both widths and both schemes, with what is wrong with it. */

const widths = [1280, 390] as const;
const schemes = ['light', 'dark'] as const;

export interface Sight {
  /** `home-390-dark` */
  readonly name: string;
  readonly page: Page;
  readonly what: Locator | Page;
}

/** Shows one scene as often as there are looks. */
export async function eachLook(
  browser: Browser,
  slack: StandIn,
  scene: Scene,
  see: (sight: Sight) => Promise<void>,
): Promise<void> {
  const rounds = scene.isBrief === true ? widths.map((width) => [width]) : [widths];
  for (const round of rounds) {
    const { height = 860, person } = scene.look;
    const stage = await openStage(browser, slack, { person, height, width: round[0] });
    const { page } = stage;
    try {
      const guide = page.getByRole('button', { name: 'Close Guide' });
      if (await guide.isVisible()) await guide.click();
      const what = await scene.play(stage);
      for (const width of round) {
        await page.setViewportSize({ width, height });
        await makeRoom(page, what, width);
        for (const colorScheme of schemes) {
          await page.emulateMedia({ colorScheme });
          await see({ name: `${scene.name}-${width}-${colorScheme}`, page, what });
        }
      }
    } finally {
      await stage.close();
    }
  }
}

/** What is higher than the window would be cut by what lies around it. */
async function makeRoom(page: Page, what: Locator | Page, width: number): Promise<void> {
  if (!('boundingBox' in what)) return;
  const box = await what.boundingBox();
  const height = Math.ceil(box?.height ?? 0) + 300;
  if (height > (page.viewportSize()?.height ?? 0)) await page.setViewportSize({ width, height });
}

/** Writes a picture of every look of a scene. @returns its flaws, one line each */
export async function sweep(
  browser: Browser,
  slack: StandIn,
  scene: Scene,
  folder: string,
): Promise<readonly string[]> {
  const flaws: string[] = [];
  await eachLook(browser, slack, scene, async ({ name, page, what }) => {
    const png = await what.screenshot({ animations: 'disabled', caret: 'hide' });
    await writeFile(join(folder, `${name}.png`), png);
    flaws.push(...(await flawsOf(page)).map((flaw) => `${name}: ${flaw}`));
  });
  return flaws;
}
