import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonDriver } from '../../../playground/person/person.ts';
import type { Message } from '../../../playground/shapes.ts';
import { type MovedTeam, newDeal, startMovedTeam } from '../../support/deal-walk.ts';

let team: MovedTeam;
let sam: PersonDriver;
const cards: Message[] = [];
beforeAll(async () => {
  team = await startMovedTeam();
  sam = team.slack.person('U_SAM');
  for (const [at, account] of ['acme', 'globex', 'initech', 'hooli'].entries()) {
    const card = await newDeal(sam, `${account} 12k`);
    cards.push(card);
    await sam.types('#deals', `/deal edit ${at + 1} people Dana Weiss`);
    await sam.waits(() => sam.hasModal());
    await sam.fills({ 'Can they sign?': 'Yes' });
    await sam.submits();
    await sam.waits(() => sam.reads(card).includes('Can sign: Dana Weiss'));
  }
});
afterAll(() => team?.stop());

const asks = 'Did someone who can sign see the demo?';
const cardSays = (number: number, words: string) =>
  sam.waits(() => sam.reads(cards[number - 1] ?? fail()).includes(words));

function fail(): never {
  throw new Error('no such card');
}

describe('a demo that is logged', () => {
  it('in words that name who saw it ticks it, and asks nothing', async () => {
    const said = await sam.types('#deals', '/deal log 1 demo with Dana, she liked it');

    expect(said.text).toContain('demo held with Dana Weiss, logged today');
    expect(said.text).not.toContain(asks);
    await cardSays(1, 'Dana Weiss (met 2 Mar, saw the demo)');
  });

  it('in other words asks with one tap, and the tap can be taken back', async () => {
    const said = await sam.types('#deals', '/deal log 2 demo yesterday');
    expect(said.text).toContain(asks);
    await sam.clicks('Dana Weiss');
    await cardSays(2, 'Dana Weiss (met 1 Mar, saw the demo)');
    await sam.waits(() => sam.sees('#deals').includes('demo held with Dana Weiss, logged for'));
    expect(sam.sees('#deals')).not.toContain(asks);

    await sam.clicks('Undo', { in: sam.message('demo held with Dana Weiss, logged for') });
    await sam.waits(() => !sam.reads(cards[1] ?? fail()).includes('saw the demo'));
  });

  it('was for others by one tap too', async () => {
    await sam.types('#deals', '/deal log 2 demo');
    await sam.clicks('Others');

    await sam.waits(() => !sam.sees('#deals').includes(asks));
    expect(sam.reads(cards[1] ?? fail())).not.toContain('saw the demo');
  });

  it('from the morning message asks in its row', async () => {
    await sam.types('#deals', '/deal todo 3 call them today');
    await sam.types('#deals', '/deal todo 4 show Dana the reports today');
    await team.later({ days: 1 });
    await sam.waits(() => sam.dm().includes('Good morning Sam. 2 deals'));

    await sam.chooses('Log contact', 'Demo held');
    await sam.waits(() => sam.dm().includes(`✓ #3 Initech: demo held today. ${asks} Next step?`));
    await sam.clicks('Dana Weiss', { in: sam.message('Good morning') });
    await sam.waits(() =>
      sam.dm().includes('✓ #3 Initech: demo held today with Dana Weiss. Next step?'),
    );
    await cardSays(3, 'saw the demo');

    await sam.chooses('Log contact', 'Demo held', { in: sam.message('Good morning') });
    await sam.waits(() => sam.dm().includes('✓ #4 Hooli: demo held today with Dana Weiss.'));
    expect(sam.dm()).not.toContain(asks);
  });

  it('from App Home asks in a small window', async () => {
    await sam.types('#deals', '/deal todo 2 call them today');
    await sam.opensHome();
    await sam.waits(() => sam.home().includes('#2 Globex'));
    await sam.chooses('Log contact', 'Demo held', { home: true });
    await sam.waits(() => sam.hasModal() && sam.modal().text.includes(asks));
    await sam.clicks('Dana Weiss');

    await sam.waits(() => sam.modal().text.includes('demo held with Dana Weiss'));
    await cardSays(2, 'saw the demo');
  });
});
