import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonDriver } from '../../../playground/person/person.ts';
import type { Message } from '../../../playground/shapes.ts';
import { inThread, type MovedTeam, newDeal, startMovedTeam } from '../../support/deal-walk.ts';

let team: MovedTeam;
let sam: PersonDriver;
let card: Message;
beforeAll(async () => {
  team = await startMovedTeam();
  sam = team.slack.person('U_SAM');
  card = await newDeal(sam, 'acme 12k linkedin');
});
afterAll(() => team?.stop());

async function cardSays(words: string): Promise<void> {
  await sam.waits(() => sam.reads(card).includes(words));
}

async function cardLacks(words: string): Promise<void> {
  await sam.waits(() => !sam.reads(card).includes(words));
}

async function sendsQuote(): Promise<void> {
  await sam.types('#deals', '/deal quote 1');
  await sam.waits(() => sam.hasModal());
  await sam.submits();
  await cardSays('Quote 1 sent');
}

describe('Undo on a confirmation', () => {
  it.each([
    ['/deal log 1 call about terms', 'Last contact'],
    ['/deal todo 1 call Dana 2026-03-12', 'Next: call Dana'],
    ['/deal wait 1 2026-03-20 budget', 'Waiting until'],
    ['/deal assign 1 <@U_PRIYA>', 'Owner: Priya'],
  ])('takes back %s', async (line, shown) => {
    await sam.types('#deals', line);
    await cardSays(shown);
    await sam.clicks('Undo');
    await cardLacks(shown);
  });

  it.each([
    ['/deal note 1 they moved offices', 'they moved offices'],
    ['/deal note 1 objection too dear for them', 'too dear for them'],
    ['/deal log 1 call about the terms', 'about the terms'],
  ])('takes back %s, also from what the deal shows', async (line, words) => {
    const seen = await sam.types('#deals', line);
    expect(seen.text).toContain('[Undo]');
    await sam.waits(async () => (await sam.types('#deals', '/deal show 1')).text.includes(words));
    await sam.clicks('Undo', { in: sam.message('[Undo]', '#deals') });

    await sam.waits(async () => !(await sam.types('#deals', '/deal show 1')).text.includes(words));
  });

  it('takes back a call for help that a form made', async () => {
    await sam.types('#deals', '/deal ask 1');
    await sam.waits(() => sam.hasModal());
    await sam.fills({ 'What do you need': 'our CFO on a call' });
    await sam.submits();
    await sam.waits(() => sam.sees('#deals').includes('is asked for help'));
    await sam.clicks('Undo', { in: sam.message('is asked for help', '#deals') });
    await sam.waits(() => sam.sees('#deals').includes('Undone: #1 Acme is as it was'));
  });

  it('is for who did it, and says so to the owner', async () => {
    await team.slack.person('U_MARIA').types('#deals', '/deal todo 1 call Dana 2026-03-12');
    await cardSays('Next: call Dana');
    const refused = await sam.types('#deals', '/deal undo 1');
    expect(refused.text).toContain('Only whoever did it or a manager can undo it.');
  });

  it('takes back a quote that was sent, which stands on the card alone', async () => {
    await sendsQuote();
    await sam.clicks('Undo');
    await cardLacks('Quote 1 sent');
  });

  it('leaves no trace of a contact in what is known, and is refused after ten minutes', async () => {
    await sam.types('#deals', '/deal log 1 mail the offer');
    await cardSays('Last contact');
    await sam.clicks('Undo');
    await cardLacks('Last contact');
    const shown = await sam.types('#deals', '/deal show 1');
    expect(shown.text).not.toContain('the offer');

    await sam.types('#deals', '/deal todo 1 call Dana 2026-03-12');
    await cardSays('Next: call Dana');
    await team.later({ minutes: 11 });
    expect((await sam.clicks('Undo')).text).toContain('10 minutes');
    expect(sam.reads(card)).toContain('Next: call Dana');
  });

  it('takes back a deal that was just made: its card says so, and nothing else has it', async () => {
    const fresh = await newDeal(sam, 'umbrella 9k');
    await sam.waits(() => sam.sees('#deals').includes('#2 Umbrella is in'));
    const said = sam.message('#2 Umbrella is in', '#deals');
    expect(sam.reads(said)).toContain('[Undo]');
    const back = await sam.clicks('Undo', { in: said });
    expect(back.text).toContain('#2 Umbrella is taken back');

    await sam.waits(() => /Sam Ortiz took it back/.test(sam.reads(fresh)));
    expect(sam.reads(fresh)).not.toContain('[Advance]');
    const says = async (line: string) => (await sam.types('#deals', line)).text;
    expect(await says('/deal')).not.toContain('Umbrella');
    expect(await says('/deal show umbrella')).toContain('There is no deal “umbrella”');
    expect(await says('/deal show 2')).toContain('took it back');
    expect(await says('/deal log 2 call')).toContain('#2 was taken back');
    expect(await says('/deal funnel')).toContain('Open now: 1 deal');

    expect(await says('/deal undo 2')).toContain('#2 Umbrella is back in Prospecting');
    await sam.waits(() => sam.reads(fresh).includes('[Advance]'));
    expect(await says('/deal funnel')).toContain('Open now: 2 deals');
  });

  it('is offered for one’s own last changes alone, by name', async () => {
    const maria = team.slack.person('U_MARIA');
    await team.later({ minutes: 11 });
    expect((await sam.types('#deals', '/deal undo')).text).toContain('You changed nothing in');
    await maria.types('#deals', '/deal todo 2 call Lee 2026-03-12');
    await sam.types('#deals', '/deal todo 1 call Dana 2026-03-13');
    await sam.types('#deals', '/deal log 1 call about terms');
    await sam.types('#deals', '/deal undo');
    const offered = sam.message('What you did last', '#deals');
    expect(sam.reads(offered)).toContain('#1 Acme: you logged a contact today at');
    expect(sam.reads(offered)).not.toContain('#2');

    await sam.clicks('Undo', { in: offered });
    expect((await sam.types('#deals', '/deal undo')).text).toContain('you set the next step');
  });

  it('says of an older change what was done after it', async () => {
    await sam.types('#deals', '/deal todo 1 write to Dana 2026-03-13');
    const older = sam.message('next “write to Dana”', '#deals');
    await sam.types('#deals', '/deal todo 1 visit Dana 2026-03-14');
    await sam.clicks('Undo', { in: older });
    await sam.waits(() =>
      sam.sees('#deals').includes('#1 stays as it is: Sam Ortiz set the next step after that'),
    );
  });

  it('takes back the answer to a quote, and its thread says so', async () => {
    await sendsQuote();
    await sam.types('#deals', '/deal quote 1 accepted');
    await inThread(sam, card, 'Quote 1 of €12,000 was accepted');
    await sam.clicks('Undo');
    await inThread(sam, card, 'took that back');
    expect(sam.thread(card)).not.toContain('Quote 1 sent');
    expect(sam.thread(card).match(/took that back/g)).toHaveLength(1);
  });
});
