import { monthName } from '../../domain/date-words.ts';
import { worthWords } from '../../domain/digest-words.ts';
import type { House } from '../../domain/house.ts';
import type { UserId } from '../../domain/ids.ts';
import type { NeedsYou } from '../../domain/needs-you.ts';
import type { RepFigures, RepsFacts } from '../../domain/rep-facts.ts';
import { atMost } from '../../domain/text.ts';
import { type AnyBlock, divider, section } from './blocks.ts';
import { dealName } from './deal-line.ts';
import { repLines } from './digest-reps.ts';
import { fitLines } from './limits.ts';
import { line } from './mrkdwn.ts';
import type { Voice } from './voice.ts';

export interface FiguresFacts {
  readonly own: RepFigures;
  readonly team: RepsFacts['team'];
  /** Deals of theirs that their manager should look at first. */
  readonly handedOn: readonly NeedsYou[];
  readonly managerId: UserId | undefined;
}

const listLength = 2_500;
const mostNamed = 5;

/** Everything that is counted about a person, and said of their deals by name, is shown to them too. */
export function figuresBlocks(
  facts: FiguresFacts,
  { settings }: House,
  voice: Voice,
): readonly AnyBlock[] {
  const { own, team } = facts;
  const worth = worthWords(own.open.worth, voice.locale, settings.currency);
  const lines = [
    '*What managers see of you*, the last 90 days',
    ...repLines('You', own, team, worth),
    ...namedLines(facts, voice),
  ];
  return [divider(), section(fitLines(lines, listLength).text)];
}

function namedLines({ own, handedOn, managerId }: FiguresFacts, voice: Voice): readonly string[] {
  const list = managerId === undefined ? 'the manager’s' : `${line(voice.nameOf(managerId), 60)}’s`;
  return [
    ...named('No quote sent', own.quotes?.notSent.map(dealName) ?? []),
    ...named(
      'Moved on anyway',
      own.movedAnyway.map(({ row, said }) => `${dealName(row)} (“${line(said, 80)}”)`),
    ),
    ...named(
      'Slipped',
      own.slipped.map(
        ({ row, month }) => `${dealName(row)} out of ${monthName(month, voice.locale)}`,
      ),
    ),
    ...named(
      `On ${list} list`,
      handedOn.map(({ row }) => dealName(row)),
    ),
  ];
}

function named(what: string, deals: readonly string[]): readonly string[] {
  return deals.length === 0 ? [] : [`${what}: ${atMost(deals, mostNamed).join(', ')}`];
}
