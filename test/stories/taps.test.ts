import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonDriver } from '../../playground/person/person.ts';
import type { Message } from '../../playground/shapes.ts';
import { countingHands, type Effort } from '../support/counted-hands.ts';
import {
  advance,
  inThread,
  type MovedTeam,
  newDeal,
  startMovedTeam,
} from '../support/deal-walk.ts';

let team: MovedTeam;
let sam: PersonDriver;
let card: Message;
const counted: { what: string; taps: number; words: number; target: number }[] = [];

beforeAll(async () => {
  team = await startMovedTeam();
  sam = team.slack.person('U_SAM');
});
afterAll(async () => {
  const rows = counted.map(
    ({ what, taps, target, words }) =>
      `${what.padEnd(44)} ${taps} of ${target} taps, ${words} words`,
  );
  process.stdout.write(`${rows.join('\n')}\n`);
  await team?.stop();
});

function within(what: string, target: number, { taps, words }: Effort, mostWords = 0): void {
  counted.push({ what, taps, words, target });
  expect(taps).toBeLessThanOrEqual(target);
  expect(words).toBeLessThanOrEqual(mostWords);
}

async function opens(hands: PersonDriver, label: string, message: Message): Promise<void> {
  await hands.clicks(label, { in: message });
  await hands.waits(() => hands.hasModal());
}

describe('the taps it takes', () => {
  it('a new deal by its words: 1', async () => {
    const hands = countingHands(sam);
    await newDeal(hands, 'acme 12k linkedin');
    within('new deal by /deal new acme 12k linkedin', 1, hands.effort(), 5);
  });

  it('a new deal from a message: 3', async () => {
    const said = sam.says('#deals', 'Globex called, they want 20 seats');
    const hands = countingHands(sam);
    await hands.uses('Create deal from message', said);
    await hands.submits();
    await sam.waits(() => sam.sees('#deals').includes('#2'));
    within('new deal from a message', 3, hands.effort());
  });

  it('a logged call: no modal', async () => {
    const hands = countingHands(sam);
    await hands.types('#deals', '/deal log acme call');
    await sam.waits(() => /Acme.*call/i.test(sam.sees('#deals')));
    within('log a call by words', 0, hands.effort(), 4);
  });

  it('advance out of Qualified: 6 with two things missing, 2 with none, no words', async () => {
    card = await newDeal(sam, 'initech 9k');
    await advance(sam, card, 'Qualified');
    await sam.types('#deals', '/deal todo 3 call Dana 2026-03-12');
    await sam.waits(() => sam.reads(card).includes('Next: call Dana'));
    const missing = countingHands(sam);
    await opens(missing, 'Advance', card);
    await missing.fills({
      'Who can sign?': 'Don’t know yet: ask as the next step',
      'Have you met?': 'Not yet',
      Demo: 'Held, others saw it',
    });
    await missing.submits();
    await inThread(sam, card, 'to Quote');
    within('advance out of Qualified, two things missing', 6, missing.effort());
  });

  it('a quote sent: 2, accepted: 2', async () => {
    const sends = countingHands(sam);
    await opens(sends, 'Quote', card);
    await sends.submits();
    await sam.waits(() => sam.reads(card).includes('Quote 1 sent'));
    within('quote sent', 2, sends.effort());

    const accepts = countingHands(sam);
    await accepts.clicks('Quote', { in: card });
    const offered = await sam.waits(() =>
      sam.messages('#deals').findLast((one) => sam.reads(one).includes('[Accepted]')),
    );
    await accepts.clicks('Accepted', { in: offered });
    await sam.waits(() => sam.thread(card).includes('accepted'));
    within('quote accepted', 2, accepts.effort());
    expect(sam.sees('#deals')).toMatch(/quote 1 is accepted\.[^\n]*\n\[Advance\]/);

    const on = countingHands(sam);
    await opens(on, 'Advance', card);
    await on.submits();
    await inThread(sam, card, 'to Closure');
    within('advance with nothing missing', 2, on.effort());
  });

  it('won: 3, accepted by support: 1', async () => {
    const hands = countingHands(sam);
    await opens(hands, 'Won', card);
    await hands.fills({ 'What decided it': ['Price and terms'] });
    await hands.submits();
    await sam.waits(() => sam.reads(card).includes('Won'));
    within('won', 3, hands.effort());

    await team.later({ minutes: 11 });
    const lee = team.slack.person('U_LEE');
    const handoff = await lee.waits(() =>
      lee.messages('#support').findLast((one) => lee.reads(one).includes('Handoff: #3')),
    );
    const support = countingHands(lee);
    await support.clicks('Accept', { in: handoff });
    await lee.waits(() => lee.reads(handoff).includes('took it over'));
    within('handoff accepted', 1, support.effort());
  });

  it('lost: 4', async () => {
    const deal = await newDeal(sam, 'hooli 4k');
    const hands = countingHands(sam);
    await opens(hands, 'Lost', deal);
    await hands.fills({ Reason: 'Price', 'Step where it was missed': 'Prospecting' });
    await hands.submits();
    await sam.waits(() => sam.reads(deal).includes('Lost'));
    within('lost', 4, hands.effort());
  });

  it('a contact logged from the morning message: 1', async () => {
    await sam.types('#deals', '/deal todo 1 call them today');
    await sam.waits(() => sam.sees('#deals').includes('call them'));
    await team.later({ days: 1 });
    await sam.waits(() => sam.dm().includes('Good morning'));
    const hands = countingHands(sam);
    await hands.chooses('Log contact', 'Called');
    await sam.waits(() => /✓ #1 Acme: called today/.test(sam.dm()));
    within('log contact from the morning message', 1, hands.effort());
  });
});
