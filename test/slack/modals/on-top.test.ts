import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonDriver } from '../../../playground/person/person.ts';
import type { Message } from '../../../playground/shapes.ts';
import { advance, type MovedTeam, newDeal, startMovedTeam } from '../../support/deal-walk.ts';

let team: MovedTeam;
let sam: PersonDriver;
let card: Message;
beforeAll(async () => {
  team = await startMovedTeam();
  sam = team.slack.person('U_SAM');
  card = await newDeal(sam, 'acme 12k linkedin');
  for (const step of ['Qualified', 'Quote']) await advance(sam, card, step);
});
afterAll(() => team?.stop());

const isTitled = (title: string) => () => sam.hasModal() && sam.modal().title === title;
const fieldOf = (label: string) => sam.modal().fields.find((one) => one.label === label)?.value;
const stack = () => team.slack.workspace.views.stack('U_SAM');

describe('a form that another one was opened from', () => {
  it('comes back with everything that was typed: Edit deal', async () => {
    await sam.types('#deals', '/deal edit 1');
    await sam.waits(isTitled('Edit deal'));
    await sam.fills({ Amount: '99k', Contact: 'Dana Weiss' });
    await sam.clicks('People');
    await sam.waits(isTitled('People'));
    await sam.fills({ Name: 'Petra Lang' });
    await sam.submits();

    await sam.waits(isTitled('Edit deal'));
    await sam.waits(() => sam.sees('#deals').includes('changed what is known'));
    expect([fieldOf('Amount'), fieldOf('Contact')]).toEqual(['99k', 'Dana Weiss']);

    await sam.submits();
    await sam.waits(() => sam.reads(card).includes('€99,000'));
    expect(sam.hasModal()).toBe(false);
  });

  it('comes back with its tick: Advance, a quote recorded and accepted from it', async () => {
    await sam.clicks('Advance', { in: card });
    await sam.waits(isTitled('Advance deal'));
    await sam.fills({ Note: 'They want to start in April' });
    await sam.submits();
    await sam.waits(() => sam.modal().text.includes('Move anyway because'));
    await sam.fills({ 'In your words': 'Told me so' });
    await sam.clicks('Quote');
    await sam.waits(isTitled('Quote sent'));
    await sam.submits();

    await sam.waits(() => isTitled('Advance deal')() && /✓ a quote sent/i.test(sam.modal().text));
    expect(fieldOf('Note')).toBe('They want to start in April');
    expect(fieldOf('In your words')).toBe('Told me so');
    expect(sam.sees('#deals')).toContain('quote 1 is recorded as sent');

    await sam.clicks('Accepted');
    await sam.waits(() => /✓ a quote accepted/i.test(sam.modal().text));
    expect(stack()).toHaveLength(1);
    expect(sam.sees('#deals')).toMatch(/quote 1 is accepted\.\n\[Advance\] \[Undo\]/);
    expect(fieldOf('Note')).toBe('They want to start in April');

    await sam.submits();
    await sam.waits(() => sam.thread(card).includes('to Closure.'));
    expect(sam.thread(card)).toContain('They want to start in April');
    expect(sam.hasModal()).toBe(false);
  });
});
