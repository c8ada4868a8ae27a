import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser } from '../../../playground/chromium.ts';
import { createDatabaseSwitch } from '../../../playground/page-database.ts';
import { servePage } from '../../../playground/page-server.ts';
import { type StandIn, startStandIn } from '../../../playground/stand-in.ts';
import { startTinyApp, type TinyApp } from './tiny-app.ts';

const MANIFEST = `
display_information: { name: Milepost }
features:
  app_home: { home_tab_enabled: true, messages_tab_enabled: true }
  slash_commands:
    - command: /deal
      description: Create, find and move deals
      usage_hint: "[new | list | advance 42 | help]"
      should_escape: true
  shortcuts:
    - { name: New deal, type: global, callback_id: new_deal, description: Create a deal }
    - { name: Create deal from message, type: message, callback_id: from_message, description: Create a deal }
oauth_config:
  scopes:
    bot: [commands, chat:write, app_mentions:read, channels:history, users:read, files:write, im:history, im:write]
settings:
  event_subscriptions:
    bot_events: [app_home_opened]
`;

/** Long enough for a busy machine, short enough to say which step never happened. */
const WAIT_MS = 30_000;

export interface Look {
  readonly dark?: boolean;
  readonly width?: number;
}

export interface PageWorld {
  readonly standIn: StandIn;
  readonly app: TinyApp;
  /** What the page's switch did to the database, in order. */
  readonly database: readonly string[];
  /** What went wrong in the browser: every test wants this empty. */
  readonly troubles: readonly string[];
  /** Starting over takes until then. */
  beginsWhen(made: Promise<void>): void;
  open(person: string, look?: Look): Promise<Page>;
  /** Closes the pages and starts the workspace over. */
  clear(): Promise<void>;
  stop(): Promise<void>;
}

async function newContext(browser: Browser, look: Look): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: look.width ?? 1280, height: 800 },
    colorScheme: look.dark === true ? 'dark' : 'light',
    locale: 'en-GB',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  // The pictures of the outside world: an empty one for all of them.
  await context.route('https://images.example/**', (route) =>
    route.fulfill({
      contentType: 'image/svg+xml',
      body: '<svg xmlns="http://www.w3.org/2000/svg" width="88" height="88"/>',
    }),
  );
  return context;
}

/** The stand-in with its page, a tiny app behind it and a browser before it. */
export async function openWorld(): Promise<PageWorld> {
  const database: string[] = [];
  const { serve, resume } = createDatabaseSwitch({
    pause: () => database.push('pause'),
    resume: () => database.push('resume'),
  });
  let made: Promise<void> | undefined;
  const standIn = await startStandIn({
    onReset: async () => {
      resume();
      await made;
    },
    servePage: async (req, res) => (await serve(req, res)) || (await servePage(req, res)),
    manifest: MANIFEST,
    ackTimeoutMs: 10_000,
  });
  const app = await startTinyApp(standIn);
  const browser = await openBrowser();
  const contexts: BrowserContext[] = [];
  const troubles: string[] = [];
  const open = async (person: string, look: Look = {}): Promise<Page> => {
    const context = await newContext(browser, look);
    contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(WAIT_MS);
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') troubles.push(message.text());
    });
    await page.goto(`${standIn.url}/?as=${person}`);
    await page.getByRole('log').waitFor();
    return page;
  };
  const clear = async (): Promise<void> => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    troubles.length = 0;
    made = undefined;
    app.forget();
    standIn.reset();
  };
  const beginsWhen = (next: Promise<void>): void => {
    made = next;
  };
  const stop = async (): Promise<void> => {
    await browser.close();
    await app.stop();
    await standIn.stop();
  };
  return { standIn, app, database, troubles, open, beginsWhen, clear, stop };
}
