import type { Locator } from 'playwright-core';
import { inFull } from './forms.ts';
import type { Scene } from './scenes.ts';
import type { Stage } from './stage.ts';

/* Forms that only a button, another form or a message opens. */

const mine = 'Owner: Sam Ortiz';
const admin = { person: 'U_ADA', height: 1700 };

async function dialogOf({ page }: Stage, title: string): Promise<Locator> {
  const dialog = page.getByRole('dialog', { name: title }).last();
  await dialog.waitFor();
  return await inFull(dialog);
}

function shortcut(name: string, item: string): Scene {
  return {
    name: `form-${name}`,
    alt: item,
    look: { person: 'U_LEE', height: 1700 },
    play: async (stage) => {
      const { page, go } = stage;
      await go('support');
      const message = page.getByRole('article').last();
      await message.hover();
      await message.getByRole('button', { name: 'More actions' }).click();
      await page.getByRole('menuitem', { name: item }).click();
      const dialog = page.getByRole('dialog').last();
      await dialog.waitFor();
      return await inFull(dialog);
    },
  };
}

/** Further steps of the set-up: each form is sent as it came. */
function setUp(step: number): Scene {
  return {
    name: `form-set-up-${step}`,
    alt: `The set-up, step ${step}`,
    look: admin,
    play: async (stage) => {
      const dialog = await stage.form('/deal settings setup');
      for (let at = 1; at < step; at += 1) {
        const before = await dialog.textContent();
        await dialog.locator('button[type=submit]').click();
        await stage.page.waitForFunction(
          (text) => document.querySelector('dialog')?.textContent !== text,
          before,
        );
      }
      return await inFull(dialog);
    },
  };
}

export const deeperForms: readonly Scene[] = [
  {
    name: 'form-correct',
    alt: 'Correct the outcome',
    look: { person: 'U_MARIA', height: 1700 },
    play: async ({ form, deal }) => inFull(await form(`/deal correct ${deal('· Lost', mine)}`)),
  },
  {
    name: 'form-criterion',
    alt: 'Before you move on',
    look: admin,
    play: async (stage) => {
      const said = await stage.answer('/deal stages before quote');
      await said.getByRole('button', { name: 'More options' }).first().click();
      await stage.page.getByRole('menuitem', { name: /Edit|Change/ }).click();
      return await dialogOf(stage, 'Before you move on');
    },
  },
  shortcut('from-message', 'Create deal from message'),
  shortcut('add-to-deal', 'Add to deal'),
  setUp(2),
  setUp(3),
];
