import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonDriver } from '../../../playground/person/person.ts';
import { startTeamBot, type TeamBot } from '../../support/team-bot.ts';

const month = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'Europe/Berlin' });

let team: TeamBot;
let sam: PersonDriver;
beforeAll(async () => {
  team = await startTeamBot();
  sam = team.slack.person('U_SAM');
  await opens('/deal new acme 12k', 'New deal');
  await sam.submits();
  await opens('/deal lost 1 price', 'Lost');
  await sam.submits();
  await sam.waits(() => sam.sees('C_DEALS').includes('Lost: Price'));
});
afterAll(async () => {
  await team.stop();
});

async function opens(line: string, title: string): Promise<void> {
  await sam.types('C_DEALS', line);
  await sam.waits(() => sam.hasModal() && sam.modal().title.startsWith(title));
}

const offer = () => `Lost in ${month.format(new Date())} on price: reopen #1?`;

describe('a new deal for an account that was lost', () => {
  it('says so before it is made, and offers to reopen the lost one', async () => {
    await opens('/deal new ACME 3k', 'New deal');
    expect(sam.modal().text).toContain(offer());

    await sam.clicks('Reopen #1', { modal: true });
    await sam.waits(() => sam.modal().title === 'Reopen');
    await sam.closes();
    await sam.closes();
  });

  it('says so afterwards when the account was typed into the form', async () => {
    await opens('/deal new', 'New deal');
    expect(sam.modal().text).not.toContain('reopen #1');
    await sam.fills({ Account: 'Acme' });
    await sam.submits();

    await sam.waits(() => sam.sees('C_DEALS').includes(offer()));
  });

  it('says nothing of accounts that only share a word', async () => {
    await opens('/deal new acme holding', 'New deal');

    expect(sam.modal().text).not.toContain('reopen #1');
    await sam.closes();
  });
});
