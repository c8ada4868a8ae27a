import { dateIn } from '../../domain/dates.ts';
import type { Deal } from '../../domain/deal.ts';
import type { House } from '../../domain/house.ts';
import type { Retro, RetroAction } from '../../domain/retro.ts';
import { type AnyBlock, context, message, section } from './blocks.ts';
import { dealName } from './deal-line.ts';
import { button } from './elements.ts';
import type { Message } from './message.ts';
import { bold, line } from './mrkdwn.ts';
import { actionLine, answerLine, lessonLine, resultLines } from './retro-lines.ts';
import { retroQuestions } from './retro-questions.ts';
import { retroRef } from './retro-ref.ts';
import { money, type Voice, weekday } from './voice.ts';
import { count, joined, tryOf } from './words.ts';

export const RETRO_DONE = 'retro-done';

export interface RetroFacts {
  readonly retro: Retro;
  readonly deal: Deal | undefined;
  /** The steps the attempt took, in words; escaped by the view. */
  readonly path: readonly string[];
  /** For one person who asked, with what is kept of the thread; never in the thread itself. */
  readonly isCopy?: boolean;
}

const mostAnswers = 8;
const mostLines = 5;

/** The owner's answer already in, for everybody else two taps; once it is closed, what came of it. */
export function retroPrompt(facts: RetroFacts, house: House, voice: Voice): Message {
  const { retro } = facts;
  if (retro.withdrawnAt !== undefined) return withdrawn(retro);
  const isOpen = retro.closedAt === undefined;
  const head = isOpen ? openHead(facts, voice) : closedHead(facts, voice);
  const path = facts.path.map((step) => line(step, 150)).join(' · ');
  const lines = [
    ...(path === '' ? [] : [`Path: ${path}`]),
    ...(isOpen ? answers(retro, house, voice) : resultLines(retro, house)),
    ...retro.lessons.slice(-mostLines).map((lesson) => lessonLine(lesson, house, voice)),
  ];
  const todo = retro.actions.slice(-mostLines);
  const todoLines = todo.map((action) => actionLine(action, voice));
  return message([head, ...lines, ...todoLines].join('\n'), [
    section(head),
    ...(isOpen ? [context(kept)] : []),
    ...replyBlocks(facts, voice),
    ...(lines.length === 0 ? [] : [section(lines.join('\n'))]),
    ...todo.map((action) => actionBlock(facts, action, voice)),
    ...(isOpen ? retroQuestions(retro, facts.deal, retroRef(retro.id, facts.isCopy), house) : []),
  ]);
}

function replyBlocks({ retro, isCopy }: RetroFacts, voice: Voice): readonly AnyBlock[] {
  const { replies } = retro;
  if (isCopy !== true || replies.length === 0) return [];
  const shown = replies
    .slice(-mostLines)
    .map(({ by, text }) => `${line(voice.nameOf(by), 60)}: ${line(text, 300)}`);
  return [section([`*Kept from the thread* (${replies.length})`, ...shown].join('\n'))];
}

const kept =
  'Replies here until then are kept with the deal. Edit or delete a reply, and what is kept changes with it.';

function openHead({ retro, deal }: RetroFacts, voice: Voice): string {
  const until = weekday(dateIn(voice.zone, retro.closesAt), voice);
  const ask =
    retro.outcome === 'won' ? 'What should we do again?' : 'What should the next deal know?';
  return `${title(retro, deal, voice)}. ${ask} Open until ${until}.`;
}

function closedHead({ retro, deal }: RetroFacts, voice: Voice): string {
  const replies =
    (retro.replyCount ?? 0) === 0 ? undefined : count(retro.replyCount ?? 0, 'reply', 'replies');
  const heard = joined(
    [retro.answers.length === 0 ? undefined : count(retro.answers.length, 'answer'), replies],
    ', ',
  );
  const from = heard === '' ? 'nobody has answered' : `from ${heard}`;
  return `${title(retro, deal, voice)}. What we learned, ${from}:`;
}

function title(retro: Retro, deal: Deal | undefined, voice: Voice): string {
  const amount = amountOf(retro, deal);
  return joined(
    [
      `${retro.outcome === 'won' ? 'Won' : 'Lost'}: ${bold(dealName({ number: retro.number, name: retro.dealName }))}`,
      amount === undefined ? undefined : money(amount, voice),
      retro.attempt > 1 ? tryOf(retro.attempt) : undefined,
    ],
    ', ',
  );
}

/** What it was worth when it closed, whatever the deal is worth by now. */
function amountOf(retro: Retro, deal: Deal | undefined) {
  const closing = deal?.history.find((entry) => entry.id === retro.entryId);
  if (closing === undefined || !('amount' in closing)) return deal?.amount;
  return closing.amount;
}

function withdrawn(retro: Retro): Message {
  const name = dealName({ number: retro.number, name: retro.dealName });
  return message(`Withdrawn: ${bold(name)} was not ${retro.outcome} after all. Nothing to answer.`);
}

function answers(retro: Retro, house: House, voice: Voice): readonly string[] {
  const shown = retro.answers.slice(0, mostAnswers);
  const left = retro.answers.length - shown.length;
  return [
    ...shown.map((answer) => answerLine(answer, retro, house, voice)),
    ...(left > 0 ? [`… and ${count(left, 'more answer')}`] : []),
  ];
}

function actionBlock({ retro, isCopy }: RetroFacts, action: RetroAction, voice: Voice): AnyBlock {
  const text = actionLine(action, voice);
  if (action.doneAt !== undefined) return section(text);
  return section(text, button(RETRO_DONE, 'Done', `${retroRef(retro.id, isCopy)}|${action.id}`));
}
