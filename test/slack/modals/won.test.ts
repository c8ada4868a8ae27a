import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonDriver } from '../../../playground/person/person.ts';
import { advance, inThread, newDeal } from '../../support/deal-walk.ts';
import { startTeamBot, type TeamBot } from '../../support/team-bot.ts';

let team: TeamBot;
let sam: PersonDriver;
beforeAll(async () => {
  team = await startTeamBot();
  sam = team.slack.person('U_SAM');
});
afterAll(async () => {
  await team.stop();
});

/** The form that wins a deal which is in Qualified, where somebody who can sign is required. */
async function opensWon(number: number): Promise<string> {
  await sam.types('#deals', `/deal won ${number}`);
  await sam.waits(() => sam.hasModal() && sam.modal().title === 'Won');
  return sam.modal().text;
}

describe('winning a deal whose step is not done', () => {
  it('asks for what is needed, and takes a reason to do without it', async () => {
    const card = await newDeal(sam, 'acme 12k linkedin');
    await advance(sam, card, 'Qualified');
    const form = await opensWon(1);
    expect(form).toContain('Needed.');
    expect(form).toContain('Who can sign?');
    expect(form).not.toContain('Move anyway because');

    await sam.fills({ 'Final amount': '13k' });
    await sam.submits();
    await sam.waits(() => sam.modal().text.includes('Move anyway because'));
    expect(sam.modal().text).toContain('Before you move on with #1: someone who can sign');
    expect(sam.modal().text).toContain('13k');
    expect(sam.reads(card)).toContain('Qualified');

    await sam.fills({ 'Move anyway because': 'Told verbally' });
    await sam.submits();
    const said = await inThread(sam, card, 'closed #1');
    expect(sam.reads(said)).toContain(
      'Moved anyway (Told verbally); still open: someone who can sign',
    );
    await sam.waits(() => sam.reads(card).includes('€13,000'));
  });

  it('is done at once when what is needed is filled in with it', async () => {
    const card = await newDeal(sam, 'hooli 9k linkedin');
    await advance(sam, card, 'Qualified');
    await opensWon(2);
    await sam.fills({ 'Their name': 'Gavin Belson', 'Have you met?': 'Met' });
    await sam.submits();

    const said = await inThread(sam, card, 'closed #2');
    expect(sam.reads(said)).not.toContain('Moved anyway');
  });

  it('asks what is good to know of the signing, which a tap on the card may have told', async () => {
    const card = await newDeal(sam, 'stark 20k linkedin');
    for (const step of ['Qualified', 'Quote', 'Closure']) await advance(sam, card, step);
    await sam.clicks('Contract sent', { in: card });
    await sam.waits(() => /Contract sent .*, not signed yet/.test(sam.reads(card)));
    expect(sam.reads(card)).not.toContain('[Contract sent]');

    const form = await opensWon(3);
    expect(form).toContain('The true decision maker reached');
    expect(form).not.toContain('Contract sent');
    await sam.fills({ 'Final terms written down': '12 months' });
    await sam.submits();
    await inThread(sam, card, 'closed #3');
    await sam.types('#deals', '/deal show 3');
    await sam.waits(() => sam.sees('#deals').includes('12 months'));
  });
});
