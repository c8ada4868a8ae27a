import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { PersonDriver } from '../../playground/person/person.ts';
import type { Message } from '../../playground/shapes.ts';
import {
  advance,
  inThread,
  type MovedTeam,
  newDeal,
  startMovedTeam,
  wins,
} from '../support/deal-walk.ts';
import { until } from '../support/until.ts';

let team: MovedTeam;
let sam: PersonDriver;
let priya: PersonDriver;
beforeEach(async () => {
  team = await startMovedTeam();
  sam = team.slack.person('U_SAM');
  priya = team.slack.person('U_PRIYA');
});
afterEach(() => team?.stop());

async function toQuote(words = 'acme 12k linkedin'): Promise<Message> {
  const card = await newDeal(sam, words);
  for (const step of ['Qualified', 'Quote']) await advance(sam, card, step);
  return card;
}

/** Lost at Quote, for the price, with a lesson about Qualified. */
async function lose(card: Message, lesson = 'Ask the budget range first'): Promise<Message> {
  await sam.types('#deals', '/deal lost 1 price');
  await sam.fills({
    'Step where it was missed': 'Qualified',
    'What would we do differently': lesson,
  });
  await sam.submits();
  return inThread(sam, card, 'Lost: #1');
}

describe('the retro of a lost deal', () => {
  it('shows the path and the owner’s answer, and counts the others’', async () => {
    const prompt = await lose(await toQuote());

    const asked = priya.reads(prompt);
    expect(asked).toMatch(/Path: Prospecting 0 days.* · Qualified 0.* · Quote 0/);
    expect(asked).toMatch(/Sam Ortiz: Price · could have known at Qualified/);
    expect(asked).toContain('“Ask the budget range first” (Sam Ortiz, Qualified)');

    await priya.clicks('Price 1', { in: prompt });
    await priya.waits(() => priya.reads(prompt).includes('Price 2'));
    await priya.clicks('No budget', { in: prompt });
    await priya.waits(() => /Price 1.*No budget 1/s.test(priya.reads(prompt)));
    await priya.clicks('Out of our hands', { in: prompt });
    await priya.waits(() => priya.reads(prompt).includes('Out of our hands 1'));
  });

  it('takes lessons and actions, is closed by its owner only, and then says what came of it', async () => {
    const prompt = await lose(await toQuote());
    await priya.clicks('Add a lesson or action', { in: prompt });
    await priya.fills({
      Lesson: 'Name <!channel> *who* signs',
      Step: 'Quote',
      Action: 'Write the price guide',
      'By when': '2026-03-04',
    });
    await priya.submits();
    await priya.waits(() => priya.reads(prompt).includes('Write the price guide'));
    expect(JSON.stringify(priya.messages('#deals'))).not.toContain('<!channel>');

    const refused = await priya.clicks('Close now', { in: prompt });
    expect(refused.text).toContain('Only the owner of the deal or a manager');
    await sam.clicks('Close now', { in: prompt });
    await sam.waits(() => sam.reads(prompt).includes('What we learned, from 1 answer'));
    expect(sam.reads(prompt)).toContain('Could have been known at: Qualified');
    expect(sam.reads(prompt)).not.toContain('Close now');

    await team.later({ days: 2 });
    await priya.waits(() => priya.dm().includes('Write the price guide'));
    await priya.opensHome();
    await priya.waits(() => priya.home().includes('Write the price guide'));
    const morning = priya.message('Write the price guide');
    await priya.clicks('Done', { in: morning });
    await priya.waits(() => priya.reads(prompt).includes('✓ Write the price guide'));
    await priya.waits(() => /All done/.test(priya.dm()));
  });

  it('keeps what was written while the bot was down, and closes after its week', async () => {
    const card = await toQuote();
    const prompt = await lose(card);
    await team.bot.stop();
    const first = priya.says('#deals', 'They had no money at all', { thread: card });
    priya.says('#deals', 'And nobody could sign, @Sam Ortiz: ask R&D', { thread: card });
    priya.edits(first, 'They had some money');
    const gone = sam.says('#deals', 'Forget this', { thread: card });
    sam.deletes(gone);
    await team.restart();
    await team.later({ minutes: 61 });

    const kept = await until('the replies are kept', async () => {
      const { text } = await sam.types('#deals', '/deal retro 1');
      return text.includes('Kept from the thread') && text;
    });
    expect(kept).toContain('They had some money');
    expect(kept).toContain('And nobody could sign, @Sam Ortiz: ask R&D');
    expect(kept).not.toMatch(/no money at all|Forget this/);

    await team.later({ days: 7 });
    await sam.waits(() => sam.reads(prompt).includes('What we learned, from 1 answer, 2 replies'));
    const after = await sam.types('#deals', '/deal retro 1');
    expect(after.text).not.toContain('They had some money');
  });

  it('teaches the second try, which is won, with both reasons readable', async () => {
    const card = await toQuote();
    const lost = await lose(card);
    await sam.clicks('Close now', { in: lost });

    await sam.types('#deals', '/deal reopen 1');
    await sam.fills({ 'Reopen at': 'Qualified', Why: 'They have a budget now' });
    await sam.submits();
    await sam.waits(() => sam.thread(card).includes('second try'));

    const other = await newDeal(priya, 'globex 9k linkedin');
    const modal = await priya.clicks('Advance', { in: other });
    expect(modal.modal?.text).toContain('Ask the budget range first');
    await priya.closes();
    const lessons = await priya.types('#deals', '/deal lessons qualified');
    expect(lessons.text).toContain('“Ask the budget range first” (Sam Ortiz, Qualified)');

    for (const step of ['Quote', 'Closure']) await advance(sam, card, step);
    await wins(sam, 1);
    const won = await inThread(sam, card, /Won: #1.*second try/);
    await sam.clicks('Price and terms', { in: won });
    await sam.waits(() => sam.reads(won).includes('Price and terms 1'));

    const both = await sam.types('#deals', '/deal retro 1');
    expect(both.text).toMatch(/Won: #1.*second try.*Lost: #1.*What decided it: Price/s);
  });
});
