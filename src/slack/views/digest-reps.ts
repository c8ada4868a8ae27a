import { worthWords } from '../../domain/digest-words.ts';
import type { House } from '../../domain/house.ts';
import type { OwnFigures, RepsFacts } from '../../domain/rep-facts.ts';
import { shareWords } from '../../domain/win-rate.ts';
import { context, message, section } from './blocks.ts';
import { fitLines } from './limits.ts';
import type { Message } from './message.ts';
import { bold, line } from './mrkdwn.ts';
import type { Voice } from './voice.ts';
import { count, joined } from './words.ts';

/** Each step of each rep against the team, for one manager alone: who needs help, and at which step. */
export function repsMessage(facts: RepsFacts, { settings }: House, voice: Voice): Message {
  const named = facts.reps
    .map((rep) => ({ ...rep, name: voice.nameOf(rep.ownerId) }))
    .sort((a, b) => a.name.localeCompare(b.name));
  const worth = (own: OwnFigures) => worthWords(own.open.worth, voice.locale, settings.currency);
  const reps = named.map(
    (rep) => fitLines(repLines(line(rep.name, 80), rep, facts.team, worth(rep)), 900).text,
  );
  const head = '*By rep*, the last 90 days; only you see this.';
  const note =
    'In the order of names; with fewer than five it says “3 of 4”. Everybody can see their own with /deal funnel and their name.';
  const none = reps.length === 0 ? ['Nobody has an open deal.'] : [];
  const owned = named.reduce((sum, rep) => sum + rep.open.count, 0);
  const nobodys = facts.team.open.count - owned;
  const unclaimed = nobodys === 0 ? [] : [`*Unclaimed*: ${count(nobodys, 'open deal')}`];
  const parts = [...none, ...reps, ...unclaimed];
  return message([head, ...parts, note].join('\n'), [
    section(head),
    ...parts.map((text) => section(text)),
    context(note),
  ]);
}

/** One person against the team, by step. */
export function repLines(
  name: string,
  own: OwnFigures,
  team: OwnFigures,
  worth: string,
): readonly string[] {
  return [
    joined([
      `${bold(name)}: ${count(own.open.count, 'open deal')}`,
      worth,
      own.stuck.count === 0 ? 'none stuck' : `${own.stuck.count} stuck`,
    ]),
    ...closedLine(own, team),
    ...own.steps.flatMap((step) => {
      const share = goneOn(step);
      if (share === undefined) return [];
      const other = team.steps.find(({ stageId }) => stageId === step.stageId);
      const beside = other === undefined ? undefined : goneOn(other);
      return [
        joined([
          `   ${line(step.name, 60)}: ${share} went on${beside === undefined ? '' : ` (team ${beside})`}`,
          step.skipped === 0 ? undefined : `${step.skipped} skipped it`,
        ]),
      ];
    }),
  ];
}

function closedLine(own: OwnFigures, team: OwnFigures): readonly string[] {
  const said = joined([
    against('won', wonShare(own), wonShare(team)),
    against('quotes in time', inTime(own), inTime(team)),
  ]);
  return said === '' ? [] : [`   ${said}`];
}

function against(what: string, own: string | undefined, team: string | undefined) {
  if (own === undefined) return undefined;
  return `${what}: ${own}${team === undefined ? '' : ` (team ${team})`}`;
}

function goneOn({ on, lost, unqualified }: OwnFigures['steps'][number]): string | undefined {
  return shareWords(on, on + lost + unqualified);
}

function wonShare({ closed }: OwnFigures): string | undefined {
  return shareWords(closed.won.count, closed.won.count + closed.lost.count);
}

function inTime({ quotes }: OwnFigures): string | undefined {
  return quotes === undefined ? undefined : shareWords(quotes.inTime, quotes.ready);
}
