import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { openBrowser } from '../../playground/chromium.ts';
import { readRecord } from '../../src/storage/mongod/mongod-record.ts';
import { describeInBrowser } from '../support/browser.ts';
import { type Hands, keyboardOn, mouseOn } from '../support/hands.ts';
import { type OpenPlayground, openPlayground } from '../support/open-playground.ts';
import { until } from '../support/until.ts';

/** The guide's six steps, as it tells them; it has to tick each off by itself. */
async function followGuide(page: Page, hands: Hands): Promise<void> {
  const { press, write, choose, date } = hands;
  const guide = page.getByRole('complementary', { name: 'Guide' });
  const ticked = (count: number) => guide.getByText(`${count} of 6 done`).waitFor();
  const dialog = (name: string) => page.getByRole('dialog', { name });
  const card = cardOf(page);
  const cardSays = (text: string | RegExp) => card.getByText(text).waitFor();
  await ticked(0);

  const composer = page.getByRole('textbox', { name: 'Message #deals' });
  await write(composer, '/deal new acme 12k linkedin');
  await composer.press('Enter');
  await press(dialog('New deal').getByRole('button', { name: 'Create' }));
  await cardSays('Prospecting (1 of 4)');
  await ticked(1);

  await press(card.getByRole('button', { name: 'Advance' }));
  const advance = dialog('Advance deal');
  await press(advance.getByRole('button', { name: 'Advance' }));
  await cardSays('Qualified (2 of 4)');
  await press(card.getByRole('button', { name: 'Advance' }));
  await choose(advance.getByLabel('Who can sign?'), /^Somebody else/);
  await write(advance.getByLabel('Their name'), 'Dana Weiss');
  await write(advance.getByLabel('A next step with a date'), 'send the quote');
  await date(advance.getByLabel(/^On( \(optional\))?$/), '2026-03-09');
  await press(advance.getByRole('button', { name: 'Advance' }));
  await cardSays('Quote (3 of 4)');
  await ticked(2);

  await choose(card.getByRole('button', { name: 'More options' }), 'Quote');
  await press(dialog('Quote sent').getByRole('button', { name: 'Save' }));
  await cardSays(/Quote 1 sent 5 Mar/);
  await ticked(3);

  await press(card.getByRole('button', { name: 'Won' }));
  const won = dialog('Won');
  await press(won.getByRole('button', { name: 'Won' }));
  await choose(won.getByLabel('Move anyway because'), 'Told verbally');
  await press(won.getByRole('button', { name: 'Won' }));
  await ticked(4);

  await press(card.getByRole('button', { name: /\d+ repl/ }));
  const thread = page.getByRole('complementary', { name: 'Thread' });
  await press(thread.getByRole('button', { name: /^Quote/ }).first());
  await thread.getByRole('button', { name: /^Quote 1/ }).waitFor();
  await press(page.getByRole('button', { name: 'Close thread' }));
  await ticked(5);

  await choose(page.getByRole('button', { name: /Switch person/ }), /Maria Lopez/);
  await page.getByRole('button', { name: /You are Maria Lopez/ }).waitFor();
  await press(page.getByRole('button', { name: 'Clock and faults' }));
  const panel = page.getByRole('complementary', { name: 'Clock and faults' });
  await press(panel.getByRole('button', { name: 'Monday 09:00' }));
  await press(page.getByRole('button', { name: /^managers/ }));
  await page.getByRole('article').filter({ hasText: 'Week 2–8 Mar' }).waitFor();
  await press(page.getByRole('button', { name: 'Guide' }));
  await ticked(6);
}

/** The newest state of the deal's card in the channel. */
function cardOf(page: Page): Locator {
  return page
    .getByRole('log', { name: /deals/ })
    .getByRole('article')
    .filter({ hasText: ' acme' })
    .filter({ hasText: 'Owner: Sam Ortiz' })
    .first();
}

describeInBrowser('a newcomer at the playground', () => {
  let playground: OpenPlayground | undefined;
  let browser: Browser | undefined;
  let page: Page;

  beforeAll(async () => {
    playground = await openPlayground();
    process.stdout.write(`newcomer: ${playground.said}\n`);
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
    page.setDefaultTimeout(60_000);
    await page.goto(`${playground.url}/?as=U_SAM`);
    await page.getByRole('log').waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    await playground?.stop();
  });

  it('follows the guide with the mouse, from the first deal to Monday’s digest', async () => {
    const began = Date.now();
    await followGuide(page, mouseOn(page));
    tell('mouse', began);
  });

  it('follows it with the keyboard alone, after starting over', async () => {
    await choosePerson(page, 'Sam Ortiz');
    await page.getByRole('button', { name: 'Clock and faults' }).click();
    await page.getByRole('button', { name: 'Start over' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Start over' }).click();
    await page.getByText('The bot is starting.').waitFor();
    await page.getByText('The bot is connected by Socket Mode').waitFor({ timeout: 90_000 });
    await page.goto(`${playground?.url}/?as=U_SAM`);
    await page.getByRole('log').waitFor();
    expect(await cardOf(page).count()).toBe(0);

    const began = Date.now();
    await followGuide(page, keyboardOn(page));
    tell('keyboard', began);
  });

  it('takes its database with it, however often it is interrupted', async () => {
    if (playground === undefined) throw new Error('There is no playground');
    const record = await readRecord(playground.dataDir);

    await playground.interrupt();

    await until('its mongod is gone', () => !isRunning(record?.pid), 15_000);
  });
});

function isRunning(pid = 0): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function choosePerson(page: Page, name: string): Promise<void> {
  await mouseOn(page).choose(page.getByRole('button', { name: /Switch person/ }), new RegExp(name));
  // What was opened by the one before goes with them.
  await page.getByRole('button', { name: `You are ${name}` }).waitFor();
}

function tell(how: string, began: number): void {
  const seconds = ((Date.now() - began) / 1_000).toFixed(1);
  process.stdout.write(`newcomer: the guide's six steps by ${how} in ${seconds} s\n`);
}
