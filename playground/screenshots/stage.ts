import type { Browser, Locator, Page } from 'playwright-core';
import { closeView } from '../interactions/submit.ts';
import type { StandIn } from '../stand-in.ts';

/* One person before the page, and the few things that scenes do there. */

export interface Look {
  readonly person: string;
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
}

export interface Stage {
  readonly slack: StandIn;
  readonly page: Page;
  /** Types a line into the channel and sends it. */
  readonly type: (line: string) => Promise<void>;
  /** Types a command that opens a form, and answers the form. */
  readonly form: (line: string) => Promise<Locator>;
  /** Types a command and answers what only they see. */
  readonly answer: (line: string) => Promise<Locator>;
  /** The number of the first deal whose card says all of this. */
  readonly deal: (...words: readonly string[]) => number;
  /** The card of a deal, scrolled to. */
  readonly card: (number: number) => Promise<Locator>;
  readonly go: (channel: string) => Promise<void>;
  /** The same person comes to the page anew, which is quicker than another browser. */
  readonly enterAgain: (look: Look) => Promise<void>;
  readonly close: () => Promise<void>;
}

const waitMs = 20_000;

export async function openStage(browser: Browser, slack: StandIn, look: Look): Promise<Stage> {
  const context = await browser.newContext({
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(waitMs);
  await enter(page, slack, look);
  const stage: Omit<Stage, 'form' | 'answer'> = {
    slack,
    page,
    type: async (line) => {
      const composer = page.getByRole('textbox', { name: /^Message/ }).first();
      await composer.fill(line);
      await composer.press('Enter');
    },
    deal: (...words) => numberOf(slack, words),
    card: async (number) => {
      const card = page
        .getByRole('log')
        .first()
        .getByRole('article')
        .filter({ hasText: `#${number} ` })
        .filter({ hasNotText: 'Only visible to you' })
        .first();
      await card.scrollIntoViewIfNeeded();
      return card;
    },
    go: async (channel) => {
      if (isNarrow(page)) await page.getByRole('button', { name: 'Channels' }).click();
      await page
        .getByRole('button', { name: new RegExp(`^${channel}`) })
        .first()
        .click();
      await page
        .getByRole('heading', { name: new RegExp(channel) })
        .first()
        .waitFor();
    },
    enterAgain: async (next) => {
      await closeForms(slack, look.person);
      await enter(page, slack, next);
    },
    close: async () => {
      await closeForms(slack, look.person);
      await context.close();
    },
  };
  return {
    ...stage,
    form: (line) => formOf(stage, line),
    answer: (line) => answerOf(stage, line),
  };
}

async function enter(page: Page, slack: StandIn, look: Look): Promise<void> {
  await page.setViewportSize({ width: look.width ?? 1280, height: look.height ?? 860 });
  await page.emulateMedia({ colorScheme: look.dark === true ? 'dark' : 'light' });
  await page.goto(`${slack.url}/?as=${look.person}`);
  await page.getByRole('log').waitFor();
  await page.evaluate(() => document.fonts.ready);
}

function isNarrow(page: Page): boolean {
  return (page.viewportSize()?.width ?? 1280) < 760;
}

/** Slack keeps a form open until it is closed: the next scene would begin behind it. */
async function closeForms(slack: StandIn, person: string): Promise<void> {
  const [open] = slack.workspace.views.stack(person);
  if (open !== undefined) await closeView(slack, person, open.id, true);
}

async function formOf(
  { page, type }: Pick<Stage, 'page' | 'type'>,
  line: string,
): Promise<Locator> {
  await type(line);
  const dialog = page.getByRole('dialog').last();
  await dialog.waitFor();
  return dialog;
}

async function answerOf(
  { page, type }: Pick<Stage, 'page' | 'type'>,
  line: string,
): Promise<Locator> {
  const whispers = page.getByRole('article').filter({ hasText: 'Only visible to you' });
  const before = await whispers.count();
  await type(line);
  const said = whispers.nth(before);
  await said.waitFor();
  await said.scrollIntoViewIfNeeded();
  return said;
}

function numberOf({ workspace }: StandIn, words: readonly string[]): number {
  const card = workspace.messages
    .all('C_DEALS')
    .filter((one) => one.from === 'bot' && one.threadTs === undefined)
    .findLast(({ blocks }) => words.every((word) => JSON.stringify(blocks).includes(word)));
  const number = /#(\d+) /.exec(card?.text ?? '')?.[1];
  if (number === undefined) throw new Error(`No card says ${words.join(', ')}`);
  return Number(number);
}
