import type { DigestFacts } from '../../domain/digest.ts';
import { conclusion, worthWords } from '../../domain/digest-words.ts';
import type { House } from '../../domain/house.ts';
import { type AnyBlock, actions, context, message, section } from './blocks.ts';
import { commandButton } from './command-button.ts';
import { changedLines } from './digest-changed.ts';
import { closingLines } from './digest-closing.ts';
import { goalLine } from './digest-goal.ts';
import { needsYouLine } from './digest-needs-you.ts';
import { button } from './elements.ts';
import type { Message } from './message.ts';
import { line } from './mrkdwn.ts';
import { moment, type Voice } from './voice.ts';
import { joined } from './words.ts';

const shownFirst = 3;

export const MEETING_LIST = 'digest-meeting-list';
export const HOW_COUNTED = 'digest-how-counted';

export interface DigestExtras {
  /** Set when it comes after its hour. */
  readonly lateBy?: string | undefined;
  /** Who is away, moved anyway and not accepted come with the facts; these are names only. */
  readonly runId: string;
}

/** The digest's first screen: will we make it, what first, what changed, what waits, what is hidden. */
export function digestMessage(
  facts: DigestFacts,
  extras: DigestExtras,
  house: House,
  voice: Voice,
): Message {
  const head = [
    `*${line(conclusion(facts, voice.locale, house.settings.currency))}*`,
    ...goalLine(facts.goal, voice),
    ...(extras.lateBy === undefined
      ? []
      : [`_This comes ${line(extras.lateBy, 60)} late; the figures are those of its hour._`]),
  ];
  const first = facts.needsYou.slice(0, shownFirst);
  const needs = first.map((one, index) => `${index + 1}  ${needsYouLine(one, house, voice)}`);
  const changed = changedLines(facts.changed, house, voice);
  const stages = stageLine(facts, house, voice);
  const rest = closingLines(facts, house, voice);
  const text = [
    ...head,
    ...(needs.length === 0 ? [] : ['Needs you', ...needs]),
    ...changed,
    stages,
    ...rest,
  ];
  return message(text.join('\n'), [
    section(head.join('\n')),
    ...(needs.length === 0 ? [] : [section('*Needs you*')]),
    ...needs.map((said, index) =>
      section(said, commandButton('Open', `show ${first[index]?.row.number ?? ''}`)),
    ),
    section(changed.join('\n')),
    { ...section(stages), block_id: 'stages' },
    ...(rest.length === 0 ? [] : [section(rest.join('\n'))]),
    context(`As of ${moment(facts.slot.to, voice)}`),
    ...leftOut(facts),
    digestButtons(extras.runId),
  ]);
}

/** The picture's figures in words: `Prospecting 24 €210k 3 stuck · …`. */
function stageLine(facts: DigestFacts, { settings }: House, voice: Voice): string {
  const stages = facts.now.map((stage) =>
    joined(
      [
        `${line(stage.name, 60)} ${stage.count}`,
        worthWords(stage.worth, voice.locale, settings.currency),
        stage.stuck.count === 0 ? undefined : `${stage.stuck.count} stuck`,
      ],
      ' ',
    ),
  );
  return stages.join(' · ') || 'No open deals.';
}

/** What the figures cannot see. */
function leftOut({ hidden }: DigestFacts): readonly AnyBlock[] {
  const parts = hiddenParts(hidden);
  return parts.length === 0 ? [] : [context(`Not in these numbers: ${parts.join(', ')}`)];
}

function hiddenParts(hidden: DigestFacts['hidden']): readonly string[] {
  const some = (n: number, what: string) => (n === 0 ? [] : [`${n} ${what}`]);
  return [
    ...some(hidden.withoutAmount, 'without amount'),
    ...some(hidden.withoutCloseDate, 'without close date'),
    ...some(hidden.withoutNextStep, 'without next step'),
    ...some(hidden.unclaimed, 'unclaimed'),
    ...hidden.away.slice(0, 5).map((one) => `${line(one.name, 60)} is away until ${one.until}`),
  ];
}

function digestButtons(runId: string): AnyBlock {
  return actions([
    button(MEETING_LIST, 'Meeting list', runId),
    commandButton('By rep', 'forecast by rep'),
    commandButton('By stage', 'funnel'),
    button(HOW_COUNTED, 'How counted', runId),
  ]);
}
