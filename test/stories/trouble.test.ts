import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { openBrowser } from '../../playground/chromium.ts';
import { describeInBrowser } from '../support/browser.ts';
import { type OpenPlayground, openPlayground } from '../support/open-playground.ts';

/* Everything that can go wrong between Slack, the bot and the database, as a person at the page sees it. */

describeInBrowser('trouble at the playground', () => {
  let playground: OpenPlayground | undefined;
  let browser: Browser | undefined;
  let page: Page;

  beforeAll(async () => {
    playground = await openPlayground();
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
    page.setDefaultTimeout(60_000);
    await page.goto(`${playground.url}/?as=U_SAM`);
    await page.getByRole('log').waitFor();
    await page.getByRole('button', { name: 'Clock and faults' }).click();
  });

  afterAll(async () => {
    await browser?.close();
    await playground?.stop();
  });

  afterEach(async () => {
    const open = page.getByRole('dialog').getByRole('button', { name: 'Close' });
    if ((await open.count()) > 0) await open.click();
    const left = page.getByRole('button', { name: 'Clear all faults' });
    if ((await left.count()) > 0) await left.click();
  });

  const panel = () => page.getByRole('complementary', { name: 'Clock and faults' });
  const fault = (name: string) => panel().getByRole('button', { name, exact: true }).click();
  const log = () => page.getByRole('log', { name: /deals/ });
  const answers = (text: string | RegExp) =>
    log().getByRole('article').filter({ hasText: 'Only visible to you' }).filter({ hasText: text });
  const cards = (name: string): Locator =>
    log()
      .getByRole('article')
      .filter({ hasText: name })
      .filter({ hasText: 'Owner: Sam Ortiz' })
      .filter({ hasNotText: 'Only visible to you' });

  async function command(line: string): Promise<void> {
    const composer = page.getByRole('textbox', { name: 'Message #deals' });
    await composer.fill(line);
    await composer.press('Enter');
  }

  /** A new deal whose card meets the trouble. */
  async function createDuring(name: string, trouble: string): Promise<void> {
    await command(`/deal new ${name} 9k referral`);
    const dialog = page.getByRole('dialog', { name: 'New deal' });
    await dialog.waitFor();
    // The dialog is on top of the switches.
    await page.evaluate((wanted) => {
      const buttons = [...document.querySelectorAll<HTMLButtonElement>('.drawer button')];
      buttons.find((one) => one.textContent === wanted)?.click();
    }, trouble);
    await dialog.getByRole('button', { name: 'Create' }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  it.each([
    ['Slow', 'Slowpoke'],
    ['429', 'Ratelimit'],
    ['500', 'Fivehundred'],
    ['Answer lost', 'Lostanswer'],
  ])('%s: the deal is kept at once, and its card appears once', async (trouble, name) => {
    const began = Date.now();
    await createDuring(name, trouble);
    await answers(`${name} is in Prospecting`).waitFor();
    const answered = Date.now() - began;
    await cards(name).first().waitFor({ timeout: 60_000 });
    await panel().getByText('No fault is waiting.').waitFor({ timeout: 60_000 });

    // Whatever is tried again has been by the time that the next change reaches the card.
    const number = /#(\d+)/.exec((await cards(name).first().textContent()) ?? '')?.[1];
    await command(`/deal log ${number} call`);
    await cards(name).getByText('Last contact: called').waitFor({ timeout: 60_000 });

    expect(await cards(name).count()).toBe(1);
    tell(`${trouble}: answered in ${answered} ms, all well after ${Date.now() - began} ms`);
  });

  it('opens a form while Slack is slow, and offers it again once it was closed', async () => {
    await fault('Slow');
    await command('/deal new Unhurried 1k');
    const dialog = page.getByRole('dialog', { name: 'New deal' });
    await dialog.waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();

    const offer = answers('Ready when you are');
    await offer.waitFor();
    await page.getByRole('button', { name: 'Clear all faults' }).click();
    await offer.getByRole('button', { name: 'Open' }).click();
    await dialog.getByLabel('Account').waitFor();

    expect(await dialog.getByLabel('Account').inputValue()).toBe('Unhurried');
  });

  it('comes back after its sockets were dropped', async () => {
    await fault('Socket drop');
    await panel().getByText('The bot is connected by Socket Mode').waitFor();
    await command('/deal help');

    await answers('/deal advance').waitFor();
  });

  it('tells that an outcome is not known while MongoDB is paused, and then the outcome', async () => {
    const number = /#(\d+)/.exec((await cards('Slowpoke').textContent()) ?? '')?.[1];
    const paused = page.getByRole('checkbox', { name: /MongoDB paused/ });
    await Promise.all([page.waitForResponse(/\/database$/), paused.check()]);
    const began = Date.now();
    await command(`/deal note ${number} written while the database stands still`);
    await answers('Not confirmed yet').waitFor();
    const told = Date.now() - began;
    await paused.uncheck();

    await answers('Noted on').waitFor();
    tell(`MongoDB paused: told so after ${told} ms, and the outcome followed`);
    expect(told).toBeLessThan(20_000);
  });
});

function tell(what: string): void {
  process.stdout.write(`trouble: ${what}\n`);
}
