import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../../playground/chromium.ts';
import { flawsOf } from '../../playground/screenshots/flaws.ts';
import { describeInBrowser } from '../support/browser.ts';

describeInBrowser('what a machine sees to be wrong with a screen', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 390, height: 600 } });
  });
  afterAll(async () => {
    await browser.close();
  });

  it.each([
    ['<p>due &lt;!date^1774915200^{date_short}|31 Mar&gt;</p>', 'raw token: <!date'],
    ['<p>by &lt;@U_SAM&gt;</p>', 'raw token: <@U_SAM>'],
    ['<p>well done :tada:</p>', 'raw token: :tada:'],
    ['<p>*Needs you*</p>', 'raw token: *Needs you*'],
    ['<p>Tom &amp;amp; Co</p>', 'raw token: &amp;'],
    ['<p>&gt;Hello Dana,</p>', 'raw token: >'],
    ['<p>worth undefined</p>', 'raw value: undefined'],
    ['<p>1 open deals</p>', 'plural of one: 1 open deals'],
    ['<p style="width:800px">wide</p>', 'the page scrolls sideways'],
    ['<p style="width:800px">wide</p>', 'outside of the window: <p'],
    [
      '<p style="width:60px;overflow:hidden;white-space:nowrap">too long for it</p>',
      'cut off side',
    ],
    ['<p style="height:10px;overflow:hidden">one<br>two</p>', 'cut off below: <p'],
    ['<input style="width:60px" value="a very long name of a deal">', 'cut off sideways: a very'],
    [
      '<article><button>Won</button><button style="margin-left:-30px">Lost</button></article>',
      'overlap: <button',
    ],
  ])('%s: %s', async (body, flaw) => {
    await page.setContent(`<body style="margin:0">${body}</body>`);

    expect(await flawsOf(page)).toContainEqual(expect.stringContaining(flaw));
  });

  it.each([
    '<p>At 09:15:00, <b>Needs you</b>, 2*3*4 seats, 11 deals, 1 deal</p>',
    '<p><code>/deal log 42 [call | mail]</code> and <code>*bold*</code></p>',
    '<div style="overflow-x:auto"><p style="width:800px">a table that scrolls</p></div>',
    '<article><button>Won</button> <button>Lost</button></article>',
  ])('finds nothing in %s', async (body) => {
    await page.setContent(`<body style="margin:0">${body}</body>`);

    expect(await flawsOf(page)).toEqual([]);
  });
});
