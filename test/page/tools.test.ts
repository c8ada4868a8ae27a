import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { describeInBrowser } from '../support/browser.ts';
import { openWorld, type PageWorld } from './support/open-page.ts';
import { dealCard } from './support/showcase.ts';

describeInBrowser('the tools beside the workspace', () => {
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

  async function postCard(): Promise<void> {
    await world.app.call('chat.postMessage', {
      channel: 'C_DEALS',
      text: '*#42 Acme: 25 seats* · Quote (3 of 4)',
      blocks: dealCard,
    });
  }

  it('lists what went over the wire, with its bodies, ready for Block Kit Builder', async () => {
    await postCard();
    const page = await world.open('U_SAM');
    await page.getByRole('button', { name: 'Wire', exact: true }).click();
    const wire = page.getByRole('complementary', { name: 'Wire' });
    await page.getByRole('button', { name: 'Note' }).click();
    await wire.getByRole('button', { name: /block_actions.*acked/ }).waitFor();

    await wire.getByLabel('Filter the wire').fill('postmessage');
    await wire.getByRole('button', { name: /chat.postMessage ok \d+ ms/ }).click();
    await wire.getByText('"channel": "C_DEALS"').first().waitFor();
    await wire.getByRole('button', { name: 'Copy for Block Kit Builder' }).click();
    await page.getByText('Copied. Paste it into Block Kit Builder.').waitFor();

    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(JSON.parse(copied)).toMatchObject({ blocks: [{ type: 'section' }, {}, {}, {}] });
    expect(await wire.getByRole('listitem').count()).toBe(1);
  });

  it('moves the bot’s clock to where a person wants it', async () => {
    world.standIn.clock.moveTo(new Date('2026-03-12T10:00:00Z'));
    const page = await world.open('U_SAM');
    await page.getByRole('button', { name: 'Clock and faults' }).click();
    const panel = page.getByRole('complementary', { name: 'Clock and faults' });
    const now = (): Date => new Date(world.standIn.clock.now());

    await panel
      .getByText('Thursday, 12 March 2026')
      .or(panel.getByText('Thursday 12 March 2026'))
      .waitFor();
    await panel.getByRole('button', { name: 'Tomorrow 09:00' }).click();
    await panel.getByText(/Friday,? 13 March 2026/).waitFor();
    expect(now().toISOString().slice(0, 16)).toBe('2026-03-13T08:00');
    await panel.getByRole('button', { name: 'Monday 09:00' }).click();
    await panel.getByText(/Monday,? 16 March 2026/).waitFor();
    expect(now().toISOString().slice(0, 16)).toBe('2026-03-16T08:00');
    await panel.getByRole('button', { name: '+1 week' }).click();
    await panel.getByText(/Monday,? 23 March 2026/).waitFor();
    await panel.getByRole('button', { name: 'Back to now' }).click();
    await panel.getByRole('button', { name: 'Back to now', disabled: true }).waitFor();
    expect(Math.abs(now().getTime() - Date.now())).toBeLessThan(60_000);
  });

  it('sets faults, shows what is waiting, and clears it', async () => {
    const page = await world.open('U_SAM');
    await page.getByRole('button', { name: 'Clock and faults' }).click();
    const panel = page.getByRole('complementary', { name: 'Clock and faults' });
    const waiting = panel.getByRole('list', { name: 'Waiting faults' }).getByRole('listitem');

    for (const name of ['Slow', '429', '500', 'Answer lost']) {
      await panel.getByRole('button', { name, exact: true }).click();
    }
    await waiting.nth(3).waitFor();
    expect(world.standIn.faults.active()).toHaveLength(4);

    await panel.getByRole('button', { name: 'Clear all faults' }).click();
    await panel.getByText('No fault is waiting.').waitFor();
    expect(world.standIn.faults.active()).toEqual([]);
  });

  it('pauses the database and lets it go on', async () => {
    const page = await world.open('U_SAM');
    await page.getByRole('button', { name: 'Clock and faults' }).click();
    const paused = page.getByRole('checkbox', { name: /MongoDB paused/ });

    await paused.check();
    await paused.uncheck();
    await page.getByRole('checkbox', { name: /MongoDB paused/, checked: false }).waitFor();

    expect(world.database).toEqual(['pause', 'resume']);
  });

  it('starts the workspace over after asking', async () => {
    await postCard();
    const page = await world.open('U_SAM');
    await page.getByRole('button', { name: 'Clock and faults' }).click();

    await page.getByRole('button', { name: 'Start over' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Start over' }).click();

    await page.getByText('Nothing here yet.').waitFor();
  });

  it('starts over once at a time, and lets a paused database go on', async () => {
    let finish = (): void => undefined;
    world.beginsWhen(
      new Promise((resolve) => {
        finish = resolve;
      }),
    );
    const page = await world.open('U_SAM');
    await page.getByRole('button', { name: 'Clock and faults' }).click();
    await page.getByRole('checkbox', { name: 'MongoDB paused' }).check();

    await page.getByRole('button', { name: 'Start over' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Start over' }).click();

    const button = page.getByRole('button', { name: 'Start over', disabled: true });
    await button.waitFor();
    await page.getByRole('status').getByText('Starting…').waitFor();
    await page.getByText('The bot is starting.').waitFor();
    await page.getByRole('checkbox', { name: 'MongoDB paused', checked: false }).waitFor();
    expect(await button.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.setViewportSize({ width: 390, height: 800 });
    const person = await page.getByRole('button', { name: /Switch person/ }).boundingBox();
    expect((person?.x ?? 390) + (person?.width ?? 0)).toBeLessThanOrEqual(390);
    await page.keyboard.press('Enter');
    expect(await page.getByRole('dialog').count()).toBe(0);

    finish();
    await page.getByRole('button', { name: 'Start over', disabled: false }).waitFor();
    expect(await page.getByText('Starting…').count()).toBe(0);
  });

  it('ticks the guide from what happened, and keeps the ticks for the next person', async () => {
    const page = await world.open('U_SAM');
    const guide = page.getByRole('complementary', { name: 'Guide' });
    await guide.getByText('0 of 7 done', { exact: false }).waitFor();

    await postCard();
    await guide.getByText('1 of 7 done', { exact: false }).waitFor();
    // Nothing is older than the workspace: it is to be set up first.
    const next = guide.locator('[aria-current=step] strong');
    expect(await next.textContent()).toBe('Set Milepost up');
    await world.app.call('chat.postMessage', {
      channel: 'C_DEALS',
      text: 'Milepost is here: every deal gets one card in this channel.',
    });
    await guide.getByText('2 of 7 done', { exact: false }).waitFor();

    expect(await next.textContent()).toBe('Advance it to Quote');
    await page.getByRole('button', { name: /Switch person/ }).click();
    await page.getByRole('menuitemradio', { name: /Lee Chen/ }).click();
    await page.getByRole('button', { name: /You are Lee Chen/ }).waitFor();
    await guide.getByText('2 of 7 done', { exact: false }).waitFor();
  });
});
