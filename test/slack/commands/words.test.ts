import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonDriver } from '../../../playground/person/person.ts';
import { startTeamBot, type TeamBot } from '../../support/team-bot.ts';

let team: TeamBot;
let sam: PersonDriver;
beforeAll(async () => {
  team = await startTeamBot();
  sam = team.slack.person('U_SAM');
  for (const words of ['acme 12k linkedin', 'Acme Labs 5k', 'globex 1.234']) {
    await make(words);
  }
});
afterAll(async () => {
  await team.stop();
});

async function make(words: string): Promise<void> {
  await sam.types('C_DEALS', `/deal new ${words}`);
  await sam.waits(() => sam.hasModal());
  await sam.submits();
  await sam.waits(() => !sam.hasModal());
}

/** What `/deal …` answers, without waiting for anything else. */
async function says(line: string): Promise<string> {
  return (await sam.types('C_DEALS', line)).text;
}

async function sees(words: string): Promise<void> {
  await sam.waits(() => sam.sees('C_DEALS').includes(words));
}

describe('/deal', () => {
  it('alone lists my deals with their buttons', async () => {
    const text = await says('/deal');

    expect(text).toContain('Your deals (3)');
    expect(text).toContain('#3 Globex');
    expect(text).toContain('€1,234');
    expect(text).toContain('[Advance]');
  });

  it('lists by step, by person, by words, and says when there is none', async () => {
    expect(await says('/deal list prospecting')).toContain('Deals in Prospecting (3)');
    expect(await says('/deal list @Priya Nair')).toContain('Priya Nair has no open deal');
    expect(await says('/deal list labs')).toContain('#2 Acme Labs');
    expect(await says('/deal list stuck')).toContain('Nothing of yours is stuck');
    expect(await says('/deal list waiting')).toContain('No deal is waiting');
  });

  it('shows seven lines of help, and the rest on request', async () => {
    const text = await says('/deal help');

    expect(text.match(/\/deal /g)).toHaveLength(7);
    expect(await says('/deal help more')).toContain('/deal not-a-fit');
  });

  it('suggests the nearest word', async () => {
    expect(await says('/deal advnce 1')).toContain('[advance 1]');
    expect(await says('/deal fore')).toContain('[forecast]');
    expect(await says('/deal close 1')).toMatch(/\[won 1\]\s*\[lost 1\]/);
  });

  it('names a deal by words, and offers a short list when several match', async () => {
    const several = await says('/deal show acme');
    expect(several).toContain('Several deals match');
    expect(several).toContain('[#1]');
    expect(several).toContain('[#2]');

    expect(await says('/deal show acme labs')).toContain('#2 Acme Labs · Prospecting (1 of 4)');
    expect(await says('/deal show 99')).toContain('There is no deal “99”');
    expect(await says('/deal acme labs')).toBe(await says('/deal show acme labs'));
    expect(await says('/deal acme')).toBe(several);
    expect(await says('/deal globex and more')).toContain('There is no “globex”');
    expect(await says('/deal search labs')).toContain('#2 Acme Labs');
  });

  it('logs a call without a form, plans a step and waits', async () => {
    expect(await says('/deal log globex call about terms')).toContain('called, logged today');
    expect(await says('/deal todo globex send the offer tomorrow')).toContain(
      'next “send the offer”',
    );
    await sees('Next: send the offer');
    expect(await says('/deal wait globex 2 weeks budget is frozen')).toContain('waits until');
    expect(await says('/deal list waiting')).toContain('#3 Globex');
  });

  it('advances at once to the step that is named when nothing is missing', async () => {
    expect(await says('/deal advance 3 qualified')).toContain('is now in Qualified');
    expect(await says('/deal advance 3 qualified')).toContain('already in Qualified');
    expect(await says('/deal advance 3 nowhere')).toContain('There is no step “nowhere”');
  });

  it('records a quote and what became of it', async () => {
    await sam.types('C_DEALS', '/deal quote globex');
    await sam.waits(() => sam.hasModal());
    await sam.fills({ Amount: '2k', Months: '12', 'What is in it': 'Seats 1.5k\nSupport 500' });
    await sam.submits();
    await sees('Quote 1 sent');

    expect(await says('/deal quote')).toContain('Quote 1 sent');
    expect(await says('/deal quote 3 accepted')).toContain('quote 1 is accepted');
    await sees('€2,000 · Owner: Sam Ortiz');
  });

  it('shows the funnel and the forecast', async () => {
    expect(await says('/deal funnel')).toContain('Open now: 3 deals');
    expect(await says('/deal funnel all')).toContain('Prospecting 2 deals');
    expect(await says('/deal forecast')).toContain('No close date');
    expect(await says('/deal forecast by rep')).toContain('Sam Ortiz');
    expect(await says('/deal playbook')).toContain('Before you move on');
  });

  it('gives a deal a new owner, who reads of it there', async () => {
    expect(await says('/deal assign 2 @Priya Nair')).toContain('new owner Priya Nair');

    const priya = team.slack.person('U_PRIYA');
    const shown = await priya.types('C_DEALS', '/deal show 2');
    expect(shown.text).toContain('Sam Ortiz gave you this deal.');
    expect(await says('/deal edit 2')).toContain('Only its owner or a manager can edit #2');
  });

  it('loses nothing of a long note whose deal is not clear', async () => {
    const words = `${'They want a longer trial. '.repeat(100)}That is the end.`;
    const offered = await says(`/deal note acme ${words}`);
    expect(offered).toContain('Several deals match');
    expect(offered).toContain('That is the end.');
    expect(offered).not.toContain('[#1]');

    await says(`/deal note #1 ${words}`);
    const notes = () =>
      team.database.connection.collection('activities').find({ 'what.kind': 'note' }).toArray();
    await sam.waits(async () => (await notes()).some(({ what }) => what.text === words));
  });

  it('tells a guest no', async () => {
    const guest = team.slack.person('U_GUS');
    const told = await guest.types('C_DEALS', '/deal');

    expect(told.text).toContain('Guests cannot use Milepost');
  });
});
