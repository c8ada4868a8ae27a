import type { IsoDate } from '../../domain/dates.ts';
import type { Deal } from '../../domain/deal.ts';
import type { StageNow } from '../../domain/digest-now.ts';
import { worthWords } from '../../domain/digest-words.ts';
import type { House } from '../../domain/house.ts';
import type { NeedsYou } from '../../domain/needs-you.ts';
import type { RepsFacts } from '../../domain/rep-facts.ts';
import { type AnyBlock, actions, context, divider, section } from './blocks.ts';
import { commandButton } from './command-button.ts';
import { dealFigures, dealName } from './deal-line.ts';
import { needsYouLine } from './digest-needs-you.ts';
import { helpButtons } from './help-asked.ts';
import { fitLines } from './limits.ts';
import { bold, line } from './mrkdwn.ts';
import { day, type Voice } from './voice.ts';
import { count, joined } from './words.ts';

export interface TeamFacts {
  readonly stages: readonly StageNow[];
  /** What to do first, the most urgent in front. */
  readonly needsYou?: readonly NeedsYou[];
  /** Everybody with an open deal: how many, and how many of them are stuck. */
  readonly reps: readonly {
    readonly name: string;
    readonly open: number;
    readonly stuck: number;
  }[];
  /** The newest few of them, and how many there are. */
  readonly unclaimed: { readonly deals: readonly Deal[]; readonly total: number };
  readonly away: readonly { readonly name: string; readonly until: IsoDate }[];
  /** Of the last 90 days; absent when no step asks for a quote. */
  readonly quotes?: RepsFacts['team']['quotes'];
}

const mostUnclaimed = 5;
const mostFirst = 3;
const listLength = 2_500;

/** What a manager wants to know of the team; people in the order of their names. */
export function teamBlocks(facts: TeamFacts, house: House, voice: Voice): readonly AnyBlock[] {
  const { reps, away } = facts;
  const named = reps
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .map(({ name, open, stuck }) =>
      joined([
        `${line(name, 80)}: ${count(open, 'open deal')}`,
        stuck === 0 ? undefined : `${stuck} stuck`,
      ]),
    );
  const gone = away.map(({ name, until }) => `${line(name, 80)} until ${day(until, voice)}`);
  return [
    divider(),
    section('*The team*'),
    section(stageLines(facts.stages, house, voice)),
    ...(named.length === 0 ? [] : [section(fitLines(named, listLength).text)]),
    ...(gone.length === 0
      ? []
      : [context(`Away: ${fitLines(gone, 1_000).text.replaceAll('\n', ', ')}`)]),
    ...quoteFigures(facts),
    ...unclaimedBlocks(facts.unclaimed, house, voice),
    actions([
      commandButton('Digest now', 'digest'),
      commandButton('Need their rep', 'list stuck all'),
      commandButton('Forecast', 'forecast'),
      commandButton('By rep', 'digest by rep'),
    ]),
  ];
}

/** The few deals of the team that a manager should look at first. */
export function needsYouBlocks(
  { needsYou = [] }: TeamFacts,
  house: House,
  voice: Voice,
): readonly AnyBlock[] {
  if (needsYou.length === 0) return [];
  const left = needsYou.length - mostFirst;
  return [
    section('*Needs you*, of the team’s deals'),
    ...needsYou
      .slice(0, mostFirst)
      .flatMap((one) => [
        section(needsYouLine(one, house, voice), commandButton('Open', `show ${one.row.number}`)),
        ...(one.why.kind === 'help' ? [helpButtons(one.row.number, one.why, 'home')] : []),
      ]),
    ...(left > 0
      ? [actions([commandButton(`Show all ${needsYou.length}`, 'digest needs you')])]
      : []),
    divider(),
  ];
}

function stageLines(stages: readonly StageNow[], { settings }: House, voice: Voice): string {
  const some = stages.filter((stage) => stage.count > 0);
  const none = stages.filter((stage) => stage.count === 0);
  if (some.length === 0) return 'No open deals.';
  const lines = some.map((stage) =>
    joined([
      `${line(stage.name, 60)}: ${count(stage.count, 'deal')}`,
      worthWords(stage.worth, voice.locale, settings.currency),
      stage.stuck.count === 0 ? undefined : `${stage.stuck.count} stuck`,
    ]),
  );
  const empty = none.map(({ name }) => line(name, 60)).join(', ');
  return fitLines([...lines, ...(empty === '' ? [] : [`No deal in ${empty}`])], listLength).text;
}

function quoteFigures({ quotes }: TeamFacts): readonly AnyBlock[] {
  if (quotes === undefined || quotes.ready === 0) return [];
  const { inTime, late, notSent } = quotes;
  return [
    context(`Quotes, last 90 days: ${inTime} in time · ${late} late · ${notSent.length} not sent`),
  ];
}

function unclaimedBlocks(
  { deals, total }: TeamFacts['unclaimed'],
  { pipeline }: House,
  voice: Voice,
): readonly AnyBlock[] {
  if (total === 0) return [];
  const shown = deals.slice(0, mostUnclaimed);
  const left = total - shown.length;
  return [
    section(`*${count(total, 'deal')} without an owner*`),
    ...shown.flatMap((deal) => [
      section(`${bold(dealName(deal))} · ${dealFigures(deal, pipeline, voice)}`),
      actions([
        commandButton('Assign', `assign ${deal.number} somebody`),
        commandButton('Claim', `assign ${deal.number} me`),
      ]),
    ]),
    ...(left > 0 ? [context(`${left} more: \`/deal list unclaimed\``)] : []),
  ];
}
