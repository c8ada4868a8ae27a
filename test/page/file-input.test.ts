import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { describeInBrowser } from '../support/browser.ts';
import { openWorld, type PageWorld } from './support/open-page.ts';
import { seriousFindings } from './support/serious-findings.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const view = {
  type: 'modal',
  callback_id: 'files',
  title: plain('Import'),
  submit: plain('Send'),
  blocks: [
    {
      type: 'input',
      block_id: 'csv',
      label: plain('CSV file'),
      element: { type: 'file_input', action_id: 'csv', filetypes: ['csv'], max_files: 1 },
    },
  ],
};

describeInBrowser('a file in a modal', () => {
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

  it('is uploaded when it is picked, checked as Slack does, and handed to the app', async () => {
    world.app.on('/deal', async ({ trigger_id }) => {
      await world.app.call('views.open', { trigger_id, view });
    });
    const page = await world.open('U_SAM');
    const typing = page.getByRole('textbox', { name: 'Message #deals' });
    await typing.fill('/deal import');
    await typing.press('Enter');
    const dialog = page.getByRole('dialog');
    const field = dialog.getByLabel('CSV file');
    await field.setInputFiles({
      name: 'deals.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF'),
    });
    await dialog.getByText('deals.pdf').waitFor();
    await dialog.getByRole('button', { name: 'Send' }).click();
    await dialog.getByText('Please add files of these types: csv.').waitFor();
    expect(await seriousFindings(page)).toEqual([]);

    await field.setInputFiles({
      name: 'deals.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('a,b'),
    });
    await dialog.getByText('deals.csv').waitFor();
    await dialog.getByRole('button', { name: 'Send' }).click();
    await dialog.waitFor({ state: 'detached' });

    const sent = world.app.received.find(({ name }) => name.startsWith('view_submission'));
    const handedIn = { name: 'deals.csv', filetype: 'csv', size: 3 };
    expect(sent?.payload).toMatchObject({
      view: { state: { values: { csv: { csv: { type: 'file_input', files: [handedIn] } } } } },
    });
  });
});
