import type { Scene } from './scenes.ts';
import type { Stage } from './stage.ts';

/* Channels, direct messages and App Home. */

const sam = 'U_SAM';
const maria = 'U_MARIA';

async function digest({ go, page }: Stage) {
  await go('managers');
  const article = page.getByRole('article').filter({ hasText: 'What changed' }).last();
  await article.scrollIntoViewIfNeeded();
  await article.getByRole('img', { name: /./ }).first().waitFor();
  return article;
}

async function morning({ go, page }: Stage) {
  await go('Milepost');
  await page.getByRole('tab', { name: 'Messages' }).click();
  const article = page.getByRole('article').filter({ hasText: 'Good morning' }).last();
  await article.scrollIntoViewIfNeeded();
  return article;
}

async function home(stage: Stage) {
  const { go, page } = stage;
  await go('Milepost');
  await page.getByRole('tab', { name: 'Home' }).click();
  await page.getByRole('region', { name: 'Milepost Home' }).getByRole('button').first().waitFor();
  return page;
}

/** The newest retro that still takes answers. */
function openRetro({ slack }: Stage): number {
  const { messages } = slack.workspace;
  const prompt = messages
    .all('C_DEALS')
    .findLast(({ blocks }) => JSON.stringify(blocks).includes('Add a lesson or action'));
  const card = messages.get('C_DEALS', prompt?.threadTs ?? '');
  return Number(/#(\d+) /.exec(card?.text ?? '')?.[1]);
}

async function retro(stage: Stage) {
  const { page, card, go } = stage;
  await go('deals');
  const closed = await card(openRetro(stage));
  await closed.getByRole('button', { name: /repl/ }).click();
  const thread = page.getByRole('complementary', { name: 'Thread' });
  const prompt = thread.getByRole('article').filter({ hasText: 'Add a lesson or action' });
  await prompt.scrollIntoViewIfNeeded();
  return prompt;
}

async function handoff({ page, go }: Stage) {
  await go('support');
  const article = page
    .getByRole('article')
    .filter({ has: page.getByRole('button', { name: 'Accept' }) })
    .first();
  await article.scrollIntoViewIfNeeded();
  return article;
}

async function cardInDeals({ card, deal, go }: Stage) {
  await go('deals');
  return await card(deal('Quote (3 of 4)', 'Owner: Sam Ortiz', 'valid until'));
}

export const places: readonly Scene[] = [
  {
    name: 'playground',
    alt: 'The playground: #deals with a new deal, and the Advance form that asks for what is missing',
    look: { person: sam, height: 800 },
    play: async ({ page, form, type, deal, card }) => {
      const created = await form('/deal new Acme GmbH 12k linkedin');
      await created.getByRole('button', { name: 'Create' }).click();
      await created.waitFor({ state: 'detached' });
      await page.getByRole('article').filter({ hasText: 'Acme GmbH · Prospecting' }).waitFor();
      const number = deal('Acme GmbH');
      await type(`/deal advance ${number} qualified`);
      await (await card(number)).getByText('Qualified (2 of 4)').waitFor();
      await form(`/deal advance ${number}`);
      return page;
    },
  },
  {
    name: 'deal-card',
    alt: 'A deal’s card in #deals: its step, amount, quote, next step and buttons',
    look: { person: sam },
    play: cardInDeals,
  },
  {
    name: 'deal-card-narrow',
    alt: 'The same card on a telephone',
    look: { person: sam, width: 390, height: 844 },
    play: async (stage) => {
      await cardInDeals(stage);
      return stage.page;
    },
  },
  {
    name: 'morning',
    alt: 'A morning message: three deals with their reasons and buttons',
    look: { person: sam, height: 1200 },
    play: morning,
  },
  {
    name: 'morning-dark',
    alt: 'The morning message in dark colours',
    look: { person: sam, height: 1200, dark: true },
    play: morning,
  },
  {
    name: 'morning-narrow',
    alt: 'The morning message on a small telephone',
    look: { person: sam, width: 360, height: 780 },
    play: morning,
  },
  {
    name: 'digest',
    alt: 'The weekly digest: the conclusion first, what needs the manager, what changed, where deals wait',
    look: { person: maria, height: 1400 },
    play: digest,
  },
  {
    name: 'digest-dark',
    alt: 'The weekly digest in dark colours',
    look: { person: maria, height: 1400, dark: true },
    play: digest,
  },
  {
    name: 'digest-narrow',
    alt: 'The weekly digest on a small telephone',
    look: { person: maria, width: 360, height: 1500 },
    play: digest,
  },
  {
    name: 'home',
    alt: 'App Home of a rep: their deals, what is due and what the digest says about them',
    look: { person: sam, height: 1100 },
    play: home,
  },
  {
    name: 'home-manager',
    alt: 'App Home of a manager',
    look: { person: maria, height: 1100 },
    play: home,
  },
  {
    name: 'home-admin',
    alt: 'App Home of an admin',
    look: { person: 'U_ADA', height: 1100 },
    play: home,
  },
  {
    name: 'home-narrow',
    alt: 'App Home on a telephone',
    look: { person: sam, width: 390, height: 844, dark: true },
    play: home,
  },
  {
    name: 'retro',
    alt: 'A retro in the thread of a lost deal: the path it took, what was answered, and the questions',
    look: { person: maria, height: 1300 },
    play: retro,
  },
  {
    name: 'handoff',
    alt: 'A won deal handed to support: terms, promises, and a button to accept',
    look: { person: 'U_LEE', height: 1000 },
    play: handoff,
  },
  {
    name: 'form-lesson',
    alt: 'A lesson, or an action with an owner and a date',
    look: { person: maria, height: 1500 },
    play: async (stage) => {
      const prompt = await retro(stage);
      await prompt.getByRole('button', { name: 'Add a lesson or action' }).click();
      return stage.page.getByRole('dialog');
    },
  },
  {
    name: 'form-ask-rep',
    alt: 'A question of support to the rep of a won deal',
    look: { person: 'U_LEE', height: 1000 },
    play: async (stage) => {
      const message = await handoff(stage);
      await message.getByRole('button', { name: 'Ask the rep' }).click();
      return stage.page.getByRole('dialog');
    },
  },
];
