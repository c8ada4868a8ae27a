import type { Locator, Page } from 'playwright-core';
import type { Scene } from './scenes.ts';
import type { Look, Stage } from './stage.ts';

/* The page's own parts: rooms as they are opened, drawers, menus and lists. */

const sam: Look = { person: 'U_SAM', height: 1000 };
const maria: Look = { person: 'U_MARIA', height: 1000 };

function room(name: string, channel: string, look: Look): Scene {
  return {
    name: `room-${name}`,
    alt: `#${channel}`,
    look,
    play: async ({ go, page }) => {
      await go(channel);
      return page;
    },
  };
}

async function thread(
  { page }: Stage,
  message: Locator,
  from: 'first' | 'last' = 'last',
): Promise<Page> {
  await message.getByRole('button', { name: /\d repl/ }).click();
  const replies = page.getByRole('complementary', { name: 'Thread' }).getByRole('article');
  await replies.nth(1).waitFor();
  await replies[from]().scrollIntoViewIfNeeded();
  return page;
}

function drawer(name: string, title: string, more?: (stage: Stage) => Promise<unknown>): Scene {
  return {
    name: `drawer-${name}`,
    alt: title,
    look: sam,
    play: async (stage) => {
      const { page } = stage;
      await page.getByRole('button', { name: title, exact: true }).click();
      await page.getByRole('complementary', { name: title }).waitFor();
      await more?.(stage);
      return page;
    },
  };
}

/** A menu or list hangs on what opened it, and closes when the window changes. */
function popup(name: string, alt: string, open: (stage: Stage) => Promise<unknown>): Scene {
  return {
    name: `popup-${name}`,
    alt,
    look: sam,
    isBrief: true,
    play: async (stage) => {
      await open(stage);
      return stage.page;
    },
  };
}

const suggestions = (name: string, typed: string): Scene =>
  popup(`suggest-${name}`, `Suggestions for ${typed}`, async ({ page }) => {
    const composer = page.getByRole('textbox', { name: /^Message/ }).first();
    await composer.pressSequentially(typed);
    await page.getByRole('option').first().waitFor();
  });

const openMenu = (name: string, button: string): Scene =>
  popup(name, button, async ({ page }) => {
    await page.getByRole('button', { name: button }).first().click();
    await page.getByRole('menu').waitFor();
  });

const field = (name: string, label: string): Scene =>
  popup(name, label, async ({ form, page }) => {
    const dialog = await form('/deal new');
    await dialog.getByLabel(label).first().click();
    await page.getByRole('option').first().waitFor();
  });

export const rooms: readonly Scene[] = [
  room('deals', 'deals', sam),
  room('managers', 'managers', maria),
  room('support', 'support', { person: 'U_LEE', height: 1000 }),
  room('general', 'general', sam),
  {
    name: 'thread-deal',
    alt: 'The thread of a deal',
    look: { ...sam, height: 1300 },
    play: async (stage) => {
      const number = stage.deal('Quote (3 of 4)', 'Owner: Sam Ortiz', 'valid until');
      return await thread(stage, await stage.card(number));
    },
  },
  {
    name: 'thread-won',
    alt: 'The thread of a won deal',
    look: { ...sam, height: 1300 },
    play: async (stage) =>
      await thread(stage, await stage.card(stage.deal('· Won', 'Owner: Sam Ortiz'))),
  },
  ...(['first', 'last'] as const).map(
    (from): Scene => ({
      name: `thread-digest-${from}`,
      alt: 'The digest’s tables',
      look: { ...maria, height: 1800 },
      play: async (stage) => {
        await stage.go('managers');
        const digest = stage.page.getByRole('article').filter({ hasText: 'What changed' }).last();
        return await thread(stage, digest, from);
      },
    }),
  ),
  drawer('guide', 'Guide'),
  drawer('clock', 'Clock and faults', async ({ page }) => {
    const box = page.getByRole('complementary', { name: 'Clock and faults' });
    await box.getByRole('button', { name: 'Slow' }).click();
    await box.getByRole('button', { name: 'Clear all faults' }).click();
    await box.getByRole('button', { name: '429' }).click();
    await box.getByRole('button', { name: 'Clear all faults' }).waitFor();
  }),
  drawer('wire', 'Wire', async ({ page }) => {
    await page.getByRole('complementary', { name: 'Wire' }).locator('.wire-line').first().click();
  }),
  openMenu('person', 'Switch person'),
  openMenu('theme', 'Theme'),
  openMenu('shortcuts', 'Shortcuts'),
  openMenu('card', 'More options'),
  popup('tools', 'What can be done with a message', async ({ page }) => {
    const message = page.getByRole('article').last();
    await message.hover();
    await message.getByRole('button', { name: 'More actions' }).click();
  }),
  suggestions('command', '/'),
  suggestions('word', '/deal '),
  suggestions('person', '@'),
  suggestions('channel', '#'),
  suggestions('emoji', ':ta'),
  field('source', 'Source'),
  popup('start-over', 'Start over?', async ({ page }) => {
    await page.getByRole('button', { name: 'Clock and faults' }).click();
    await page.getByRole('button', { name: 'Start over' }).click();
    await page.getByRole('dialog').waitFor();
  }),
  popup('channels', 'The sidebar', async ({ page }) => {
    const channels = page.getByRole('button', { name: 'Channels', exact: true });
    if (await channels.isVisible()) await channels.click();
  }),
];
