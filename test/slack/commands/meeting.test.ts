import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonDriver } from '../../../playground/person/person.ts';
import { type MovedTeam, newDeal, startMovedTeam } from '../../support/deal-walk.ts';

let team: MovedTeam;
let sam: PersonDriver;
beforeAll(async () => {
  team = await startMovedTeam();
  sam = team.slack.person('U_SAM');
  for (const words of ['acme 12k', 'globex 5k', 'initech 3k']) await newDeal(sam, words);
  await plans(1, 'show the reports', 'A demo');
  await plans(2, 'visit them', 'A meeting');
  await plans(3, 'present the plan', 'A demo');
  await sam.types('#deals', '/deal log 3 call');
  await sam.waits(() => sam.sees('#deals').includes('Last contact: called'));
});
afterAll(async () => {
  await team.stop();
});

async function plans(number: number, text: string, kind: string): Promise<void> {
  await sam.types('#deals', `/deal todo ${number}`);
  await sam.waits(() => sam.hasModal());
  await sam.fills({ 'Next step': text, On: '2026-03-02', 'It is': kind });
  await sam.submits();
}

describe('the morning after a planned meeting', () => {
  it('asks whether it took place', async () => {
    await team.later({ days: 1 });

    await sam.waits(() => sam.dm().includes('Good morning Sam. 3 deals'));
    expect(sam.dm()).toContain('Did the demo happen? It was planned for yesterday');
    expect(sam.dm()).toContain('Did the meeting happen? It was planned for yesterday');
    // A call on its day is not the demo.
    expect(sam.dm()).toContain('“present the plan”');
  });

  it('takes a yes with one tap: the contact, the fact, and the question what is next', async () => {
    await sam.clicks('Yes');

    await sam.waits(() => sam.dm().includes('✓ #1 Acme: demo held. Next step?'));
    await sam.types('#deals', '/deal show 1');
    await sam.waits(() => /Last contact: demo held/.test(sam.sees('#deals')));
    expect(sam.dm()).toContain('Date…');
  });

  it('takes a no-show with one tap', async () => {
    await sam.clicks('No-show');

    await sam.waits(() => sam.dm().includes('✓ #2 Globex: no-show'));
  });
});
