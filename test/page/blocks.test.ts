import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.ts';
import { openWorld, type PageWorld } from './support/open-page.ts';
import { confirmLost, dataTable, dealCard, digest, notDrawn } from './support/showcase.ts';

describeInBrowser('blocks in a message', () => {
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

  async function post(blocks: readonly object[]): Promise<string> {
    const answer = await world.app.call('chat.postMessage', {
      channel: 'C_DEALS',
      text: 'a deal',
      blocks,
    });
    return String(answer.ts);
  }

  function message(page: Page): Locator {
    return page.getByRole('log').getByRole('article').last();
  }

  it('draws sections, fields, context and actions', async () => {
    await post(dealCard);
    const page = await world.open('U_PRIYA');

    const card = message(page);
    await card.getByText('#42 Acme: 25 seats').waitFor();

    expect(await card.locator('strong').allTextContents()).toEqual(
      expect.arrayContaining(['#42 Acme: 25 seats', 'Stage', 'Can sign']),
    );
    expect(await card.getByText('@Sam Ortiz').count()).toBe(1);
    expect(await card.getByText('31 Mar 2026').getAttribute('datetime')).toContain('2026-03-31');
    expect(await card.getByRole('img', { name: 'hourglass' }).textContent()).toBe('⌛');
    expect(await card.getByRole('button').allTextContents()).toEqual(
      expect.arrayContaining(['Advance', 'Note', 'Won', 'Lost']),
    );
    expect(await card.getByRole('combobox', { name: 'Move to' }).count()).toBe(1);
    expect(await card.getByLabel('Wait until').getAttribute('type')).toBe('date');
    expect(await card.getByText('APP', { exact: true }).count()).toBe(1);
  });

  it('draws a quotation, its sign escaped or bare', async () => {
    for (const text of ['>Hello Dana,\n>how are you?', '&gt; Hello Dana,\n&gt; how are you?']) {
      await post([{ type: 'section', text: { type: 'mrkdwn', text } }]);
    }
    const page = await world.open('U_SAM');

    await message(page).getByText('how are you?').waitFor();

    expect(await page.locator('blockquote').allInnerTexts()).toEqual([
      'Hello Dana,\nhow are you?',
      'Hello Dana,\nhow are you?',
    ]);
  });

  it('draws rich text, tables and links, and follows only harmless addresses', async () => {
    await post(digest);
    const page = await world.open('U_SAM');

    const shown = message(page);
    await shown.getByRole('heading', { name: /4 won/ }).waitFor();

    expect(await shown.getByRole('listitem').allTextContents()).toEqual([
      'Acme €48k',
      'Initech €31k',
    ]);
    expect(await shown.getByRole('columnheader').allTextContents()).toEqual([
      'Stage',
      'Deals',
      'Amount',
    ]);
    expect(
      await shown
        .getByRole('link')
        .evaluateAll((links) => links.map((a) => a.getAttribute('href'))),
    ).toEqual(['https://example.com/guide']);
    expect(await shown.getByText('said <b>late</b>').count()).toBe(1);
    expect(await shown.getByText('not a link').count()).toBe(1);
    expect(await shown.getByRole('img', { name: 'Funnel' }).getAttribute('src')).toBe(
      'https://images.example/funnel.png',
    );
  });

  it('opens a channel that is named in a text', async () => {
    await world.app.call('chat.postMessage', { channel: 'C_DEALS', text: 'see <#C_GENERAL>' });
    const page = await world.open('U_SAM');

    await message(page).getByRole('button', { name: '#general' }).click();

    await page.getByRole('heading', { name: '#general' }).waitFor();
  });

  it('sorts and pages a data table', async () => {
    await post(dataTable);
    const page = await world.open('U_SAM');
    const table = message(page).getByRole('region', { name: 'Open deals' });
    const firstColumn = (): Promise<string[]> => table.getByRole('rowheader').allTextContents();

    expect(await firstColumn()).toEqual(['Acme', 'Soylent', 'Hooli']);
    await table.getByRole('button', { name: 'Next' }).click();
    expect(await firstColumn()).toEqual(['Initech']);
    await table.getByRole('button', { name: 'Amount' }).click();
    expect(await firstColumn()).toEqual(['Soylent', 'Initech', 'Acme']);
    await table.getByRole('button', { name: 'Amount' }).click();
    expect(await firstColumn()).toEqual(['Hooli', 'Acme', 'Initech']);
    expect(
      await table.getByRole('columnheader', { name: 'Amount' }).getAttribute('aria-sort'),
    ).toBe('descending');
  });

  it('says openly what it cannot draw, with its JSON', async () => {
    await post(notDrawn);
    const page = await world.open('U_SAM');

    await message(page).getByText('data_visualization is not drawn here').click();

    await message(page).getByText('"title": "Won by reason"').waitFor();
  });

  it('shows a picture that was uploaded', async () => {
    const pixel =
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
    const page = await world.open('U_SAM');
    const id: unknown = await page.evaluate(async (base64) => {
      const act = { type: 'upload', name: 'funnel.png', mimetype: 'image/png', base64 };
      const answer = await fetch('/page/act', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ as: 'U_SAM', act }),
      });
      return (await answer.json()).result.file.id;
    }, pixel);

    await post([{ type: 'image', slack_file: { id }, alt_text: 'The funnel', block_id: 'i' }]);

    const image = message(page).getByRole('img', { name: 'The funnel' });
    await image.waitFor();
    await page.waitForFunction(() => {
      const drawn = document.querySelector('.image-block img');
      return drawn instanceof HTMLImageElement && drawn.complete && drawn.naturalWidth === 1;
    });
  });

  it('sends what is pressed and chosen, each as its own block_actions', async () => {
    const ts = await post(dealCard);
    const page = await world.open('U_SAM');
    const card = message(page);

    await card.getByRole('button', { name: 'Advance' }).click();
    await card.getByRole('button', { name: 'More options' }).click();
    await page.getByRole('menuitem', { name: 'Wait until' }).click();
    await card.getByRole('combobox', { name: 'Move to' }).fill('clo');
    await page.getByRole('option', { name: 'Closure' }).click();
    await card.getByRole('combobox', { name: 'New owner' }).click();
    await page.getByRole('option', { name: 'Priya Nair' }).click();
    await card.getByLabel('Wait until').fill('2026-03-12');
    await card.getByLabel('Wait until').blur();
    await page.waitForFunction(() => document.querySelectorAll('[aria-busy=true]').length === 0);

    const actions = world.app.received.map(({ payload }) => payload);
    expect(actions).toMatchObject([
      { actions: [{ action_id: 'advance', value: '42' }], container: { message_ts: ts } },
      { actions: [{ action_id: 'more', selected_option: { value: 'wait' } }] },
      { actions: [{ action_id: 'stage', selected_option: { value: 'closure' } }] },
      { actions: [{ action_id: 'owner', selected_user: 'U_PRIYA' }] },
      { actions: [{ action_id: 'until', selected_date: '2026-03-12' }] },
    ]);
    expect(await card.getByRole('combobox', { name: 'Move to' }).inputValue()).toBe('Closure');
    expect(await card.getByRole('combobox', { name: 'New owner' }).inputValue()).toBe('Priya Nair');
  });

  it('asks before it sends what asks to be confirmed', async () => {
    await post(dealCard);
    const page = await world.open('U_SAM');
    const lost = message(page).getByRole('button', { name: 'Lost' });

    await lost.click();
    const dialog = page.getByRole('dialog', { name: confirmLost.title.text });
    await dialog.getByRole('button', { name: 'Keep it open' }).click();
    await dialog.waitFor({ state: 'detached' });
    await lost.click();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(world.app.received).toEqual([]);

    await lost.click();
    await dialog.getByRole('button', { name: 'Yes, lost' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.querySelectorAll('[aria-busy=true]').length === 0);

    expect(world.app.received).toMatchObject([{ name: 'block_actions lost' }]);
  });
});
