import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonDriver } from '../../../playground/person/person.ts';
import { startTeamBot, type TeamBot } from '../../support/team-bot.ts';

let team: TeamBot;
let sam: PersonDriver;
let maria: PersonDriver;
beforeAll(async () => {
  team = await startTeamBot();
  sam = team.slack.person('U_SAM');
  maria = team.slack.person('U_MARIA');
  await opens(sam, '/deal new acme');
  await sam.submits();
  await sam.waits(() => sam.sees('C_DEALS').includes('Prospecting (1 of 4)'));
});
afterAll(async () => {
  await team.stop();
});

async function opens(person: PersonDriver, line: string): Promise<void> {
  await person.types('C_DEALS', line);
  await person.waits(() => person.hasModal());
}

describe('two people who move one deal at once', () => {
  it('one is told who was first, with everything kept and a fresh start', async () => {
    await opens(sam, '/deal advance 1');
    await opens(maria, '/deal advance 1');
    await maria.fills({ Note: 'Maria was here' });
    await maria.submits();
    await sam.waits(() => sam.sees('C_DEALS').includes('Qualified (2 of 4)'));

    await sam.fills({ Note: 'Sam was second' });
    await sam.submits();

    await sam.waits(() => sam.modal().text.includes('Maria Lopez moved #1'));
    expect(sam.modal().text).toContain('from Prospecting to Qualified');
    expect(sam.modal().text).toContain('Sam was second');
    expect(sam.modal().text).toContain('Quote');
    expect(sam.sees('C_DEALS')).toContain('Qualified (2 of 4)');
    await sam.closes();
  });

  it('who closes a deal that has moved is told too, and loses nothing typed', async () => {
    await opens(sam, '/deal lost 1');
    await opens(maria, '/deal advance 1 prospecting');
    await maria.fills({ Why: 'Too early' });
    await maria.submits();
    await sam.waits(() => sam.sees('C_DEALS').includes('Prospecting (1 of 4)'));

    await sam.fills({ Reason: 'Price', 'What would we do differently': 'Ask the budget first' });
    await sam.submits();

    await sam.waits(() => sam.modal().text.includes('Maria Lopez moved #1'));
    expect(sam.modal().text).toContain('Ask the budget first');
    expect(sam.modal().text).toContain('Price');
    await sam.submits();
    await sam.waits(() => sam.sees('C_DEALS').includes('Lost: Price'));
  });

  it('who advances a deal that moved keeps all that is asked again, and sees the rest', async () => {
    const takesBack = async () => {
      await opens(maria, '/deal back 2');
      await maria.fills({ Why: 'So it is' });
      await maria.submits();
      await maria.waits(() => !maria.hasModal());
    };
    await opens(sam, '/deal new globex');
    await sam.submits();
    await maria.types('C_DEALS', '/deal advance 2 qualified');
    await opens(sam, '/deal advance 2');
    await sam.fills({
      'Their name': 'Petra Lang',
      'Have you met?': 'Met',
      'What they need': 'SSO & a <b>contract</b>',
      Demo: 'Held, others saw it',
      Note: 'They hurry',
    });
    await takesBack();
    await maria.types('C_DEALS', '/deal advance 2 qualified');
    await sam.submits();

    await sam.waits(() => sam.modal().text.includes('Maria Lopez moved #2'));
    const kept = () =>
      Object.fromEntries(sam.modal().fields.map(({ label, value }) => [label, value]));
    expect(kept()).toMatchObject({
      'Move to': 'Quote',
      'Their name': 'Petra Lang',
      'Have you met?': 'Met',
      'What they need': 'SSO & a <b>contract</b>',
      Demo: 'Held, others saw it',
      Note: 'They hurry',
    });

    await takesBack();
    await sam.submits();
    await sam.waits(() => sam.modal().text.includes('to Prospecting'));
    for (const words of [
      'Their name: Petra Lang',
      'Have you met?: Met',
      'What they need: SSO & a <b>contract</b>',
      'Demo: Held, others saw it',
    ]) {
      expect(sam.modal().text).toContain(words);
    }
    expect(sam.modal().text).not.toContain('Demo on:');
    await sam.closes();
  });
});
