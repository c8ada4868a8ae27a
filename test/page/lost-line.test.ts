import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.ts';
import { openWorld, type PageWorld } from './support/open-page.ts';
import { shortForm } from './support/showcase.ts';

const NO_ANSWER = 'The playground does not answer.';

describeInBrowser('what the playground does not take', () => {
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

  /** Whatever is done from now on is not answered with anything that could be read. */
  async function losesAnswers(page: Page): Promise<void> {
    await page.route('**/page/act', (route) => route.fulfill({ body: '' }));
  }

  it('stays in the field it was written in', async () => {
    const page = await world.open('U_SAM');
    const field = page.getByRole('textbox', { name: 'Message #deals' });
    await losesAnswers(page);

    for (const line of ['a long thoughtful message', '/deal note 42 called']) {
      await field.fill(line);
      await field.press('Enter');
      await page.getByText(NO_ANSWER).waitFor();
      await page.waitForFunction(
        (text) => document.querySelector('textarea')?.value === text,
        line,
      );
      await page.getByRole('button', { name: 'Dismiss' }).click();
    }

    await page.unrouteAll();
    await field.fill('at last');
    await field.press('Enter');
    await page.getByRole('article').getByText('at last').waitFor();
    expect(await field.inputValue()).toBe('');
  });

  it('comes back before what was begun since', async () => {
    const page = await world.open('U_SAM');
    const field = page.getByRole('textbox', { name: 'Message #deals' });
    const answers: (() => void)[] = [];
    await page.route('**/page/act', async (route) => {
      await new Promise<void>((resolve) => answers.push(resolve));
      await route.fulfill({ body: '' });
    });

    await field.fill('first');
    await field.press('Enter');
    await field.fill('second');
    await page.waitForFunction(() => document.querySelector('textarea')?.value === 'second');
    while (answers.length === 0) await page.evaluate(() => new Promise(requestAnimationFrame));
    answers.shift()?.();

    await page.waitForFunction(() => document.querySelector('textarea')?.value === 'first\nsecond');
  });

  it('stays in the message’s editor', async () => {
    const page = await world.open('U_SAM');
    const field = page.getByRole('textbox', { name: 'Message #deals' });
    await field.fill('hello');
    await field.press('Enter');
    const mine = page.getByRole('article').last();
    await mine.getByRole('button', { name: 'More actions' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Edit message' }).click();
    const editor = page.getByRole('textbox', { name: 'Edit message' });
    await losesAnswers(page);

    await editor.fill('hello, and much longer');
    await editor.press('Enter');
    await page.getByText(NO_ANSWER).waitFor();
    expect(await editor.inputValue()).toBe('hello, and much longer');

    await page.unrouteAll();
    await editor.press('Enter');
    await mine.getByText('hello, and much longer').waitFor();
    expect(await editor.count()).toBe(0);
  });

  it('is told inside the form, where it can be read and put away', async () => {
    world.app.on('/deal', async ({ trigger_id }) => {
      await world.app.call('views.open', { trigger_id, view: shortForm });
    });
    const page = await world.open('U_SAM', { width: 390 });
    const field = page.getByRole('textbox', { name: 'Message #deals' });
    await field.fill('/deal advance 42');
    await field.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Who can sign?').fill('Dana');
    await losesAnswers(page);

    await dialog.getByRole('button', { name: 'Advance' }).click();
    await dialog.getByRole('alert').getByText(NO_ANSWER).waitFor();
    expect(await dialog.getByLabel('Who can sign?').inputValue()).toBe('Dana');

    await dialog.getByRole('button', { name: 'Show guide' }).click();
    await dialog.getByRole('status').getByText(NO_ANSWER).waitFor();
    await dialog.getByRole('button', { name: 'Dismiss' }).click();
    await dialog.getByRole('status').getByText(NO_ANSWER).waitFor({ state: 'detached' });

    await page.unrouteAll();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  it('is a person whom nobody knows, and it says so', async () => {
    const page = await world.open('U_SAM');

    await page.goto(`${world.standIn.url}/?as=U_NOBODY`);
    await page.getByText('There is nobody here with the id U_NOBODY.').waitFor();
    await page.getByRole('link', { name: 'Come in as somebody of the team' }).click();

    await page.getByRole('button', { name: /You are Sam Ortiz/ }).waitFor();
  });
});
