import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { openBrowser } from '../../playground/chromium.ts';
import { describeInBrowser } from '../support/browser.ts';

/** Runs the README's command and answers the address it prints. */
async function openPlayground(dataDir: string): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn('npm', ['run', 'playground', '--', '--port', '0'], {
    env: { ...process.env, PLAYGROUND_DATA_DIR: dataDir, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const said: string[] = [];
  child.stderr?.on('data', (chunk) => said.push(String(chunk)));
  for await (const line of createInterface({ input: child.stdout ?? process.stdin })) {
    said.push(line);
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    if (url !== undefined && line.includes('open')) return { child, url };
  }
  throw new Error(`The playground did not open:\n${said.join('\n')}`);
}

async function command(page: Page, line: string): Promise<void> {
  const composer = page.getByRole('textbox', { name: 'Message #deals' });
  await composer.fill(line);
  await composer.press('Enter');
}

/** The newest state of the deal's card in the channel. */
function card(page: Page): Locator {
  return page.getByRole('log').getByRole('article').filter({ hasText: 'Owner: Sam Ortiz' }).first();
}

async function advance(page: Page, anyway: string | undefined): Promise<void> {
  await card(page).getByRole('button', { name: 'Advance' }).click();
  const dialog = page.getByRole('dialog', { name: 'Advance deal' });
  await dialog.getByRole('button', { name: 'Advance' }).click();
  if (anyway !== undefined) {
    await dialog.getByLabel('Move anyway because').click();
    await page.getByRole('option', { name: anyway }).click();
    await dialog.getByRole('button', { name: 'Advance' }).click();
  }
  await dialog.waitFor({ state: 'detached' });
}

describeInBrowser('a newcomer at the playground', () => {
  let dataDir = '';
  let child: ChildProcess | undefined;
  let browser: Browser | undefined;
  let page: Page;
  const began = Date.now();

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'milepost-newcomer-'));
    const opened = await openPlayground(dataDir);
    child = opened.child;
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(15_000);
    await page.goto(`${opened.url}/?as=U_SAM`);
    await page.getByRole('button', { name: /^deals/ }).click();
  }, 90_000);

  afterAll(async () => {
    await browser?.close();
    const pid = child?.pid;
    if (pid !== undefined && child?.exitCode === null) {
      const gone = new Promise((resolve) => child?.once('exit', resolve));
      process.kill(-pid, 'SIGTERM');
      await gone;
    }
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }, 30_000);

  it('walks a deal from /deal new to Won', async () => {
    await command(page, '/deal new Acme GmbH 12k linkedin');
    await page
      .getByRole('dialog', { name: 'New deal' })
      .getByRole('button', { name: 'Create' })
      .click();
    await card(page).getByText('Prospecting (1 of 4)').waitFor();

    await advance(page, undefined);
    await card(page).getByText('Qualified (2 of 4)').waitFor();
    await advance(page, 'Small deal');
    await card(page).getByText('Quote (3 of 4)').waitFor();
    await advance(page, 'Told verbally');
    await card(page).getByText('Closure (4 of 4)').waitFor();

    await card(page).getByRole('button', { name: 'Advance' }).click();
    const question = page.getByRole('article').filter({ hasText: 'Was it won or lost?' }).last();
    await question.getByRole('button', { name: 'Won' }).click();
    const won = page.getByRole('dialog', { name: 'Won' });
    await won.getByLabel('Final amount').fill('11,500');
    await won.getByRole('button', { name: 'Won' }).click();

    await card(page).getByText('€11,500').waitFor();
    await card(page).getByRole('button', { name: /repl/ }).click();
    const thread = page.getByRole('complementary', { name: 'Thread' });
    await thread.getByText(/Won.*€11,500/).waitFor();
    expect(await thread.getByText(/moved #1 Acme GmbH from/).count()).toBe(3);
    process.stdout.write(
      `newcomer: playground to Won in ${((Date.now() - began) / 1000).toFixed(1)} s\n`,
    );
  }, 90_000);
});
