import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createClock } from '../../../playground/clock.ts';
import type { PersonDriver } from '../../../playground/person/person.ts';
import { startTeamBot, type TeamBot } from '../../support/team-bot.ts';

/** Monday 2 March 2026, 11:00 in Berlin. */
const start = new Date('2026-03-02T10:00:00Z');
const dayMs = 86_400_000;

let team: TeamBot;
let sam: PersonDriver;
let now: Date;
beforeAll(async () => {
  now = start;
  const clock = createClock();
  team = await startTeamBot({ clock: () => now, slack: { clock } });
  sam = team.slack.person('U_SAM');
  for (const words of ['acme 12k', 'globex 5k', 'initech 9k', 'hooli 2k']) {
    await sam.types('C_DEALS', `/deal new ${words}`);
    await sam.waits(() => sam.hasModal());
    await sam.submits();
  }
  await sam.types('C_DEALS', '/deal todo 1 call Dana today');
  await sam.types('C_DEALS', '/deal todo 2 send the offer today');
  await sam.types('C_DEALS', '/deal todo 4 ring again today');
  await sam.types('C_DEALS', '/deal lost 3 price');
  await sam.waits(() => sam.hasModal());
  await sam.fills({ 'Wait until': '2026-03-03' });
  await sam.submits();
  // The bot is there since Monday: mornings before that are nobody's.
  await team.bot.tick();
});
afterAll(async () => {
  await team.stop();
});

describe('the morning message', () => {
  it('comes once, with the reason of each deal and its buttons', async () => {
    now = new Date(start.getTime() + dayMs);
    await team.bot.tick();

    await sam.waits(() =>
      sam
        .dm()
        .includes(
          'Good morning Sam. 3 deals and 1 closed deal to look at again, about two minutes.',
        ),
    );
    expect(sam.dm()).toContain('Your step “call Dana” was due yesterday');
    expect(sam.dm()).toContain('Log contact');
  });

  it('says the same reasons in the list of what is stuck', async () => {
    await sam.types('C_DEALS', '/deal stuck');
    await sam.waits(() => sam.sees('C_DEALS').includes('Your step “call Dana” was due yesterday'));

    const maria = team.slack.person('U_MARIA');
    await maria.types('C_DEALS', '/deal stuck all');
    await maria.waits(() => maria.sees('C_DEALS').includes('Next step “call Dana” was due'));
    expect(maria.sees('C_DEALS')).toMatch(/Deals that need their rep \(3\)\n/);
  });

  it('is edited in place when a contact is logged, and asks for the next step', async () => {
    const before = sam.messages('dm').length;

    await sam.chooses('Log contact', 'Called');

    await sam.waits(() => /✓ #\d (Acme|Globex|Hooli): called today/.test(sam.dm()));
    expect(sam.messages('dm')).toHaveLength(before);
    expect(sam.dm()).toMatch(/called today\. Next step\?/);
    expect(sam.dm()).toContain('Date…');
  });

  it('asks again about what was taken back', async () => {
    await sam.clicks('Undo');

    await sam.waits(() => !sam.dm().includes('called today'));
    await sam.chooses('Log contact', 'Called');
    await sam.waits(() => sam.dm().includes('called today'));
  });

  it('asks about a lost deal once, and leaves it or waits again', async () => {
    expect(sam.dm()).toContain('Lost in March on price');

    await sam.clicks('Look again later');
    await sam.fills({ 'Wait until': '2026-04-01' });
    await sam.submits();
    await sam.waits(() => sam.dm().includes('✓ #3 Initech: waits until 1 Apr'));
  });

  it('puts a deal off by a tap, and its card says until when and nothing else', async () => {
    await sam.chooses('Wait until', '1 week');

    await sam.waits(() => /✓ #\d \w+: waits until 10 Mar/.test(sam.dm()));
    await sam.waits(() => /Waiting until Tue 10 Mar\n/.test(sam.sees('C_DEALS')));
  });

  it('says why these deals, and leaves the rest for today without asking more', async () => {
    await sam.clicks('Why these?');
    await sam.waits(() => sam.dm().includes('A deal is here when'));
    expect(sam.dm()).toContain(
      'The amount times the working days it has been due, today included, decides what comes first.',
    );

    await sam.clicks('Not today');
    await sam.waits(() => sam.dm().includes('Good morning Sam. Left for today.'));
    const left = sam.dm().match(/.*: not today.*/g) ?? [];
    expect(left).toHaveLength(1);
    expect(left[0]).not.toMatch(/✓|Next step/);
  });

  it('tells in the list what is stuck, as the funnel counts, from what is newly due', async () => {
    await sam.types('C_DEALS', '/deal new umbrella 1k');
    await sam.waits(() => sam.hasModal());
    await sam.submits();
    await sam.types('C_DEALS', '/deal todo 5 ring them today');
    const maria = team.slack.person('U_MARIA');
    await maria.types('C_DEALS', '/deal stuck all');
    await maria.waits(() =>
      maria.sees('C_DEALS').includes('Deals that need their rep (2): 1 stuck, 1 newly due'),
    );
  });

  it('shows on its row what somebody did elsewhere, and who', async () => {
    const before = sam.messages('dm').length;
    const [, n] = /#(\d) \w+: not today/.exec(sam.dm()) ?? [];

    await team.slack.person('U_MARIA').types('C_DEALS', `/deal log ${n} call`);

    await sam.waits(() => sam.dm().includes('called today, by Maria Lopez'));
    expect(sam.messages('dm')).toHaveLength(before);
  });

  it('leaves the buttons to the newest message, whose step is done where it is said', async () => {
    now = new Date(start.getTime() + 2 * dayMs);
    await team.bot.tick();
    const mornings = () =>
      sam.messages('dm').filter(({ text }) => text.startsWith('Good morning Sam.'));
    const kinds = (n: number) => JSON.stringify(mornings()[n]?.blocks ?? []);
    await sam.waits(() => mornings().length === 2 && !kinds(0).includes('"actions"'));

    expect(kinds(0)).toContain('in your newest morning message');
    expect(kinds(1)).toContain('Your step “ring them” was due yesterday');
    await sam.clicks('Done');
    await sam.waits(() => sam.dm().includes('✓ #5 Umbrella: “ring them” is done. Next step?'));

    await sam.types('C_DEALS', '/deal undo 5');
    await sam.waits(() => !sam.dm().includes('is done. Next step?'));
    await sam.types('C_DEALS', '/deal todo 5 done');
    await sam.waits(() => sam.dm().includes('“ring them” is done. Next step?'));
    expect(mornings()).toHaveLength(2);
  });
});
