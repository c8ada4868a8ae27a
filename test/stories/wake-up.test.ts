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

const asked = (day: string) => `You waited until ${day}: budget round.`;

describe('a wait that ended while nobody was told', () => {
  it('is asked about once the bot is back, and again, until somebody acts', async () => {
    await newDeal(sam, 'acme 12k linkedin');
    await sam.types('#deals', '/deal wait 1 tomorrow budget round');
    await sam.waits(() => sam.sees('#deals').includes('Waiting until'));

    await team.later({ days: 2 });
    await sam.waits(() => sam.dm().includes(asked('yesterday')));
    expect(sam.sees('#deals')).not.toContain('Waiting until Tue');
    await team.later({ days: 1 });
    await sam.waits(() => sam.dm().includes(asked('Tue 3 Mar')));

    await sam.types('#deals', '/deal log 1 call');
    await sam.waits(() => sam.sees('#deals').includes('Last contact: called'));
    await team.later({ days: 2 });
    await sam.opensHome();
    await sam.waits(() => sam.home().includes('#1 Acme'));
    expect(sam.home()).not.toContain('You waited');
  });
});
