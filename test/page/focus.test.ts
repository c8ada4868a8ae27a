import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser.ts';
import { openWorld, type PageWorld } from './support/open-page.ts';
import { seriousFindings } from './support/serious-findings.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const options = ['Quora', 'LinkedIn'].map((name) => ({ text: plain(name), value: name }));
const input = (label: string, type: string, more: object = {}) => ({
  type: 'input',
  block_id: label,
  label: plain(label),
  element: { type, action_id: 'value', options },
  ...more,
});
const form = (...blocks: object[]) => ({
  type: 'modal',
  callback_id: 'form',
  title: plain('New deal'),
  submit: plain('Create'),
  blocks,
});

describeInBrowser('the focus', () => {
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

  async function postThread(): Promise<void> {
    const root = await world.app.call('chat.postMessage', { channel: 'C_DEALS', text: '#42 Acme' });
    const reply = { channel: 'C_DEALS', text: 'moved to Quote', thread_ts: root.ts };
    await world.app.call('chat.postMessage', reply);
  }

  async function openForm(page: Page, view: object): Promise<Locator> {
    world.app.on('/deal', async ({ trigger_id }) => {
      await world.app.call('views.open', { trigger_id, view });
    });
    const field = page.getByRole('textbox', { name: 'Message #deals' });
    await field.fill('/deal new');
    await field.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    return dialog;
  }

  const getsFocus = (target: Locator): Promise<void> =>
    target.and(target.page().locator(':focus')).waitFor();

  it.each(['Guide', 'Clock and faults', 'Wire'])(
    'goes back from the drawer %s to the button that opens it',
    async (name) => {
      const page = await world.open('U_SAM');
      const button = page.getByRole('button', { name, exact: true });
      const drawer = page.getByRole('complementary', { name });
      const close = drawer.getByRole('button', { name: `Close ${name}` });

      for (const key of ['Escape', 'Enter']) {
        if ((await drawer.count()) === 0) await button.press('Enter');
        await close.focus();
        await page.keyboard.press(key);
        await drawer.waitFor({ state: 'detached' });
        await getsFocus(button);
      }
    },
  );

  it('is in the reply’s field of an opened thread, and goes back to its link', async () => {
    await postThread();
    const page = await world.open('U_SAM');
    const link = page.getByRole('button', { name: /1 reply/ });
    const thread = page.getByRole('complementary', { name: 'Thread' });

    await link.press('Enter');
    await thread.waitFor();
    await getsFocus(thread.getByRole('textbox', { name: 'Reply in thread' }));
    await page.keyboard.type('ask @pri');
    await page.getByRole('option', { name: 'Priya Nair' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await thread.count()).toBe(1);
    await page.keyboard.press('Escape');
    await thread.waitFor({ state: 'detached' });
    await getsFocus(link);

    await link.press('Enter');
    await thread.getByRole('button', { name: 'Close thread' }).press('Enter');
    await thread.waitFor({ state: 'detached' });
    await getsFocus(link);
  });

  it('is inside the sidebar that a narrow screen opens, until Esc', async () => {
    const page = await world.open('U_SAM', { width: 390 });
    const button = page.getByRole('button', { name: 'Channels', exact: true });
    const sidebar = page.getByRole('navigation', { name: 'Channels and people' });

    await button.press('Enter');
    await sidebar.waitFor();
    expect(await sidebar.evaluate((nav) => nav.contains(document.activeElement))).toBe(true);
    await page.keyboard.press('Escape');
    await sidebar.waitFor({ state: 'hidden' });
    await getsFocus(button);
  });

  it('goes back to the message whose editor was left or saved', async () => {
    const page = await world.open('U_SAM');
    const field = page.getByRole('textbox', { name: 'Message #deals' });
    await field.fill('see you');
    await field.press('Enter');
    const mine = page.getByRole('article').last();
    const more = mine.getByRole('button', { name: 'More actions' });
    const editor = page.getByRole('textbox', { name: 'Edit message' });

    for (const key of ['Escape', 'Enter']) {
      await more.press('Enter');
      await page.getByRole('menuitem', { name: 'Edit message' }).click();
      await editor.press(key);
      await editor.waitFor({ state: 'detached' });
      await getsFocus(more);
    }
  });

  it('stays in a closed select, which Enter opens before it picks', async () => {
    const page = await world.open('U_SAM');
    const dialog = await openForm(page, form(input('Source', 'static_select')));
    const field = dialog.getByRole('combobox', { name: 'Source' });

    await field.press('Enter');
    await page.getByRole('option', { name: 'Quora' }).waitFor();
    await field.press('Enter');

    await page.getByRole('option').first().waitFor({ state: 'detached' });
    expect(await field.inputValue()).toBe('Quora');
    expect(await dialog.count()).toBe(1);
    expect(world.app.received.map(({ name }) => name)).toEqual(['/deal']);
  });

  it.each([
    ['radio_buttons', 'radio', 'radiogroup'],
    ['checkboxes', 'checkbox', 'group'],
  ] as const)('goes to the first box of %s that were left out', async (type, box, role) => {
    const page = await world.open('U_SAM');
    const note = { type: 'plain_text_input', action_id: 'value' };
    const dialog = await openForm(
      page,
      form(
        { ...input('Note', 'plain_text_input', { optional: true }), element: note },
        input('Source', type),
      ),
    );
    const group = dialog.getByRole(role, { name: 'Source' });

    await dialog.getByRole('button', { name: 'Create' }).click();
    await dialog.getByRole('alert').getByText('Please complete this required field.').waitFor();

    expect(await group.getAttribute('aria-invalid')).toBe('true');
    expect(await group.getAttribute('aria-required')).toBe(
      type === 'radio_buttons' ? 'true' : null,
    );
    await getsFocus(group.getByRole(box, { name: 'Quora' }));
    expect(await seriousFindings(page)).toEqual([]);
  });
});
