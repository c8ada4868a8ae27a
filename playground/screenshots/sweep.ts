import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import type { StandIn } from '../stand-in.ts';
import { flawsOf } from './flaws.ts';
import type { Scene } from './scenes.ts';
import { type Look, openStage, type Stage } from './stage.ts';

/* Every screen in both widths and both schemes, with what is wrong with it. */

const widths = [1280, 390] as const;
const schemes = ['light', 'dark'] as const;

export interface Sight {
  /** `home-390-dark` */
  readonly name: string;
  readonly page: Page;
  readonly what: Locator | Page;
  readonly width: number;
  readonly colorScheme: 'light' | 'dark';
}

export interface Sweep {
  /** Shows one scene as often as there are looks. */
  readonly eachLook: (scene: Scene, see: (sight: Sight) => Promise<void>) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** One page for each person, from scene to scene. */
export function openSweep(browser: Browser, slack: StandIn): Sweep {
  const stages = new Map<string, Stage>();
  const stageFor = async (look: Look): Promise<Stage> => {
    const known = stages.get(look.person);
    await known?.enterAgain(look);
    const stage = known ?? (await openStage(browser, slack, look));
    stages.set(look.person, stage);
    const guide = stage.page.getByRole('button', { name: 'Close Guide' });
    if (await guide.isVisible()) await guide.click();
    return stage;
  };
  return {
    async eachLook(scene, see) {
      const rounds = scene.isBrief === true ? widths.map((width) => [width]) : [widths];
      for (const round of rounds) {
        const { height = 860, person } = scene.look;
        const stage = await stageFor({ person, height, width: round[0] });
        const { page } = stage;
        const what = await scene.play(stage);
        for (const width of round) {
          await page.setViewportSize({ width, height });
          await makeRoom(page, what);
          for (const colorScheme of schemes) {
            await page.emulateMedia({ colorScheme });
            await see({
              name: `${scene.name}-${width}-${colorScheme}`,
              page,
              what,
              width,
              colorScheme,
            });
          }
        }
      }
    },
    async close() {
      for (const stage of stages.values()) await stage.close();
    },
  };
}

/** What is higher than the window would be cut by what lies around it. */
export async function makeRoom(page: Page, what: Locator | Page): Promise<void> {
  if (!('boundingBox' in what)) return;
  const box = await what.boundingBox();
  const height = Math.ceil(box?.height ?? 0) + 300;
  const size = page.viewportSize();
  if (size !== null && height > size.height) {
    await page.setViewportSize({ width: size.width, height });
  }
}

/** Writes a picture of every look of a scene. @returns its flaws, one line each */
export async function pictureAll(
  sweep: Sweep,
  scene: Scene,
  folder: string,
): Promise<readonly string[]> {
  const flaws: string[] = [];
  await sweep.eachLook(scene, async ({ name, page, what }) => {
    const png = await what.screenshot({ animations: 'disabled', caret: 'hide' });
    await writeFile(join(folder, `${name}.png`), png);
    flaws.push(...(await flawsOf(page)).map((flaw) => `${name}: ${flaw}`));
  });
  return flaws;
}
