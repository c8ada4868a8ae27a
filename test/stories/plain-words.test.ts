import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { PersonDriver } from '../../playground/person/person.ts';
import type { Message } from '../../playground/shapes.ts';
import {
  advance,
  inThread,
  type MovedTeam,
  newDeal,
  startMovedTeam,
} from '../support/deal-walk.ts';
import { until } from '../support/until.ts';

/** Slack makes links of both, wherever they are typed. */
const typed = 'ask dana@acme.com, see acme.com/prices & more';

describe('addresses that people type', () => {
  let team: MovedTeam;
  let sam: PersonDriver;
  let card: Message;
  beforeEach(async () => {
    team = await startMovedTeam();
    sam = team.slack.person('U_SAM');
    card = await newDeal(sam, 'acme 12k linkedin');
  });
  afterEach(() => team?.stop());

  it('stay plain words in a note, by command or by mention', async () => {
    await sam.types('#deals', `/deal note 1 typed: ${typed}`);
    sam.says('#deals', `@Milepost note said: ${typed}`, { thread: card });

    const { text } = await until('both are shown', async () => {
      const shown = await sam.types('#deals', '/deal show 1');
      return shown.text.includes('typed:') && shown.text.includes('said:') && shown;
    });
    expect(text).toContain(`typed: ${typed}`);
    expect(text).toContain(`said: ${typed}`);
  });

  it('stay plain words in what a retro keeps', async () => {
    for (const step of ['Qualified', 'Quote']) await advance(sam, card, step);
    await sam.types('#deals', '/deal lost 1 price');
    await sam.submits();
    await inThread(sam, card, 'Lost: #1');
    sam.says('#deals', `Next time ${typed}`, { thread: card });

    const { text } = await until('it is kept', async () => {
      const shown = await sam.types('#deals', '/deal retro 1');
      return shown.text.includes('Kept from the thread') && shown;
    });
    expect(text).toContain(`Next time ${typed}`);
  });
});
