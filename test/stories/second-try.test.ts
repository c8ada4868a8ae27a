import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonDriver } from '../../playground/person/person.ts';
import { type MovedTeam, newDeal, startMovedTeam } from '../support/deal-walk.ts';

let team: MovedTeam;
let sam: PersonDriver;
beforeAll(async () => {
  team = await startMovedTeam();
  sam = team.slack.person('U_SAM');
});
afterAll(() => team?.stop());

async function opens(line: string, title: string): Promise<string> {
  await sam.types('#deals', line);
  await sam.waits(() => sam.hasModal() && sam.modal().title === title);
  return sam.modal().text;
}

describe('a deal that is tried again', () => {
  it('shows and asks nothing of the quote that the first try ended on', async () => {
    const card = await newDeal(sam, 'acme 12k linkedin');
    await opens('/deal quote 1', 'Quote sent');
    await sam.fills({ Amount: '48k' });
    await sam.submits();
    await sam.waits(() => sam.reads(card).includes('Quote 1 sent'));
    await sam.types('#deals', '/deal quote 1 accepted');
    await sam.waits(() => sam.reads(card).includes('accepted'));
    expect(await opens('/deal lost 1', 'Lost')).toContain('Quote 1 sent');
    await sam.fills({ Reason: 'Price' });
    await sam.submits();
    await sam.waits(() => sam.reads(card).includes('Lost: Price'));

    await opens('/deal reopen 1', 'Reopen');
    await sam.fills({ Why: 'New budget', 'Reopen at': 'Quote' });
    await sam.submits();
    await sam.waits(() => sam.reads(card).includes('second try'));

    expect(sam.reads(card)).not.toContain('Quote 1');
    expect(sam.reads(card)).toContain('Before Closure: a quote sent, a quote accepted');
    await opens('/deal edit 1', 'Edit deal');
    await sam.fills({ Amount: '30k' });
    await sam.submits();
    await sam.waits(() => sam.reads(card).includes('€30,000'));
    const won = await opens('/deal won 1', 'Won');
    expect(won).toContain('Final amount: €30,000');
    expect(won).not.toMatch(/48.?000|Quote 1/);
  });
});
