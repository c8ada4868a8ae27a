import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.ts';
import { openWorld, type PageWorld } from './support/open-page.ts';
import { dealForm, personForm, shortForm } from './support/showcase.ts';
import type { Payload } from './support/tiny-app.ts';

const ACCOUNTS = ['Acme GmbH', 'Acme Ltd', 'Soylent'];

function accountOptions(typed: unknown): object {
  const found = ACCOUNTS.filter((name) => name.toLowerCase().includes(String(typed)));
  return {
    options: found.map((name) => ({ text: { type: 'plain_text', text: name }, value: name })),
  };
}

describeInBrowser('modals', () => {
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

  function opens(view: object): (payload: Payload) => Promise<void> {
    return async ({ trigger_id }) => {
      await world.app.call('views.open', { trigger_id, view });
    };
  }

  async function command(page: Page, text: string): Promise<Locator> {
    const field = page.getByRole('textbox', { name: 'Message #deals' });
    await field.fill(text);
    await field.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    return dialog;
  }

  function submissions(): readonly unknown[] {
    return world.app.received
      .filter(({ name }) => name.startsWith('view_submission'))
      .map(({ payload }) => payload);
  }

  async function pick(page: Page, field: Locator, typed: string, option: string): Promise<void> {
    await field.fill(typed);
    await page.getByRole('option', { name: option, exact: true }).click();
  }

  it('fills every kind of field and sends the values as Slack writes them', async () => {
    world.app.on('/deal', opens(dealForm));
    world.app.on('block_suggestion value', ({ value }) => accountOptions(value));
    const page = await world.open('U_SAM');
    const dialog = await command(page, '/deal new acme');

    expect(await dialog.getByText('Only Account is required.').count()).toBe(1);
    await pick(page, dialog.getByLabel('Account'), 'ac', 'Acme GmbH');
    await dialog.getByLabel('Deal name').fill('25 seats');
    await dialog.getByLabel('Amount').fill('48000.50');
    await dialog.getByLabel('Contact e-mail').fill('dana@acme.example');
    await dialog.getByLabel('Link').fill('https://acme.example');
    await pick(page, dialog.getByLabel('Lead source'), 'quo', 'Quora');
    await pick(page, dialog.getByLabel('Team'), 'lee', 'Lee Chen');
    await pick(page, dialog.getByLabel('Team'), 'ada', 'Ada Berg');
    await pick(page, dialog.getByLabel('Channel (optional)', { exact: true }), 'gen', '#general');
    await pick(page, dialog.getByLabel('Public channel'), 'sup', '#support');
    await pick(page, dialog.getByLabel('Tags'), 'quo', 'Quote');
    await dialog.getByRole('checkbox', { name: 'Budget' }).check();
    await dialog.getByRole('radio', { name: 'Met', exact: true }).check();
    await dialog.getByLabel('Expected close').fill('2026-04-15');
    await dialog.getByLabel('Call at').fill('14:30');
    await dialog.getByLabel('Demo on').fill('2026-03-12T10:00');
    await dialog.getByLabel('Note').fill('two\nlines');
    await dialog.getByRole('button', { name: 'Create' }).click();
    await dialog.waitFor({ state: 'detached' });

    const option = (value: string) => ({ selected_option: { value } });
    expect(submissions()).toMatchObject([
      {
        view: {
          state: {
            values: {
              account: { value: { type: 'external_select', ...option('Acme GmbH') } },
              name: { value: { type: 'plain_text_input', value: '25 seats' } },
              amount: { value: { type: 'number_input', value: '48000.50' } },
              email: { value: { value: 'dana@acme.example' } },
              link: { value: { value: 'https://acme.example' } },
              source: { value: option('quora') },
              people: { value: { selected_users: ['U_LEE', 'U_ADA'] } },
              channel: { value: { selected_conversation: 'C_GENERAL' } },
              rooms: { value: { selected_channel: 'C_SUPPORT' } },
              tags: { value: { selected_options: [{ value: 'prospecting' }, { value: 'quote' }] } },
              facts: { value: { selected_options: [{ value: 'budget' }] } },
              met: { value: option('met') },
              close: { value: { selected_date: '2026-04-15' } },
              at: { value: { selected_time: '14:30' } },
              // 10:00 in Berlin, where Sam is.
              demo: { value: { selected_date_time: Date.UTC(2026, 2, 12, 9) / 1000 } },
              note: { value: { value: 'two\nlines' } },
            },
          },
        },
      },
    ]);
  });

  it('takes a chosen one out of many again, and no more than the limit', async () => {
    world.app.on('/deal', opens(dealForm));
    const page = await world.open('U_SAM');
    const dialog = await command(page, '/deal new');
    const team = dialog.getByLabel('Team');

    await pick(page, team, 'lee', 'Lee Chen');
    await pick(page, team, 'ada', 'Ada Berg');
    await pick(page, team, 'pri', 'Priya Nair');
    await dialog.getByRole('button', { name: 'Remove Lee Chen' }).click();

    expect(await dialog.getByRole('button', { name: /^Remove/ }).allTextContents()).toHaveLength(2);
    expect(await dialog.getByText('Ada Berg').count()).toBe(1);
    expect(await dialog.getByText('Priya Nair').count()).toBe(0);
  });

  it('asks the app for options once typing rests, and drops late answers', async () => {
    let answerLate: (() => void) | undefined;
    world.app.on('/deal', opens(dealForm));
    world.app.on('block_suggestion value', async ({ value }) => {
      if (value === 'so') {
        await new Promise<void>((resolve) => {
          answerLate = resolve;
        });
      }
      return accountOptions(value);
    });
    const page = await world.open('U_SAM');
    const dialog = await command(page, '/deal new');
    const account = dialog.getByLabel('Account');

    await account.pressSequentially('s');
    await page.getByText('Type 1 more character to search').waitFor();
    const asked = page.waitForRequest((request) => /"query":"so"/.test(request.postData() ?? ''));
    await account.fill('so');
    const lateAnswer = (await asked).response();
    // Faster than any hand, so that typing does not rest on a slow machine either.
    await account.evaluate((field: HTMLInputElement) => {
      for (const text of ['ac', 'acm', 'acme']) {
        field.value = text;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      }
    });
    await page.getByRole('option', { name: 'Acme Ltd' }).waitFor();
    answerLate?.();
    await lateAnswer;

    expect(await page.getByRole('option').allTextContents()).toEqual(['Acme GmbH', 'Acme Ltd']);
    const queries = world.app.received
      .filter(({ name }) => name.startsWith('block_suggestion'))
      .map(({ payload }) => payload.value);
    expect(queries).toEqual(['so', 'acme']);
  });

  it('keeps what was typed when a field is refused, and goes to that field', async () => {
    world.app.on('/deal', opens(shortForm));
    world.app.on('view_submission advance', () => ({
      response_action: 'errors',
      errors: { signer: 'Nobody of that name is known.' },
    }));
    const page = await world.open('U_SAM');
    const dialog = await command(page, '/deal advance 42');
    await page.waitForFunction(() => document.activeElement?.matches('dialog .text-field'));

    await dialog.getByRole('button', { name: 'Advance' }).click();
    await dialog.getByText('Please complete this required field.').waitFor();
    await dialog.getByLabel('Who can sign?').fill('Dana');
    await dialog.getByLabel('Worth to them').fill('6 hours a week');
    await dialog.getByLabel('Worth to them').press('Enter');
    await dialog.getByText('Nobody of that name is known.').waitFor();

    const signer = dialog.getByLabel('Who can sign?');
    expect(await signer.inputValue()).toBe('Dana');
    expect(await dialog.getByLabel('Worth to them').inputValue()).toBe('6 hours a week');
    expect(await signer.getAttribute('aria-invalid')).toBe('true');
    expect(await signer.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(submissions()).toHaveLength(1);
  });

  it('pushes, goes back and updates without losing what was typed', async () => {
    world.app.on('/deal', opens(shortForm));
    world.app.on('block_actions add_person', async ({ trigger_id }) => {
      await world.app.call('views.push', { trigger_id, view: personForm });
    });
    world.app.on('view_submission person', () => undefined);
    world.app.on('view_submission advance', () => ({
      response_action: 'update',
      view: { ...shortForm, title: { type: 'plain_text', text: 'Before you move on' } },
    }));
    const page = await world.open('U_SAM');
    const dialog = await command(page, '/deal advance 42');
    const titled = (name: string): Locator => page.getByRole('dialog', { name });

    await dialog.getByLabel('Who can sign?').fill('Dana');
    await dialog.getByRole('button', { name: 'Add a person' }).click();
    await titled('Add a person').getByLabel('Full name').fill('Lee');
    await page.keyboard.press('Escape');
    await titled('Advance deal').waitFor();
    expect(await dialog.getByLabel('Who can sign?').inputValue()).toBe('Dana');

    await dialog.getByRole('button', { name: 'Add a person' }).click();
    expect(await titled('Add a person').getByLabel('Full name').inputValue()).toBe('');
    await dialog.getByLabel('Full name').fill('Lee');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await titled('Advance deal').waitFor();
    await dialog.getByRole('button', { name: 'Advance' }).click();
    await titled('Before you move on').waitFor();
    expect(await dialog.getByLabel('Who can sign?').inputValue()).toBe('Dana');

    await dialog.getByRole('button', { name: 'Add a person' }).click();
    await titled('Add a person').getByRole('button', { name: 'Close' }).click();
    await dialog.waitFor({ state: 'detached' });
  });

  it('closes by Esc after a form was replaced by mere words, and opens forms after that', async () => {
    const plain = (text: string): object => ({ type: 'plain_text', text });
    world.app.on('/deal', opens(shortForm));
    world.app.on('block_actions add_person', async ({ trigger_id }) => {
      await world.app.call('views.push', { trigger_id, view: personForm });
    });
    world.app.on('view_submission person', () => ({
      response_action: 'update',
      view: {
        type: 'modal',
        title: plain('Done'),
        blocks: [{ type: 'section', text: plain('Lee is known now.') }],
      },
    }));
    const page = await world.open('U_SAM');
    const titled = (name: string): Locator => page.getByRole('dialog', { name });
    await command(page, '/deal advance 42');
    await page.getByRole('button', { name: 'Add a person' }).click();
    await titled('Add a person').getByLabel('Full name').fill('Lee');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await titled('Done').waitFor();
    await page.keyboard.press('Escape');
    await titled('Advance deal').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await command(page, '/deal advance 42');
    await titled('Advance deal').waitFor();

    // As a browser does that does not ask before it closes.
    await page.evaluate(() => document.querySelector('dialog')?.close());
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await command(page, '/deal advance 42');
  });

  it('says so when the app does not answer, and keeps the form', async () => {
    world.app.on('/deal', opens(shortForm));
    world.app.on('view_submission advance', () => new Promise(() => undefined));
    const page = await world.open('U_SAM');
    const dialog = await command(page, '/deal advance 42');

    await dialog.getByLabel('Who can sign?').fill('Dana');
    await dialog.getByRole('button', { name: 'Advance' }).click();
    await dialog.locator('[aria-busy=true]').waitFor();
    await dialog.getByRole('alert').waitFor();

    expect(await dialog.getByRole('alert').textContent()).toMatch(/trouble connecting/);
    expect(await dialog.getByLabel('Who can sign?').inputValue()).toBe('Dana');
    await dialog.locator('[aria-busy=true]').waitFor({ state: 'detached' });
  });

  it('tells an app that asked for it when its modal is closed', async () => {
    world.app.on('/deal', opens(dealForm));
    const page = await world.open('U_SAM');
    const dialog = await command(page, '/deal new');

    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });

    expect(await world.app.heard('view_closed deal')).toMatchObject({ is_cleared: false });
  });
});
