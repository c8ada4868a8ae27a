import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../../playground/chromium.ts';
import type { Snapshot } from '../../playground/protocol.ts';
import { faintTexts, seriousFindings } from '../page/support/serious-findings.ts';
import { describeInBrowser } from '../support/browser.ts';
import { type OpenPlayground, openPlayground } from '../support/open-playground.ts';
import { until } from '../support/until.ts';

describeInBrowser('time at the playground', () => {
  let playground: OpenPlayground | undefined;
  let browser: Browser | undefined;
  let page: Page;
  let atStart: string;

  beforeAll(async () => {
    playground = await openPlayground('--seed', '7');
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
    page.setDefaultTimeout(60_000);
    atStart = await past();
    await become('U_SAM');
  });

  afterAll(async () => {
    await browser?.close();
    await playground?.stop();
  });

  const seenBy = async (user: string): Promise<Snapshot> => {
    const answer = await fetch(`${playground?.url}/page/snapshot?user=${user}`);
    return JSON.parse(await answer.text());
  };
  const become = async (user: string, look: 'dark' | 'light' = 'light') => {
    await page.emulateMedia({ colorScheme: look });
    await page.goto(`${playground?.url}/?as=${user}`);
    await page.getByRole('log').waitFor();
  };
  const move = async (name: string) => {
    await page.getByRole('button', { name: 'Clock and faults' }).click();
    await page.getByRole('button', { name, exact: true }).click();
    await page.getByRole('button', { name: 'Close Clock and faults' }).click();
  };
  /** What everybody could read in #deals, without the ids that differ. */
  const past = async (): Promise<string> => {
    const { messages } = await seenBy('U_MARIA');
    return (messages.C_DEALS ?? []).map(({ ts, text }) => `${ts} ${text}`).join('\n');
  };
  /** Every message of the bot since the start, in channels and to one person. */
  const said = async (user: string): Promise<readonly string[]> => {
    const { messages, openedAt } = await seenBy(user);
    return Object.entries(messages).flatMap(([channel, all]) =>
      all
        .filter(({ ts, from }) => from === 'bot' && Number(ts) * 1_000 >= Date.parse(openedAt))
        .filter(({ threadTs, ts }) => threadTs === undefined || threadTs === ts)
        .map(({ text }) => `${channel}: ${text.slice(0, 80)}`),
    );
  };

  it('brings the morning message on the next working day', async () => {
    await move('Tomorrow 09:00');
    await page.getByRole('button', { name: /^Milepost/ }).click();
    await page.getByRole('tab', { name: 'Messages' }).click();

    const messages = page
      .getByRole('log')
      .getByRole('article')
      .filter({ hasText: 'Good morning Sam' });
    await messages.getByText('is due today').last().waitFor();
    await page.getByText('Today', { exact: true }).waitFor();
  });

  it('does not flood after a week’s jump: Monday’s digest is too old, the next one comes', async () => {
    await become('U_MARIA');
    await move('+1 week');
    const soFar = () => said('U_SAM');
    const mornings = async () => (await soFar()).filter((one) => one.includes('Good morning'));
    // One of Friday the 6th, one of Friday the 13th; nothing of the days between.
    await until('the second morning', async () => (await mornings()).length === 2);
    await move('Monday 09:00');
    await page.getByRole('button', { name: /^managers/ }).click();
    // It takes in the week whose own digest was too old to be sent.
    await page.getByRole('article').filter({ hasText: '2–15 Mar' }).waitFor();

    const managers = (await said('U_MARIA')).filter((one) => one.startsWith('C_MANAGERS'));
    const mine = (await soFar()).filter((one) => one.startsWith('D'));
    expect(managers).toHaveLength(1);
    expect(mine.length).toBeLessThanOrEqual(3);
    process.stdout.write(`time: over eleven days Sam was told ${mine.length} things\n`);
  });

  it.each(['light', 'dark'] as const)('has nothing serious for axe-core in %s', async (look) => {
    const all: string[] = [];
    const check = async (where: string) => {
      // What is there is the same in the dark, except whether one can read it.
      const found = await (look === 'dark' ? faintTexts : seriousFindings)(page);
      all.push(...found.map((one) => `${where} ${one}`));
    };
    await become('U_ADA', look);
    await page.getByRole('button', { name: /^managers/ }).click();
    await page.getByRole('article').first().waitFor();
    await check('digest');
    await page.getByRole('button', { name: /^Milepost/ }).click();
    await page.getByRole('region', { name: 'Milepost Home' }).getByRole('button').first().waitFor();
    await check('Home of an admin');

    await become('U_SAM', look);
    await check('deals');
    await page
      .getByRole('button', { name: /\d+ repl/ })
      .last()
      .click();
    await page.getByRole('complementary', { name: 'Thread' }).waitFor();
    await check('thread');
    for (const line of ['/deal new', '/deal advance', '/deal away', '/deal todo', '/deal lost']) {
      await page.getByRole('textbox', { name: 'Message #deals' }).fill(line);
      await page.keyboard.press('Enter');
      const opened = page.getByRole('dialog').or(page.getByText('Only visible to you').last());
      await opened.first().waitFor();
      await check(line);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }

    expect(all).toEqual([]);
  });

  it('begins anew as it began, to the letter', async () => {
    await become('U_SAM');
    await page.getByRole('button', { name: 'Clock and faults' }).click();
    await page.getByRole('button', { name: 'Start over' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Start over' }).click();
    await page.getByText('The bot is starting.').waitFor();
    await page.getByText('The bot is connected by Socket Mode').waitFor();

    expect(await past()).toBe(atStart);
    expect(atStart.split('\n').length).toBeGreaterThan(100);
    await page.getByText('Thursday, 5 March 2026').waitFor();
  });
});
