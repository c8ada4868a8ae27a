import { EventEmitter, once } from 'node:events';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Locator, Page, WebSocketRoute } from 'playwright-core';
import { describeInBrowser } from '../support/browser.ts';
import { until } from '../support/until.ts';
import { openWorld, type PageWorld } from './support/open-page.ts';
import { dealCard, home, shortForm } from './support/showcase.ts';

describeInBrowser('the workspace in the browser', () => {
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

  async function post(text: string, more: object = {}): Promise<string> {
    const message = { channel: 'C_DEALS', text, ...more };
    return String((await world.app.call('chat.postMessage', message)).ts);
  }

  function field(page: Page, name: string | RegExp = /^Message #/): Locator {
    return page.getByRole('textbox', { name });
  }

  async function write(page: Page, text: string): Promise<void> {
    await field(page).fill(text);
    await field(page).press('Enter');
  }

  it('shows one person’s message to another at once, and counts what is unread', async () => {
    const sam = await world.open('U_SAM');
    const maria = await world.open('U_MARIA');
    await maria.getByRole('button', { name: 'managers' }).click();
    await maria.getByRole('heading', { name: '#managers' }).waitFor();

    await write(sam, 'hello @Maria Lopez & <all>');
    await maria.getByRole('button', { name: 'deals 1 unread' }).click();

    const article = maria.getByRole('article').last();
    expect(await article.getByText('hello @Maria Lopez & <all>').count()).toBe(1);
    expect(await article.getByText('@Maria Lopez', { exact: true }).count()).toBe(1);
    await maria.getByRole('button', { name: 'deals', exact: true }).waitFor();
    expect(await field(sam).inputValue()).toBe('');
  });

  it('becomes another person, with their channels and their own drafts', async () => {
    const page = await world.open('U_SAM');
    const channels = page.getByRole('navigation', { name: 'Channels and people' });
    await field(page).fill('not yet sent');
    expect(await channels.getByRole('button', { name: 'managers' }).count()).toBe(0);

    await page.getByRole('button', { name: /Switch person/ }).click();
    await page.getByRole('menuitemradio', { name: /Maria Lopez/ }).click();

    await channels.getByRole('button', { name: 'managers' }).waitFor();
    expect(await field(page).inputValue()).toBe('');
    expect(new URL(page.url()).searchParams.get('as')).toBe('U_MARIA');
    await page.reload();
    await page.getByRole('button', { name: /You are Maria Lopez/ }).waitFor();
  });

  it('suggests commands and their words, people and emoji, and takes them by keyboard', async () => {
    const page = await world.open('U_SAM');
    const input = field(page);

    await input.pressSequentially('/d');
    const offered = page.getByRole('option', { name: /Create, find and move deals/ });
    await offered.waitFor();
    expect(await offered.textContent()).toBe('/dealCreate, find and move deals');
    await input.press('Tab');
    expect(await input.inputValue()).toBe('/deal ');
    expect(await page.getByRole('option').allTextContents()).toEqual([
      '/deal new',
      '/deal list',
      '/deal advance',
      '/deal help',
    ]);
    await input.pressSequentially('adv');
    await input.press('ArrowDown');
    await input.press('Enter');
    expect(await input.inputValue()).toBe('/deal advance ');

    await input.fill('ask @pri');
    await input.press('Enter');
    expect(await input.inputValue()).toBe('ask @Priya Nair ');
    await input.fill('done :tad');
    expect(await page.getByRole('option').first().textContent()).toBe('🎉 tada');
    await page.getByRole('option').first().click();
    expect(await input.inputValue()).toBe('done :tada: ');
    await input.press('Enter');

    const said = page.getByRole('article').last();
    await said.getByRole('img', { name: 'tada' }).waitFor();
    expect(await said.getByRole('img', { name: 'tada' }).textContent()).toBe('🎉');
  });

  it('answers a command for the one who typed it alone', async () => {
    world.app.on('/deal', ({ text }) => ({ text: `You said *${text}*` }));
    const sam = await world.open('U_SAM');
    const priya = await world.open('U_PRIYA');

    await write(sam, '/deal list');

    const answer = sam.getByRole('article').last();
    await answer.getByText('Only visible to you').waitFor();
    expect(await answer.getByText('list').evaluate((node) => node.tagName)).toBe('STRONG');
    expect(await priya.getByRole('article').count()).toBe(0);
  });

  it('goes to its end when one writes, and stays there when a picture comes late', async () => {
    for (let n = 0; n < 30; n += 1) await post(`#${n} Acme`);
    const page = await world.open('U_SAM');
    const log = page.getByRole('log', { name: 'Messages in #deals' });
    const isAtEnd = (): Promise<true> =>
      until('the list is at its end', () =>
        log.evaluate((box) => box.scrollHeight - box.scrollTop - box.clientHeight < 2),
      );
    await isAtEnd();
    await log.evaluate((box) => box.scrollTo(0, 0));
    await until('the list is at its beginning', () => log.evaluate((box) => box.scrollTop === 0));
    world.app.on('/deal', () => ({ text: 'Here you are' }));
    await write(page, '/deal list');
    await page.getByText('Here you are').waitFor();
    await isAtEnd();

    const gate = new EventEmitter();
    await page.route('**/late.svg', async (route) => {
      await once(gate, 'open');
      const body = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="400"/>';
      await route.fulfill({ contentType: 'image/svg+xml', body });
    });
    const image_url = 'https://pictures.example/late.svg';
    const asked = page.waitForRequest(image_url);
    await post('The week', { blocks: [{ type: 'image', image_url, alt_text: 'The funnel' }] });
    await asked;
    await isAtEnd();
    gate.emit('open');
    const picture = page.getByAltText('The funnel');
    await until('the picture is there', () => picture.evaluate((one) => one.clientHeight > 100));
    await isAtEnd();
  });

  it('replies in a thread, where commands do not exist', async () => {
    await post('#42 Acme');
    const page = await world.open('U_SAM');

    await page.getByRole('article').hover();
    await page.getByRole('button', { name: 'Reply in thread' }).click();
    const thread = page.getByRole('complementary', { name: 'Thread' });
    const reply = thread.getByRole('textbox', { name: 'Reply in thread' });
    await reply.fill('/deal note called');
    await reply.press('Enter');

    await thread.getByText('/deal is not supported in threads').waitFor();
    await reply.fill('called them');
    await reply.press('Enter');
    await thread.getByText('called them').waitFor();
    await page
      .getByRole('button', { name: /repl(y|ies)/ })
      .first()
      .waitFor();
    expect(world.app.received).toEqual([]);
    await thread.getByRole('button', { name: 'Close thread' }).click();
    await thread.waitFor({ state: 'detached' });
  });

  it('changes and takes back one’s own message, and nobody else’s', async () => {
    await post('from the app');
    const page = await world.open('U_SAM');
    await write(page, 'see @Priya Nair & co');
    const mine = page.getByRole('article').last();
    await mine.getByText('& co').waitFor();

    await mine.hover();
    await mine.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Edit message' }).click();
    expect(await field(page, 'Edit message').inputValue()).toBe('see @Priya Nair & co');
    await field(page, 'Edit message').fill('see @Lee Chen');
    await field(page, 'Edit message').press('Enter');
    await mine.getByText('(edited)').waitFor();
    await mine.getByText('@Lee Chen').waitFor();
    await mine.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Delete message' }).click();
    await mine.getByText('@Lee Chen').waitFor({ state: 'detached' });

    const theirs = page.getByRole('article').last();
    await theirs.hover();
    await theirs.getByRole('button', { name: 'More actions' }).click();
    expect(await page.getByRole('menuitem').allTextContents()).toEqual([
      'Create deal from messageMilepost',
    ]);
  });

  it('makes a channel unusable for the app and usable again, and archives it', async () => {
    const page = await world.open('U_SAM');
    const choose = async (name: string): Promise<void> => {
      await page.getByRole('button', { name: 'Channel options' }).click();
      await page.getByRole('menuitem', { name }).click();
    };

    await choose('Remove Milepost');
    await page.getByText('4 members').waitFor();
    await expect(post('hello')).rejects.toThrow('not_in_channel');
    await choose('Add Milepost');
    await page.getByText('5 members').waitFor();
    await post('hello again');
    await choose('Archive channel');
    await page.getByText('This channel is archived.').waitFor();
    expect(await field(page).count()).toBe(0);
  });

  it('lets a person join the public channel they look into', async () => {
    await post('ask <#C_SUPPORT>');
    const page = await world.open('U_SAM');

    await page.getByRole('button', { name: '#support' }).click();
    await page.getByText('You are not in #support.').waitFor();
    await page.getByRole('button', { name: 'Join' }).click();

    await field(page, 'Message #support').waitFor();
  });

  it('offers shortcuts on a message and everywhere', async () => {
    const ts = await post('a customer asks for a price');
    world.app.on('shortcut new_deal', async ({ trigger_id }) => {
      await world.app.call('views.open', { trigger_id, view: shortForm });
    });
    const page = await world.open('U_SAM');

    await page.getByRole('article').hover();
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: /Create deal from message/ }).click();
    expect(await world.app.heard('message_action from_message')).toMatchObject({
      message: { ts },
      channel: { id: 'C_DEALS' },
    });

    await page.getByRole('button', { name: 'Shortcuts' }).click();
    await page.getByRole('menuitem', { name: /New deal/ }).click();
    await page.getByRole('dialog', { name: 'Advance deal' }).waitFor();
  });

  it('opens the app’s Home and acts there', async () => {
    world.app.on('event_callback app_home_opened', async () => {
      await world.app.call('views.publish', { user_id: 'U_SAM', view: home });
    });
    const page = await world.open('U_SAM');

    await page.getByRole('button', { name: 'Milepost' }).click();
    const shown = page.getByRole('region', { name: 'Milepost Home' });
    await shown.getByRole('heading', { name: 'My deals' }).waitFor();
    await shown.getByRole('button', { name: 'Won' }).click();
    expect(await world.app.heard('block_actions won')).toMatchObject({
      container: { type: 'view' },
      user: { id: 'U_SAM' },
    });

    await page.getByRole('tab', { name: 'Messages' }).click();
    await page.getByRole('log', { name: 'Messages in Milepost' }).waitFor();
  });

  it('comes back after a lost line with everything that happened meanwhile', async () => {
    const lines: WebSocketRoute[] = [];
    const gate = new EventEmitter();
    const page = await world.open('U_SAM');
    await page.routeWebSocket(/page\/events/, async (line) => {
      lines.push(line);
      if (lines.length > 1) {
        gate.emit('knock');
        await once(gate, 'open');
      }
      line.connectToServer();
    });
    await page.reload();
    await page.getByRole('log').waitFor();
    await field(page).fill('half a sentence');

    const knocked = once(gate, 'knock');
    await lines[0]?.close();
    await page.getByText('Reconnecting…').waitFor();
    await post('said while you were away', { blocks: dealCard });
    expect(await page.getByRole('article').count()).toBe(0);
    await knocked;
    gate.emit('open');

    await page.getByRole('article').getByText('#42 Acme').waitFor();
    expect(await page.getByText('Reconnecting…').count()).toBe(0);
    expect(await field(page).inputValue()).toBe('half a sentence');
  });
});
