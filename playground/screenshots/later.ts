import type { Scene } from './scenes.ts';
import type { Stage } from './stage.ts';

/* What comes when the clock moves and when buttons are pressed; each changes the workspace. */

const priya = { person: 'U_PRIYA', height: 1200 };
const maria = { person: 'U_MARIA', height: 1700 };

async function clock({ page }: Stage, to: string): Promise<void> {
  await page.getByRole('button', { name: 'Clock and faults', exact: true }).click();
  const drawer = page.getByRole('complementary', { name: 'Clock and faults' });
  await drawer.getByRole('button', { name: to }).click();
  await drawer.getByText(to.slice(-5), { exact: false }).first().waitFor();
  await page.getByRole('button', { name: 'Close Clock and faults' }).click();
}

async function morningOf(stage: Stage) {
  await stage.go('Milepost');
  await stage.page.getByRole('tab', { name: 'Messages' }).click();
  const message = stage.page.getByRole('article').filter({ hasText: 'Good morning' }).last();
  await message.waitFor();
  return message;
}

async function digestOf({ go, page }: Stage) {
  await go('managers');
  const digest = page.getByRole('article').filter({ hasText: 'What changed' });
  await digest.nth(1).waitFor();
  return digest.nth(1);
}

export const later: readonly Scene[] = [
  {
    name: 'later-created',
    alt: 'A deal was created',
    look: priya,
    play: async ({ form, page }) => {
      const dialog = await form('/deal new Globus 18k referral');
      await dialog.getByRole('button', { name: 'Create' }).click();
      await dialog.waitFor({ state: 'detached' });
      const said = page.getByRole('article').filter({ hasText: 'Only visible to you' }).last();
      await said.waitFor();
      return said;
    },
  },
  {
    name: 'later-why-these',
    alt: 'Why these three',
    look: priya,
    play: async (stage) => {
      const message = await morningOf(stage);
      await message.getByRole('button', { name: /Why/ }).click();
      await stage.page.getByRole('article').filter({ hasText: 'Only visible' }).last().waitFor();
      return stage.page;
    },
  },
  {
    name: 'later-row-done',
    alt: 'A row of the morning message is done',
    look: priya,
    play: async (stage) => {
      const message = await morningOf(stage);
      await message.getByRole('combobox', { name: 'Log contact' }).first().click();
      await stage.page.getByRole('option', { name: 'Called' }).click();
      await message.getByText('✓').waitFor();
      return message;
    },
  },
  {
    name: 'later-morning',
    alt: 'The next morning message',
    look: priya,
    play: async (stage) => {
      await clock(stage, 'Tomorrow 09:00');
      return await morningOf(stage);
    },
  },
  {
    name: 'later-digest',
    alt: 'The next digest',
    look: maria,
    play: async (stage) => {
      await clock(stage, 'Monday 09:00');
      const digest = await digestOf(stage);
      await digest.getByRole('img', { name: /./ }).first().waitFor();
      return digest;
    },
  },
  {
    name: 'later-how-counted',
    alt: 'How the digest is counted',
    look: maria,
    play: async (stage) => {
      const digest = await digestOf(stage);
      await digest.getByRole('button', { name: 'How counted' }).click();
      const said = stage.page.getByRole('article').filter({ hasText: 'Only visible' }).last();
      await said.waitFor();
      return said;
    },
  },
  {
    name: 'later-meeting-list',
    alt: 'The meeting list',
    look: maria,
    play: async (stage) => {
      const digest = await digestOf(stage);
      await digest.getByRole('button', { name: 'Meeting list' }).click();
      await digest.getByRole('button', { name: /\d repl/ }).click();
      const thread = stage.page.getByRole('complementary', { name: 'Thread' });
      await thread
        .getByText(/Meeting/)
        .last()
        .scrollIntoViewIfNeeded();
      return stage.page;
    },
  },
];

/** The same for who has just installed it. */
export const firstDay: readonly Scene[] = [
  ...(['U_ADA', 'U_SAM', 'U_MARIA'] as const).map(
    (person): Scene => ({
      name: `first-home-${person.slice(2).toLowerCase()}`,
      alt: 'Home on the first day',
      look: { person, height: 900 },
      play: async ({ go, page }) => {
        await go('Milepost');
        await page.getByRole('tab', { name: 'Home' }).click();
        await page
          .getByRole('region', { name: 'Milepost Home' })
          .getByRole('button')
          .first()
          .waitFor();
        return page;
      },
    }),
  ),
  ...['', ' stuck', ' funnel', ' forecast', ' digest', ' lessons', ' quote', ' settings'].map(
    (words): Scene => ({
      name: `first-answer${words.replace(' ', '-')}`,
      alt: `/deal${words} on the first day`,
      look: { person: 'U_ADA', height: 1200 },
      play: async ({ answer }) => await answer(`/deal${words}`),
    }),
  ),
  {
    name: 'first-set-up',
    alt: 'The set-up, empty',
    look: { person: 'U_ADA', height: 1000 },
    play: async ({ form }) => await form('/deal settings setup'),
  },
];
