import type { PersonDriver } from '../../playground/person/person.ts';
import type { MovedTeam } from './deal-walk.ts';

const channel = '#deals';

/** A command that opens a form, which is sent as it is. */
async function sends(person: PersonDriver, words: string, fields: Fields = {}): Promise<void> {
  await person.types(channel, `/deal ${words}`);
  await person.waits(() => person.hasModal());
  await person.fills(fields);
  await person.submits();
}

type Fields = Parameters<PersonDriver['fills']>[0];

/** Into the next step, past whatever is still open. */
async function advances(person: PersonDriver, number: number, anyway = 'Small deal') {
  await sends(person, `advance ${number}`);
  if (!person.hasModal()) return;
  await person.fills({ 'Move anyway because': anyway });
  await person.submits();
}

/**
 * Two weeks of a small team, from Monday 2 March 2026: eight deals of two reps, of which one is won,
 * one lost, one waits, one is asked help for, and two got no quote. It ends on Sunday the 15th.
 */
export async function sellForTwoWeeks(team: MovedTeam): Promise<void> {
  const sam = team.slack.person('U_SAM');
  const priya = team.slack.person('U_PRIYA');
  for (const words of ['Acme 48k linkedin', 'Globex 12k referral', 'Soylent 31k inbound']) {
    await sends(sam, `new ${words}`);
  }
  for (const words of ['Vandelay 15k event', 'Stark 26k inbound', 'Umbrella 9k quora', 'Hooli']) {
    await sends(priya, `new ${words}`);
  }
  for (const number of [1, 2, 3]) {
    await advances(sam, number);
    await advances(sam, number, 'Told verbally');
  }
  for (const number of [4, 5, 6]) await advances(priya, number);
  await team.later({ days: 2 });
  for (const number of [1, 2, 3]) await sends(sam, `quote ${number} new`);
  await advances(priya, 4);
  await advances(priya, 5);
  await team.later({ days: 5 });
  // What is being posted has to be out before the clock moves: its claim would have run out.
  const maria = team.slack.person('U_MARIA');
  await maria.waits(() =>
    maria.messages('#managers').find((one) => maria.reads(one).includes('How long deals stay')),
  );
  await secondWeek(team, sam, priya);
}

async function secondWeek(team: MovedTeam, sam: PersonDriver, priya: PersonDriver) {
  await sends(sam, 'new Initech 22k outbound');
  await sam.types(channel, '/deal quote 2 accepted');
  await advances(sam, 2);
  await sam.types(channel, '/deal log 2 call they will sign');
  await team.later({ days: 1 });
  await sends(sam, 'won 2');
  await sends(sam, 'lost 3 price');
  await sam.types(channel, '/deal ask 1 need our CFO on a call by Thu');
  await priya.types(channel, '/deal wait 6 2026-05-04 budget round');
  await team.later({ days: 5, minutes: 1 });
}
