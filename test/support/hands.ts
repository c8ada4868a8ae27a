import type { Locator, Page } from 'playwright-core';

/** How a person at the page reaches things: with a mouse, or with the keyboard alone. */
export interface Hands {
  press(target: Locator): Promise<void>;
  write(field: Locator, text: string): Promise<void>;
  /** Opens a menu or list, and takes what is called so. */
  choose(opener: Locator, name: string | RegExp): Promise<void>;
  /** `2026-03-12` into a date field. */
  date(field: Locator, on: string): Promise<void>;
}

const named = (page: Page, name: string | RegExp): Locator =>
  page
    .getByRole('option', { name })
    .or(page.getByRole('menuitem', { name }))
    .or(page.getByRole('menuitemradio', { name }))
    .first();

export function mouseOn(page: Page): Hands {
  return {
    press: (target) => target.click(),
    write: (field, text) => field.fill(text),
    date: (field, on) => field.fill(on),
    async choose(opener, name) {
      await opener.click();
      await named(page, name).click();
    },
  };
}

const mostSteps = 400;

/** F6 goes from one part of the page to the next. */
async function enterSection(page: Page, target: Locator): Promise<void> {
  for (let step = 0; step < 8; step += 1) {
    const isThere = await target.evaluate((element) => {
      const section = element.closest('dialog, .top-bar, .sidebar, .middle, .pane, [role=menu]');
      return section === null || section.contains(document.activeElement);
    });
    if (isThere) return;
    await page.keyboard.press('F6');
  }
}

/** Tabs until the target has the focus, backwards when it stands before where the focus is. */
async function reach(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  await enterSection(page, target);
  for (let step = 0; step < mostSteps; step += 1) {
    const key = await target.evaluate((element) => {
      const at = document.activeElement;
      if (element === at) return undefined;
      if (at === null || at === document.body) return 'Tab';
      const isBefore = at.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING;
      return isBefore === 0 ? 'Tab' : 'Shift+Tab';
    });
    if (key === undefined) return;
    await page.keyboard.press(key);
  }
  throw new Error(`The keyboard does not reach ${target}`);
}

export function keyboardOn(page: Page): Hands {
  const keys = page.keyboard;
  return {
    async press(target) {
      await reach(page, target);
      await keys.press('Enter');
    },
    async write(field, text) {
      await reach(page, field);
      await keys.press('Control+A');
      await keys.type(text);
    },
    async date(field, on) {
      await reach(page, field);
      const [year = '', month = '', day = ''] = on.split('-');
      // The browser's own field stands in the order of its language.
      for (const typed of [day + month + year, month + day + year, year + month + day]) {
        for (let part = 0; part < 3; part += 1) await keys.press('ArrowLeft');
        await keys.type(typed);
        if ((await field.inputValue()) === on) return;
      }
      throw new Error(`The date is not ${on}`);
    },
    async choose(opener, name) {
      await reach(page, opener);
      const isList = (await opener.getAttribute('role')) === 'combobox';
      await keys.press(isList ? 'ArrowDown' : 'Enter');
      const wanted = named(page, name);
      await wanted.waitFor();
      for (let step = 0; step < mostSteps; step += 1) {
        const isAt = await wanted.evaluate(
          (element) =>
            element === document.activeElement ||
            document.activeElement?.getAttribute('aria-activedescendant') === element.id,
        );
        if (isAt) break;
        await keys.press('ArrowDown');
      }
      await keys.press('Enter');
    },
  };
}
