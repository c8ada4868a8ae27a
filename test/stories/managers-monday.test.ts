import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonDriver } from '../../playground/person/person.ts';
import type { Message } from '../../playground/shapes.ts';
import { type MovedTeam, startMovedTeam } from '../support/deal-walk.ts';
import { sellForTwoWeeks } from '../support/sold-weeks.ts';

let team: MovedTeam;
let maria: PersonDriver;
beforeAll(async () => {
  team = await startMovedTeam();
  maria = team.slack.person('U_MARIA');
});
afterAll(() => team?.stop());

/** The week's digest with so many replies in its thread. */
async function digestOf(week: string, replies: number): Promise<Message> {
  return maria.waits(() => {
    const digest = maria.messages('#managers').find((one) => maria.reads(one).includes(week));
    const said = maria.messages('#managers').filter((one) => one.threadTs === digest?.ts);
    return said.length >= replies ? digest : undefined;
  });
}

describe('a manager’s Monday', () => {
  let digest: Message;

  it('begins with a digest that says what to do first, what changed and what is hidden', async () => {
    await sellForTwoWeeks(team);
    await team.later({ days: 1 });
    digest = await digestOf('Week 9–15 Mar', 3);
    const said = maria.reads(digest).replaceAll('\u2060', '');

    expect(said).toContain('Week 9–15 Mar: 1 won, €12k. Quote is where deals wait: 3 of 3 stuck');
    expect(said).toContain(
      '1  #1 Acme €48k, Sam Ortiz asks: “need our CFO on a call by Thu” [Open]',
    );
    expect(said).toContain('7 → 6 deals (+1 new −1 won −1 lost)');
    expect(said).toContain('€141k → €120k (+€22k new −€12k won −€31k lost)');
    expect(said).toContain('2 not sent: #4 Vandelay (Priya Nair), #5 Stark (Priya Nair)');
    expect(said).toContain('Lost: 1 at Quote (price)');
    expect(said).toContain('1 until later, €9,000');
    expect(said).toContain('1 handoff not accepted (#2 Globex');
    expect(said).toContain('2 closed deals not yet reviewed');
    expect(said).toMatch(/Not in these numbers: 1 deal without amount/);
    expect(`${said} ${maria.thread(digest)}`).not.toMatch(/your step/i);
  });

  it('has a picture that says the same, for those who cannot see it too', () => {
    const image = digest.blocks?.find(({ type }) => type === 'image');

    expect(image).toMatchObject({
      alt_text: expect.stringMatching(/Quote: 3 deals, €89k, 3 stuck/),
      slack_file: { id: expect.stringMatching(/^F/) },
    });
    expect(digest.text).toContain('Quote 3, €89k, 3 stuck');
    expect(maria.reads(digest)).not.toContain('Now:');
  });

  it('keeps the names in its thread', () => {
    const thread = maria.thread(digest);

    expect(thread).toContain('#4 Vandelay · €15,000 · Priya Nair · No contact yet');
    expect(thread).toContain('Won: #2 Globex €12k (Sam Ortiz)');
    expect(thread).toContain('Lost: #3 Soylent €31k (Sam Ortiz)');
    expect(thread).toContain('How long deals stay in a step');
    expect(thread).not.toContain('in review');
  });

  it('opens the first deal, explains itself, and shows each rep to the manager alone', async () => {
    await maria.clicks('Open', { in: digest });
    await maria.waits(() => /only you.*#1 Acme · Quote/.test(maria.sees('#managers')));
    await maria.clicks('How counted', { in: digest });
    await maria.waits(() => maria.sees('#managers').includes('Everything is counted as of'));
    const counted = maria.sees('#managers');
    expect(counted).toContain('In time: sent within 3 working days from then; late: after them.');
    expect(counted).toContain('Slipped: the expected close of an open deal moved into a later');
    expect(counted).toContain('without an amount or a close date is not in it');
    await maria.clicks('By rep', { in: digest });
    const reps = await maria.waits(
      () => /By rep, the last 90 days[\s\S]*/.exec(maria.sees('#managers'))?.[0],
    );
    expect(reps.indexOf('Priya Nair')).toBeLessThan(reps.indexOf('Sam Ortiz'));
    expect(reps).toContain('Quote: 1 of 2 went on (team 1 of 2)');
    expect(team.slack.person('U_ADA').sees('#managers')).not.toContain('By rep, the last');
    await maria.types('#managers', '/deal digest needs you');
    await maria.waits(() => /Needs you \(\d\)[\s\S]*#1 Acme/.test(maria.sees('#managers')));
    const refused = await team.slack.person('U_SAM').types('#deals', '/deal digest by rep');
    expect(refused.text).toContain('manager');
  });

  it('says of a rep nothing by name that the rep does not read in their own Home', async () => {
    const homeOf = async (id: string) => {
      const person = team.slack.person(id);
      await person.opensHome();
      await person.waits(() => person.home().includes('What managers see of you'));
      return person.home();
    };
    expect(await homeOf('U_PRIYA')).toContain('No quote sent: #4 Vandelay, #5 Stark');
    expect(await homeOf('U_SAM')).toMatch(/On .*’s list: .*#1 Acme/);
  });

  it('answers the ask for help from the deal and from Home, and its rep hears of it', async () => {
    const rep = team.slack.person('U_SAM');
    const inThread = async (words: string) =>
      rep.waits(() =>
        rep.messages('#deals').some((one) => one.threadTs && rep.reads(one).includes(words)),
      );
    await maria.types('#managers', '/deal show 1');
    await maria.waits(() => maria.sees('#managers').includes('Sam Ortiz asks: “need our CFO'));
    await maria.clicks('I’ll do it');
    await inThread('Maria Lopez does what you asked on #1 Acme');
    await maria.opensHome();
    await maria.waits(() => maria.home().includes('by Thu” · Maria Lopez does it'));
    await maria.clicks('Done', { home: true });
    await maria.waits(() => !maria.home().includes('Sam Ortiz asks'));
    await inThread('Maria Lopez did what you asked on #1 Acme');
  });

  it('makes one meeting list, however often it is asked for', async () => {
    await maria.clicks('Meeting list', { in: digest });
    await maria.waits(() => maria.thread(digest).includes('Who helps, and by when?'));
    await maria.clicks('Meeting list', { in: digest });
    await team.later({ minutes: 1 });

    expect(maria.thread(digest).match(/Meeting list/g)).toHaveLength(2);
  });

  it('repeats a week later what was answered in its thread', async () => {
    maria.says('#managers', 'Sam brings the CFO on Thursday', { thread: digest });
    await team.later({ days: 7 });
    const next = await digestOf('Week 16–22 Mar', 3);

    expect(maria.reads(next)).toContain('“Sam brings the CFO on Thursday” (Maria Lopez)');
    await team.later({ days: 7 });
    const later = await digestOf('Week 23–29 Mar', 3);
    expect(maria.reads(later)).not.toContain('Sam brings the CFO');
  });

  it('keeps its words when no picture can be uploaded, and brings the month and the map', async () => {
    team.slack.faults.add({
      kind: 'answer',
      method: 'files.getUploadURLExternal',
      error: 'internal_error',
      times: 20,
    });
    await team.later({ days: 7 });
    const april = await digestOf('Week 30 Mar–5 Apr', 5);
    const said = maria.reads(april);
    const thread = maria.thread(april);

    expect(april.blocks?.some(({ type }) => type === 'image')).toBe(false);
    expect(said).toMatch(/Now: Prospecting 2, €22k/);
    expect(said).toContain(
      'Also in the thread: March 2026 in review · does the map still fit? Q1 2026',
    );
    expect(thread).toContain('March 2026 in review: 1 won, €12k · 1 lost · won of closed: 1 of 2');
    expect(thread).toContain('Nobody has said yet which step went well or went wrong.');
    expect(thread).toContain('Too few deals ended at a step');
    expect(thread).toContain('Criteria never met:');
    expect(thread).toMatch(/Sources, won of closed: .*Referral 1 of 1/);
  });
});
