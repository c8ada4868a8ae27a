import { createClock } from '../../playground/clock.ts';
import type { PersonDriver } from '../../playground/person/person.ts';
import type { Message } from '../../playground/shapes.ts';
import { dueToSay } from './bots/stored.ts';
import { startTeamBot, type TeamBot } from './team-bot.ts';
import { until } from './until.ts';

export interface MovedTeam extends TeamBot {
  /** Moves everybody's clock and lets the bot do what has become due, and say what it can of it. */
  later(move: { readonly minutes?: number; readonly days?: number }): Promise<void>;
}

/** A team whose clock stands at Monday 2 March 2026, 10:00 in Berlin, and runs. */
export async function startMovedTeam(): Promise<MovedTeam> {
  const clock = createClock();
  clock.moveTo(new Date('2026-03-02T09:00:00Z'));
  const team = await startTeamBot({ clock: () => new Date(clock.now()), slack: { clock } });
  // What was due before its first tick is none of its business.
  await team.bot.tick();
  return {
    ...team,
    get bot() {
      return team.bot;
    },
    async later({ minutes = 0, days = 0 }) {
      // Not while something is being said: its lease would end under it.
      await team.bot.moveClock(() => clock.moveBy((days * 24 * 60 + minutes) * 60_000));
      await team.bot.tick();
      const due = () => dueToSay(team.database, team.bot.workspaceId, new Date(clock.now()));
      await until('what is due was tried', async () => (await due()) === 0);
    },
  };
}

/** The deal's card in #deals, once it stands there; `words` begin with the account. */
export async function newDeal(person: PersonDriver, words: string): Promise<Message> {
  const known = new Set(person.messages('#deals').map(({ ts }) => ts));
  const account = words.split(' ')[0]?.toLowerCase() ?? '';
  const isCard = (one: Message) =>
    !known.has(one.ts) &&
    !one.threadTs &&
    !one.ephemeralTo &&
    /#\d+/.test(person.reads(one)) &&
    person.reads(one).toLowerCase().includes(account);
  await person.types('#deals', `/deal new ${words}`);
  await person.waits(() => person.hasModal());
  await person.submits();
  return person.waits(() => person.messages('#deals').find(isCard));
}

/** Into the next step, whatever is still open. */
export async function advance(person: PersonDriver, card: Message, to: string): Promise<void> {
  const moves = () => person.thread(card).split(`to ${to}.`).length;
  const before = moves();
  await person.clicks('Advance', { in: card });
  await submitsAnyway(person);
  await person.waits(() => moves() > before);
}

export async function wins(person: PersonDriver, number: number): Promise<void> {
  await person.types('#deals', `/deal won ${number}`);
  await submitsAnyway(person);
}

/** The form that opens, with a reason where something needed is still open. */
export async function submitsAnyway(person: PersonDriver): Promise<void> {
  await person.waits(() => person.hasModal());
  await person.submits();
  if (!person.hasModal()) return;
  await person.fills({ 'Move anyway because': 'Small deal' });
  await person.submits();
}

/** The newest message of a deal's thread with these words, once it stands there. */
export async function inThread(
  person: PersonDriver,
  card: Message,
  words: string | RegExp,
): Promise<Message> {
  return person.waits(() =>
    person
      .messages('#deals')
      .filter((one) => one.threadTs === card.ts)
      .findLast((one) => person.reads(one).search(words) >= 0),
  );
}
