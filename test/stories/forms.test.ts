import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { openBrowser } from '../../playground/chromium.ts';
import type { Snapshot } from '../../playground/protocol.ts';
import { describeInBrowser } from '../support/browser.ts';
import { mouseOn } from '../support/hands.ts';
import { type OpenPlayground, openPlayground } from '../support/open-playground.ts';

interface Form {
  readonly line: string;
  readonly title: string;
  /** What is typed first and has to survive the refusal. */
  readonly kept?: readonly [label: string | RegExp, value: string];
  /** Refused at its field: an empty required one, or what cannot be right. */
  readonly wrong: readonly [label: string | RegExp, value: string];
  readonly right: readonly (readonly [label: string | RegExp, value: string])[];
  readonly as?: string;
}

/** `$Step` becomes the number of one of Sam's deals in that step. */
const forms: readonly Form[] = [
  {
    line: '/deal new',
    title: 'New deal',
    kept: ['Contact', 'Rita Moll'],
    wrong: ['Account', ''],
    right: [['Account', 'Formwerk']],
  },
  {
    line: '/deal edit $Qualified',
    title: 'Edit deal',
    kept: ['Contact', 'Somebody new'],
    wrong: ['Amount', 'a lot'],
    right: [['Amount', '14k']],
  },
  {
    line: '/deal note $Qualified',
    title: 'Note',
    wrong: [/^Note/, ''],
    right: [[/^Note/, 'Met at the fair']],
  },
  {
    line: '/deal todo $Qualified',
    title: 'Next step',
    kept: ['Next step', 'send two references'],
    wrong: ['On', '2026-03-02'],
    right: [['On', '2026-03-11']],
  },
  {
    line: '/deal wait $Prospecting',
    title: 'Wait until',
    kept: ['Why', 'Moving house'],
    wrong: ['Wait until', '2026-03-04'],
    right: [['Wait until', '2026-04-01']],
  },
  {
    line: '/deal quote $Quote new',
    title: 'Quote sent',
    kept: ['Payment terms', 'half now, half later'],
    wrong: ['Amount', 'half'],
    right: [['Amount', '9,900']],
  },
  {
    line: '/deal ask $Quote',
    title: 'Ask for help',
    wrong: ['What do you need', ''],
    right: [['What do you need', 'A reference']],
  },
  {
    line: '/deal back $Quote',
    title: 'Move back',
    wrong: ['Why', ''],
    right: [['Why', 'They want another scope']],
  },
  {
    line: '/deal won $Closure',
    title: 'Won',
    wrong: ['Final amount', 'plenty'],
    right: [['Final amount', '8,000']],
  },
  {
    line: '/deal lost $Quote',
    title: 'Lost',
    kept: ['What would we do differently', 'Ask earlier'],
    wrong: ['Reason', ''],
    right: [['Reason', 'Price']],
  },
  {
    line: '/deal not-a-fit $Prospecting',
    title: 'Not a fit',
    kept: ['Note', 'Two people'],
    wrong: ['Reason', ''],
    right: [['Reason', 'No need']],
  },
  {
    line: '/deal reopen $Lost',
    title: 'Reopen',
    wrong: ['Why', ''],
    right: [['Why', 'They called']],
  },
  {
    line: '/deal settings goal',
    title: 'Goal',
    kept: ['Name', 'Spring'],
    wrong: ['Amount to win', 'much'],
    right: [['Amount to win', '300k']],
    as: 'U_ADA',
  },
  {
    line: '/deal stages edit quote',
    title: 'Edit step',
    kept: ['Guidance', 'Say the price first'],
    wrong: ['How many of 100 deals here are won', '120'],
    right: [['How many of 100 deals here are won', '55']],
    as: 'U_ADA',
  },
];

describeInBrowser('every kind of form at the playground', () => {
  let playground: OpenPlayground | undefined;
  let browser: Browser | undefined;
  let page: Page;
  let person = '';

  beforeAll(async () => {
    playground = await openPlayground();
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' });
    page.setDefaultTimeout(60_000);
  });

  afterAll(async () => {
    await browser?.close();
    await playground?.stop();
  });

  async function become(user: string): Promise<void> {
    if (user === person) return;
    await page.goto(`${playground?.url}/?as=${user}`);
    await page.getByRole('log').waitFor();
    person = user;
  }

  /** The newest deal of Sam's in a step that is not closed by the forms before. */
  async function numberOf(step: string): Promise<string> {
    const answer = await fetch(`${playground?.url}/page/snapshot?user=U_SAM`);
    const { messages }: Snapshot = JSON.parse(await answer.text());
    const card = (messages.C_DEALS ?? []).findLast(
      ({ text, threadTs }) =>
        threadTs === undefined && text.includes(`· ${step}`) && text.includes('Owner: Sam Ortiz'),
    );
    const number = /#(\d+) /.exec(card?.text ?? '')?.[1];
    if (number === undefined) throw new Error(`Sam has no deal in ${step}`);
    return number;
  }

  async function fill(dialog: Locator, label: string | RegExp, value: string): Promise<void> {
    const field = dialog.getByLabel(label).first();
    if ((await field.getAttribute('role')) !== 'combobox') await field.fill(value);
    else if (value !== '') await mouseOn(page).choose(field, value);
  }

  it.each(forms)(
    '$line: refuses at the field, keeps what was typed, and is then done',
    async (form) => {
      await become(form.as ?? 'U_SAM');
      const step = /\$(\w+)/.exec(form.line)?.[1];
      const line =
        step === undefined ? form.line : form.line.replace(`$${step}`, await numberOf(step));
      const composer = page.getByRole('textbox', { name: /^Message/ }).first();
      await composer.fill(line);
      await composer.press('Enter');
      const dialog = page.getByRole('dialog', { name: form.title, exact: true });
      await dialog.waitFor();
      const send = dialog.locator('button[type=submit]');
      if (form.kept !== undefined) await fill(dialog, ...form.kept);
      await fill(dialog, ...form.wrong);
      await send.click();
      await dialog.locator('[aria-invalid=true]').first().waitFor();

      if (form.kept !== undefined) {
        expect(await dialog.getByLabel(form.kept[0]).first().inputValue()).toBe(form.kept[1]);
      }
      for (const [label, value] of form.right) await fill(dialog, label, value);
      await send.click();
      await dialog.waitFor({ state: 'detached' });
    },
  );
});
