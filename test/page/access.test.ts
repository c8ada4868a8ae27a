import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.ts';
import { type Look, openWorld, type PageWorld } from './support/open-page.ts';
import { seriousFindings } from './support/serious-findings.ts';
import {
  dataTable,
  dealCard,
  dealForm,
  digest,
  home,
  notDrawn,
  shortForm,
} from './support/showcase.ts';

describeInBrowser('the page for everyone', () => {
  let world: PageWorld;

  beforeAll(async () => {
    world = await openWorld();
  });
  afterEach(async () => {
    const found = [...world.troubles];
    await world.clear();
    expect(found).toEqual([]);
  });
  afterAll(async () => {
    await world.stop();
  });

  async function postAll(): Promise<void> {
    for (const blocks of [dealCard, digest, dataTable, notDrawn]) {
      await world.app.call('chat.postMessage', { channel: 'C_DEALS', text: 'x', blocks });
    }
    const answer = await world.app.call('chat.postMessage', { channel: 'C_DEALS', text: 'root' });
    const reply = { channel: 'C_DEALS', text: 'a *reply*', thread_ts: answer.ts };
    await world.app.call('chat.postMessage', reply);
  }

  async function openForm(page: Page, view: object): Promise<void> {
    world.app.on('/deal', async ({ trigger_id }) => {
      await world.app.call('views.open', { trigger_id, view });
    });
    await page.getByRole('textbox', { name: /^Message/ }).fill('/deal new');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
  }

  const LOOKS: readonly (readonly [string, Look])[] = [
    ['light', {}],
    ['dark', { dark: true }],
    ['light and narrow', { width: 390 }],
    ['dark and narrow', { dark: true, width: 390 }],
  ];

  it.each(LOOKS)(
    'has no serious finding in channel, thread, modal and Home (%s)',
    async (_, look) => {
      world.app.on('event_callback app_home_opened', async () => {
        await world.app.call('views.publish', { user_id: 'U_SAM', view: home });
      });
      await postAll();
      const page = await world.open('U_SAM', look);
      const findings = async (where: string): Promise<readonly string[]> =>
        (await seriousFindings(page)).map((line) => `${where} ${line}`);
      const all: string[] = [...(await findings('channel'))];

      await page.getByRole('button', { name: /1 reply/ }).click();
      await page.getByRole('complementary', { name: 'Thread' }).waitFor();
      all.push(...(await findings('thread')));
      await page.getByRole('button', { name: 'Close thread' }).click();
      await openForm(page, dealForm);
      all.push(...(await findings('modal')));
      await page.getByLabel('Tags').click();
      await page.getByRole('option').first().waitFor();
      all.push(...(await findings('select')));
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click();
      await page.getByText('Please complete this required field.').first().waitFor();
      all.push(...(await findings('refused modal')));
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      for (const drawer of ['Wire', 'Clock and faults', 'Guide']) {
        await page.getByRole('button', { name: drawer, exact: true }).click();
        await page.getByRole('complementary', { name: drawer }).waitFor();
        all.push(...(await findings(drawer)));
        await page.getByRole('button', { name: `Close ${drawer}` }).click();
      }
      if (look.width !== undefined) await page.getByRole('button', { name: 'Channels' }).click();
      await page.getByRole('button', { name: 'Milepost' }).click();
      await page.getByRole('heading', { name: 'My deals' }).waitFor();
      all.push(...(await findings('Home')));

      expect(all).toEqual([]);
    },
  );

  it('works with the keyboard alone, from the command to the sent form', async () => {
    world.app.on('view_submission advance', () => undefined);
    const page = await world.open('U_SAM');
    await page.getByRole('textbox', { name: /^Message/ }).focus();
    world.app.on('/deal', async ({ trigger_id }) => {
      await world.app.call('views.open', { trigger_id, view: shortForm });
    });

    await page.keyboard.type('/deal advance 42');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Advance deal' });
    await dialog.waitFor();
    await page.keyboard.type('Dana');
    await page.keyboard.press('Tab');
    await page.keyboard.type('6 hours');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });

    const sent = await world.app.heard('view_submission advance');
    expect(sent).toMatchObject({
      view: {
        state: {
          values: { signer: { value: { value: 'Dana' } }, worth: { value: { value: '6 hours' } } },
        },
      },
    });
    const focused = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    expect(focused).toBe('Message #deals');
  });

  it('keeps the focus inside an open modal', async () => {
    const page = await world.open('U_SAM');
    await openForm(page, shortForm);

    const inside: boolean[] = [];
    for (let press = 0; press < 14; press += 1) {
      await page.keyboard.press('Tab');
      inside.push(
        await page.evaluate(() => {
          const at = document.activeElement;
          return at === document.body || at?.closest('dialog') !== null;
        }),
      );
    }

    expect(inside).not.toContain(false);
  });

  it('walks a menu with the arrows and gives the focus back', async () => {
    await postAll();
    const page = await world.open('U_SAM');
    const more = page.getByRole('button', { name: 'More options' });

    await more.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menu').waitFor();
    await page.keyboard.press('ArrowDown');
    const at = await page.evaluate(() => document.activeElement?.textContent);
    expect(at).toBe('Wait until');
    await page.keyboard.press('Escape');

    expect(await page.getByRole('menu').count()).toBe(0);
    expect(await more.evaluate((button) => button === document.activeElement)).toBe(true);
  });

  it('follows the system’s colours until one is chosen', async () => {
    const page = await world.open('U_SAM', { dark: true });
    const ground = (): Promise<string> =>
      page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(await ground()).toBe('rgb(26, 29, 33)');

    await page.getByRole('button', { name: 'Theme' }).click();
    await page.getByRole('menuitemradio', { name: 'Light' }).click();

    expect(await ground()).toBe('rgb(255, 255, 255)');
    await page.reload();
    await page.getByRole('log').waitFor();
    expect(await ground()).toBe('rgb(255, 255, 255)');
  });

  it('turns the sidebar into a drawer and lets a thread fill a narrow screen', async () => {
    await postAll();
    const page = await world.open('U_SAM', { width: 390 });
    const channels = page.getByRole('navigation', { name: 'Channels and people' });
    expect(await channels.isVisible()).toBe(false);

    await page.getByRole('button', { name: 'Channels', exact: true }).click();
    await channels.getByRole('button', { name: 'deals' }).click();
    await channels.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: /1 reply/ }).click();
    const thread = page.getByRole('complementary', { name: 'Thread' });
    await thread.waitFor();

    expect((await thread.boundingBox())?.width).toBe(390);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(sideways).toBeLessThanOrEqual(390);
  });
});
