import type { IsoDate } from '../../domain/dates.ts';
import { formatMoney } from '../../domain/money.ts';
import type { Choice, Holiday, Settings } from '../../domain/settings.ts';
import { actions, message, section } from './blocks.ts';
import { commandButton } from './command-button.ts';
import type { Message } from './message.ts';
import { line } from './mrkdwn.ts';
import { hourWords, weekdayNames, weekWords } from './settings-words.ts';
import { day, type Voice } from './voice.ts';
import { count, joined } from './words.ts';

interface Tile {
  /** As typed after `/deal settings`. */
  readonly part: string;
  readonly title: string;
  /** Escaped. */
  readonly text: string;
}

/** Everything a team decides for itself, a group a tile, each with what it is now. */
export function settingsList(settings: Settings, voice: Voice, said?: string): Message {
  const title = said === undefined ? '*Settings*' : `${line(said)}\n*Settings now*`;
  const shown = tiles(settings, voice);
  const rows = shown.map((tile) => `*${tile.title}*\n${tile.text}`);
  return message([title, ...rows].join('\n').slice(0, 3_900), [
    section(title),
    ...shown.map(({ part }, index) =>
      section(rows[index] ?? '', commandButton('Change', `settings ${part}`)),
    ),
    actions([
      commandButton('Steps', 'stages'),
      commandButton('Invite people', 'settings invite'),
      commandButton('Set up', 'settings setup'),
    ]),
  ]);
}

function tiles(settings: Settings, voice: Voice): readonly Tile[] {
  const { zone, currency, locale, playbook } = settings;
  const example = formatMoney({ minor: 1_234_500, currency }, locale);
  return [
    { part: 'channels', title: 'Channels', text: channelWords(settings) },
    { part: 'roles', title: 'Roles', text: roleWords(settings, voice) },
    {
      part: 'team',
      title: 'Who reports to whom',
      text: 'Whose list a deal goes to when its rep does nothing about it',
    },
    { part: 'region', title: 'Time and money', text: joined([line(zone), currency, example]) },
    { part: 'week', title: 'Working week', text: weekLine(settings) },
    { part: 'holidays', title: 'Holidays', text: holidayWords(settings, voice) },
    { part: 'times', title: 'Morning and digest', text: timeWords(settings) },
    { part: 'policies', title: 'Who may do what', text: policyWords(settings) },
    {
      part: 'quotes',
      title: 'Quotes',
      text: quoteWords(settings),
    },
    { part: 'goal', title: 'Goal', text: goalWords(settings, voice) },
    { part: 'sources', title: 'Lead sources', text: listWords(settings.sources) },
    { part: 'loss-reasons', title: 'Reasons for a loss', text: listWords(settings.lossReasons) },
    { part: 'win-reasons', title: 'What decides a win', text: listWords(settings.winReasons) },
    {
      part: 'not-a-fit-reasons',
      title: 'Reasons for Not a fit',
      text: listWords(settings.unqualifiedReasons),
    },
    { part: 'profiles', title: 'Customer profiles', text: listWords(settings.profiles) },
    {
      part: 'playbook',
      title: 'Playbook',
      text: playbook === '' ? 'Nothing written above the steps yet' : line(playbook, 120),
    },
  ];
}

function channelWords({ channels }: Settings): string {
  const { deals, managers, support } = channels;
  const show = (what: string, id: string | undefined) =>
    `${what} ${id === undefined ? 'none yet' : `<#${id}>`}`;
  return joined([show('Deals', deals), show('managers', managers), show('support', support)]);
}

const mostNames = 10;

function roleWords({ adminIds, managerIds = [], supportIds = [] }: Settings, voice: Voice): string {
  if (adminIds.length === 0) {
    return 'Not set: Slack’s admins are admins, who is in the managers’ channel is a manager';
  }
  const names = (what: string, ids: readonly string[]) => {
    if (ids.length === 0) return undefined;
    const shown = ids.slice(0, mostNames).map((id) => line(voice.nameOf(id), 60));
    const left = ids.length - shown.length;
    return `${what} ${shown.join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
  };
  return joined([
    names('Admins', adminIds),
    names('managers', managerIds),
    names('support', supportIds),
  ]);
}

function weekLine({ workingDays, workingHours }: Settings): string {
  return `${weekWords(workingDays)}, ${hourWords(workingHours.from)} to ${hourWords(workingHours.to)}`;
}

function holidayWords({ holidayPlace, holidays }: Settings, voice: Voice): string {
  const next = nextHoliday(holidays, voice.today);
  const own = holidays.filter((one) => one.own === true).length;
  return joined([
    holidayPlace === undefined ? 'No public holidays' : line(holidayPlace.label, 100),
    own === 0 ? undefined : `${count(own, 'day')} of your own`,
    next === undefined ? undefined : `next ${line(next.name, 60)}, ${day(next.date, voice)}`,
  ]);
}

function nextHoliday(holidays: readonly Holiday[], today: IsoDate): Holiday | undefined {
  return holidays
    .filter((one) => one.date >= today)
    .reduce<Holiday | undefined>(
      (first, one) => (first === undefined || one.date < first.date ? one : first),
      undefined,
    );
}

function timeWords({ morningHour, digest, policies }: Settings): string {
  return joined([
    `Morning message ${hourWords(morningHour)}, ${count(policies.morningDeals, 'deal')}`,
    `digest ${weekdayNames[digest.weekday - 1] ?? ''} ${hourWords(digest.hour)}`,
  ]);
}

function policyWords({ policies }: Settings): string {
  const who = { anyone: 'the owner', managers: 'managers only' } as const;
  return joined([
    `Move anyway: ${who[policies.moveAnyway]}`,
    `skip: ${who[policies.skip]}`,
    `back: ${who[policies.back]}`,
  ]);
}

function quoteWords({ policies, quoteTerms: { months, payment, access } = {} }: Settings): string {
  const terms = joined(
    [
      months === undefined ? undefined : count(months, 'month'),
      payment === undefined ? undefined : line(payment, 100),
      access === undefined ? undefined : line(access, 100),
    ],
    ', ',
  );
  return joined([
    `Sent within ${policies.quoteWithinDays}, followed up after ${policies.followUpDays} working days, valid for ${policies.quoteValidDays} days`,
    terms === '' ? undefined : `first one: ${terms}`,
  ]);
}

function goalWords({ goal }: Settings, voice: Voice): string {
  if (goal === undefined) return 'None';
  const amount = formatMoney(goal, voice.locale);
  return `${line(goal.label, 40)}: ${amount} won from ${day(goal.from, voice)} to ${day(goal.to, voice)}`;
}

function listWords(choices: readonly Choice[]): string {
  const offered = choices.filter((choice) => choice.active).map((choice) => line(choice.label, 40));
  const shown = offered.slice(0, 6).join(', ');
  const left = offered.length - 6;
  return offered.length === 0 ? 'None yet' : `${shown}${left > 0 ? ` and ${left} more` : ''}`;
}
