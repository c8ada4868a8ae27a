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

  it('takes back a quote, and its thread says so', async () => {
    await sam.types('#deals', '/deal quote 1');
    await sam.waits(() => sam.hasModal());
    await sam.submits();
    await cardSays('Quote 1 sent');
    await inThread(sam, card, 'Quote 1 sent');
    await sam.clicks('Undo');
    await cardLacks('Quote 1 sent');
    await inThread(sam, card, 'took that back');
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
});
