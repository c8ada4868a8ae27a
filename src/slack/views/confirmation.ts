import type { Done } from '../../domain/decision.ts';
import type { House } from '../../domain/house.ts';
import { actions, message, section } from './blocks.ts';
import { confirmationButtons } from './confirmation-buttons.ts';
import type { Message } from './message.ts';
import { line } from './mrkdwn.ts';
import { outcomeLine, supportHears } from './outcome-line.ts';
import { money, type Voice, weekday } from './voice.ts';
import { whoSawQuestion } from './who-saw.ts';
import { contactWords, inSentence, joined, tryOf, withWhom } from './words.ts';

type Contacted = Extract<Done, { kind: 'contacted' }>;

/** What was done, told to who did it, with what one may want next and Undo. */
export function confirmation(done: Done, house: House, voice: Voice): Message {
  const sentence = sentenceOf(done, house, voice);
  const buttons = confirmationButtons(done);
  return message(sentence, [
    section(sentence),
    ...(buttons.length === 0 ? [] : [actions(buttons)]),
  ]);
}

function sentenceOf(done: Done, house: House, voice: Voice): string {
  const deal = `#${done.number} ${line(done.name, 150)}`;
  switch (done.kind) {
    case 'created':
      return joined([
        `${deal} is in ${line(done.stage, 60)}`,
        done.amount === undefined ? undefined : money(done.amount, voice),
        done.ownerId === undefined ? 'unclaimed' : `owner ${line(voice.nameOf(done.ownerId), 80)}`,
      ]);
    case 'moved':
      return movedSentence(done, deal, house);
    case 'closed':
    case 'corrected': {
      const amount = 'amount' in done && done.amount !== undefined ? money(done.amount, voice) : '';
      const closed = joined([deal, amount, outcomeLine(done.outcome, house, voice)]);
      return done.kind === 'closed' ? `${closed}${supportHears(done.outcome, house)}` : closed;
    }
    case 'reopened':
      return `${deal} is open again in ${line(done.to, 60)}, ${tryOf(done.attempt)}.`;
    case 'quoted':
      return `${deal}: quote ${done.n} ${quoteWords[done.what]}.${nextSentence(done, voice)}`;
    default:
      return smallSentence(done, deal, voice);
  }
}

/** ` Next: “send contract” on Fri 13 Mar.` */
function nextSentence({ next }: Pick<Contacted, 'next'>, voice: Voice): string {
  return next === undefined ? '' : ` Next: “${line(next.text)}” on ${weekday(next.on, voice)}.`;
}

const quoteWords = {
  sent: 'is recorded as sent',
  accepted: 'is accepted',
  declined: 'is declined',
  'followed-up': 'is followed up',
} as const;

function movedSentence(
  done: Extract<Done, { kind: 'moved' }>,
  deal: string,
  { pipeline }: House,
): string {
  const from = line(done.from, 60);
  const to = line(done.to, 60);
  const sentence =
    done.how === 'back'
      ? `${deal} went back from ${from} to ${to}.`
      : `${deal} is now in ${to} (was ${from}).`;
  const labels = pipeline.stages
    .flatMap((stage) => stage.criteria)
    .filter((criterion) => done.unmet.includes(criterion.id))
    .map((criterion) => line(inSentence(criterion.label), 80));
  return labels.length === 0 ? sentence : `${sentence} Still open: ${labels.join(', ')}.`;
}

const fieldWords: Readonly<Record<string, string>> = {
  name: 'name',
  account: 'account',
  contact: 'contact',
  expectedClose: 'close date',
  waitingOn: 'who it waits on',
  facts: 'what is known',
  amount: 'amount',
  quotes: 'quotes',
  waiting: 'waiting',
};

/** What is more than a field to whoever did it. */
const deedWords: Readonly<Record<string, string>> = {
  help: 'your manager is asked for help, and finds the deal first in “Needs you”.',
  helpTaken: 'you do it, and the deal’s thread says so.',
  helpDone: 'it is done, and the deal’s thread says so.',
  handoff: 'the customer is taken over.',
  lookAgain: 'it stays as it is, and nobody is asked about it again.',
};

function smallSentence(
  done: Exclude<
    Done,
    { kind: 'created' | 'moved' | 'closed' | 'corrected' | 'reopened' | 'quoted' }
  >,
  deal: string,
  voice: Voice,
): string {
  switch (done.kind) {
    case 'noted':
      return `Noted on ${deal}.`;
    case 'contacted':
      return contactSentence(done, deal, voice);
    case 'step-done':
      return `${deal}: “${line(done.text)}” is done. ${nextQuestion}`;
    case 'planned':
      return `${deal}: next “${line(done.text)}” on ${weekday(done.on, voice)}.`;
    case 'waiting':
      return done.lead === true
        ? `${deal} rests until ${weekday(done.until, voice)}; it still has no owner.`
        : `${deal} waits until ${weekday(done.until, voice)}; you hear of it that morning.`;
    case 'edited':
      return editedSentence(done, deal, voice);
    case 'assigned':
      return done.to === undefined
        ? `${deal} has no owner now.`
        : `${deal}: new owner ${line(voice.nameOf(done.to), 80)}.`;
    case 'accepted':
      return `${deal} is yours. ${nextQuestion}`;
    case 'undone':
      return `Undone: ${deal} is ${line(done.what)}.`;
  }
}

const nextQuestion = 'What is the next step?';

function contactSentence(done: Contacted, deal: string, voice: Voice): string {
  const { contact, on, mayHaveSeen = [] } = done;
  const whom = withWhom(done.with?.map((name) => line(name, 80)));
  const logged = on === undefined ? 'logged today' : `logged for ${weekday(on, voice)}`;
  const asks = mayHaveSeen.length === 0 ? '' : ` ${whoSawQuestion}`;
  const next = done.closed === undefined ? comesAfter(done, voice) : '';
  return `${deal}: ${contactWords[contact]}${whom}, ${logged}.${asks}${next}`;
}

function comesAfter(done: Contacted, voice: Voice): string {
  return done.next === undefined ? ` ${nextQuestion}` : nextSentence(done, voice);
}

function editedSentence(
  done: Extract<Done, { kind: 'edited' }>,
  deal: string,
  voice: Voice,
): string {
  if (done.what.length === 0) return `${deal}: nothing was changed.`;
  const [deed = ''] = done.what;
  if (deedWords[deed] !== undefined) return `${deal}: ${deedWords[deed]}`;
  const fields = done.what.map((field) =>
    field === 'amount'
      ? `amount ${done.amount === undefined ? 'not known' : money(done.amount, voice)}`
      : (fieldWords[field] ?? line(field, 40)),
  );
  return `${deal}: changed ${fields.join(', ')}.`;
}
