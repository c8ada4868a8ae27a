import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonDriver } from '../../../playground/person/person.ts';
import { submitsAnyway } from '../../support/deal-walk.ts';
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

async function sees(words: string, channel = 'C_DEALS'): Promise<void> {
  await sam.waits(() => sam.sees(channel).includes(words));
}

async function threadSays(words: string): Promise<void> {
  await sam.waits(() => sam.thread(sam.message('#1 Acme', 'C_DEALS')).includes(words));
}

/** Types the command until its form is in front. */
async function opens(line: string, title: string): Promise<string> {
  await sam.types('C_DEALS', line);
  await sam.waits(() => sam.hasModal() && sam.modal().title === title);
  return sam.modal().text;
}

describe('a deal from the first word to the last', () => {
  it('is made from words with one tap, and shows as a card', async () => {
    const form = await opens('/deal new acme 12k linkedin', 'New deal');
    expect(form).toContain('LinkedIn');
    await sam.submits();

    await sees('#1 Acme · Prospecting (1 of 4)');
    expect(sam.sees('C_DEALS')).toContain('€12,000');
    expect(sam.sees('C_DEALS')).toContain('Owner: Sam Ortiz');
    await sees('#1 Acme is in Prospecting');
  });

  it('advances through the modal, and the card and its thread say so', async () => {
    const form = await opens('/deal advance 1', 'Advance deal');
    expect(form).toContain('Qualified');
    await sam.fills({ Note: 'They have a budget' });
    await sam.submits();

    await sees('#1 Acme · Qualified (2 of 4)');
    await threadSays('Sam Ortiz moved #1 Acme from Prospecting to Qualified');
    await threadSays('They have a budget');
  });

  it('asks for what is missing before it moves on, and takes a reason to move anyway', async () => {
    await opens('/deal advance acme', 'Advance deal');
    await sam.fills({ 'Their name': 'Dana Weiss', Note: 'Keep me' });
    await sam.submits();

    await sam.waits(() => sam.modal().text.includes('Move anyway because'));
    expect(sam.modal().text).toContain('a next step with a date');
    expect(sam.modal().text).toContain('Dana Weiss');
    expect(sam.modal().text).toContain('Keep me');
    await sam.fills({ 'Move anyway because': 'Told verbally' });
    await sam.submits();

    await sees('#1 Acme · Quote (3 of 4)');
    await threadSays('Moved anyway (Told verbally)');
  });

  it('can be undone from the confirmation', async () => {
    await sam.clicks('Undo');

    await sees('#1 Acme · Qualified (2 of 4)');
    await threadSays('took that back');
  });

  it('is lost with a reason, and reopened for a second try', async () => {
    await opens('/deal lost 1', 'Lost');
    await sam.fills({ Reason: 'Price', 'Step where it was missed': 'Qualified' });
    await sam.submits();
    await sees('Lost: Price');

    await opens('/deal reopen 1', 'Reopen');
    await sam.fills({ Why: 'New budget' });
    await sam.submits();
    await sees('Qualified (2 of 4) · second try');
    await threadSays('New budget');
  });

  it('is won, signed today', async () => {
    await opens('/deal won #1', 'Won');
    await sam.fills({ 'Final amount': '13k' });
    await submitsAnyway(sam);

    await sees('Won: signed on');
    expect(sam.sees('C_DEALS')).toContain('€13,000');
  });
});
