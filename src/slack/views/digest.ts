import type { DigestFacts } from '../../domain/digest.ts';
import { conclusion, worthWords } from '../../domain/digest-words.ts';
import type { House } from '../../domain/house.ts';
import type { Agreed } from '../../domain/run.ts';
import { type AnyBlock, actions, context, message, section } from './blocks.ts';
import { commandButton } from './command-button.ts';
import { changedLines } from './digest-changed.ts';
import { closingLines } from './digest-closing.ts';
import { goalLine } from './digest-goal.ts';
import { leftOutLine } from './digest-left-out.ts';
import { needsYouLine } from './digest-needs-you.ts';
import { button } from './elements.ts';
import type { Message } from './message.ts';
import { bold, line } from './mrkdwn.ts';
import { moment, plainMoment, type Voice } from './voice.ts';
import { joined } from './words.ts';

const shownFirst = 3;

export const MEETING_LIST = 'digest-meeting-list';
export const HOW_COUNTED = 'digest-how-counted';
/** Says in words what the picture shows that takes its place. */
export const STAGES_BLOCK = 'stages';

export interface DigestExtras {
  /** Set when it comes after its hour. */
  readonly lateBy?: string | undefined;
  /** The posted digest's run; without it only the person who asked sees this, and it has no thread. */
  readonly runId?: string;
  /** Answers in the thread of the digest before. */
  readonly agreed?: readonly Agreed[];
  /** What else its thread tells: `February 2026 in review`. */
  readonly alsoInThread?: readonly string[];
}

/** The digest's first screen: will we make it, what first, what changed, what waits, what is hidden. */
export function digestMessage(
  facts: DigestFacts,
  extras: DigestExtras,
  house: House,
  voice: Voice,
): Message {
  const head = headLines(facts, extras, house, voice);
  const first = facts.needsYou.slice(0, shownFirst);
  const needs = first.map((one, index) => `${index + 1}  ${needsYouLine(one, house, voice)}`);
  const changed = changedLines(facts.changed, house, voice);
  const stages = stageLine(facts, house, voice);
  const rest = [...closingLines(facts, house, voice), ...agreedLines(extras, voice)];
  const small = [...leftOutLine(facts, voice), ...threadLine(extras)];
  const { to } = facts.slot;
  const text = [
    ...head,
    ...(needs.length === 0 ? [] : ['*Needs you*', ...needs]),
    ...changed,
    stages,
    ...rest,
    ...small,
    `As of ${plainMoment(to, voice)}`,
  ];
  return message(text.join('\n'), [
    section(head.join('\n')),
    ...(needs.length === 0 ? [] : [section('*Needs you*')]),
    ...needs.map((said, index) =>
      section(said, commandButton('Open', `show ${first[index]?.row.number ?? ''}`)),
    ),
    section(changed.join('\n')),
    { ...section(stages), block_id: STAGES_BLOCK },
    ...(rest.length === 0 ? [] : [section(rest.join('\n'))]),
    context([...small, `As of ${moment(to, voice)}`].join('\n')),
    digestButtons(extras),
  ]);
}

function headLines(
  facts: DigestFacts,
  { lateBy, runId }: DigestExtras,
  { settings }: House,
  voice: Voice,
): readonly string[] {
  return [
    bold(line(conclusion(facts, voice.locale, settings.currency))),
    ...goalLine(facts.goal, voice),
    ...(lateBy === undefined
      ? []
      : [`_This comes ${line(lateBy, 60)} late; the figures are those of its hour._`]),
    ...(runId === undefined ? ['_The last seven days up to now; only you see this._'] : []),
  ];
}

/** The picture's figures in words: `Prospecting 24, €210k, 3 stuck · …`. */
function stageLine(facts: DigestFacts, { settings }: House, voice: Voice): string {
  const stages = facts.now.map((stage) =>
    joined(
      [
        `${line(stage.name, 60)} ${stage.count}`,
        worthWords(stage.worth, voice.locale, settings.currency),
        stage.stuck.count === 0 ? undefined : `${stage.stuck.count} stuck`,
      ],
      ', ',
    ),
  );
  return stages.length === 0 ? 'No open deals.' : `*Now*: ${stages.join(' · ')}`;
}

/** What was promised a week ago stands here again, so that somebody asks. */
function agreedLines({ agreed = [] }: DigestExtras, voice: Voice): readonly string[] {
  if (agreed.length === 0) return [];
  const said = agreed.map(
    ({ by, text }) => `   “${line(text, 200)}” (${line(voice.nameOf(by), 60)})`,
  );
  return ['*Said in last week’s thread*, is it done?', ...said];
}

function threadLine({ alsoInThread = [] }: DigestExtras): readonly string[] {
  if (alsoInThread.length === 0) return [];
  return [`Also in the thread: ${alsoInThread.map((one) => line(one, 80)).join(' · ')}`];
}

function digestButtons({ runId }: DigestExtras): AnyBlock {
  return actions([
    ...(runId === undefined ? [] : [button(MEETING_LIST, 'Meeting list', runId)]),
    commandButton('By rep', 'digest by rep'),
    commandButton('By stage', 'funnel'),
    button(HOW_COUNTED, 'How counted', runId ?? 'now'),
  ]);
}
