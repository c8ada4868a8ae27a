import type { Locator } from 'playwright-core';
import { inFull } from './forms.ts';
import type { Scene } from './scenes.ts';
import type { Stage } from './stage.ts';

/* Deals that come to somebody from somebody else: given by a manager, or brought along in a file. */

const jonas = 'U_JONAS';
const admin = { person: 'U_ADA', height: 1400 };

const brought = [
  'Name,Account,Step,Amount,Currency,Owner',
  'Nordlicht: 40 seats,Nordlicht,Qualified,6400,EUR,Sam Ortiz',
  'Kaffeewerk: 15 seats,Kaffeewerk,Prospecting,2200,EUR,Sam Ortiz',
  'Seeblick: 90 seats,Hotel Seeblick,Quote,14800,EUR,Sam Ortiz',
  'Radhaus: 20 seats,Radhaus,Qualified,3100,EUR,Sam Ortiz',
  'Papyrus: 10 seats,Papyrus,Somewhere,1500,EUR,Sam Ortiz',
].join('\n');

async function newOwner({ slack, page, deal, go }: Stage): Promise<Locator> {
  await go('Milepost');
  await page.getByRole('tab', { name: 'Messages' }).click();
  const asks = page.getByRole('article').filter({ hasText: 'New owner' });
  if ((await asks.count()) === 0) {
    const given = deal('Quote (3 of 4)', 'Owner: Chloe Martin');
    const line = `/deal assign ${given} @Jonas Keller Chloe moves to the Paris team`;
    await slack.person('U_MARIA').types('#deals', line);
  }
  await asks.last().waitFor();
  await asks.last().scrollIntoViewIfNeeded();
  return asks.last();
}

const leaveOut = 'None: leave these rows out';

async function rehearsal({ form, page, slack }: Stage): Promise<Locator> {
  const dialog = await form('/deal import');
  await dialog
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: 'deals.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(brought),
    });
  await dialog.getByText('deals.csv').waitFor();
  await dialog.getByRole('button', { name: 'Have a look' }).click();
  const look = page.getByRole('dialog').last();
  await look.getByText('Somewhere').waitFor();
  const ada = slack.person('U_ADA');
  await ada.fills({ Somewhere: leaveOut });
  await ada.submits();
  await look.getByText('5 rows').waitFor();
  return look;
}

/** The admin brings them along first, unless they are there already. */
async function cleanUp({ slack, form }: Stage): Promise<Locator> {
  const ada = slack.person('U_ADA');
  await ada.types('#general', '/deal import');
  await ada.fills({ 'CSV file': { name: 'deals.csv', content: brought } });
  await ada.submits();
  await ada.waits(() => ada.modal().text.includes('Somewhere'));
  await ada.fills({ Somewhere: leaveOut });
  await ada.submits();
  await ada.waits(() => ada.modal().text.includes('5 rows'));
  if (ada.modal().submit === 'Import') {
    await ada.submits();
    await ada.waits(() => ada.dm().includes('4 deals'));
  } else {
    await ada.closes({ all: true });
  }
  return await form('/deal cleanup');
}

export const handedOn: readonly Scene[] = [
  {
    name: 'new-owner',
    alt: 'The card of a new owner: from whom and why, what is known, a button to accept',
    look: { person: jonas, height: 1000 },
    play: newOwner,
  },
  {
    name: 'form-ask-owner',
    alt: 'A question of the new owner to whoever had the deal',
    look: { person: jonas, height: 1000 },
    play: async (stage) => {
      const card = await newOwner(stage);
      await card.getByRole('button', { name: /^Ask / }).click();
      return stage.page.getByRole('dialog');
    },
  },
  {
    name: 'form-import',
    alt: 'An import from a file',
    look: admin,
    play: async ({ form }) => inFull(await form('/deal import')),
  },
  {
    name: 'form-import-look',
    alt: 'What an import would bring, before anything is written',
    look: admin,
    play: async (stage) => inFull(await rehearsal(stage)),
  },
  {
    name: 'form-clean-up',
    alt: 'The clean-up of imported deals, eight at a time',
    look: { person: 'U_SAM', height: 2600 },
    play: async (stage) => inFull(await cleanUp(stage)),
  },
];
