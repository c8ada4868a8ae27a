import type { Refusal } from '../../domain/decision.ts';
import { actions, message, section } from './blocks.ts';
import { commandButton } from './command-button.ts';
import type { Message } from './message.ts';
import { line } from './mrkdwn.ts';
import { outcomeWords } from './outcome-line.ts';
import { doingWords } from './undo-choices.ts';
import { plainMoment, type Voice } from './voice.ts';
import { either, inSentence } from './words.ts';

/** An expected "no": what happened and what to do next, with a button where one helps. */
export function refusalMessage(refusal: Refusal, voice: Voice): Message {
  const sentence = line(refusalSentence(refusal, voice), 2_000);
  const buttons = refusalButtons(refusal);
  return message(sentence, [
    section(sentence),
    ...(buttons.length === 0 ? [] : [actions(buttons)]),
  ]);
}

/** The same as plain text, for a field's error; never escaped. */
export function refusalSentence(refusal: Refusal, voice: Voice): string {
  switch (refusal.kind) {
    case 'no-such-deal':
      return `There is no deal “${refusal.asked}”. Type /deal list all to see them, or /deal new to make one.`;
    case 'several-deals':
      return `Several deals match “${refusal.asked}”. Which one do you mean?`;
    case 'no-such-stage':
      return `There is no step “${refusal.asked}”. The steps are ${either(refusal.known, 'none')}.`;
    case 'stage-closed-to-entry':
      return `${refusal.stage} takes no more deals. Pick another step.`;
    case 'bad-input':
      return refusal.say;
    case 'reason-needed':
      return reasonSentences[refusal.what];
    case 'not-reopen-target':
      return `A deal cannot be reopened at ${refusal.stage}. Pick ${either(refusal.targets, 'none')}.`;
    case 'not-allowed':
    case 'unclaimed':
    case 'outsider':
      return notYours(refusal);
    default:
      return standsElsewhere(refusal, voice);
  }
}

const reasonSentences = {
  skip: 'Skipping a step needs a reason. Write it into Note.',
  back: 'Moving back needs a reason. Write it into Note.',
  'move-anyway': 'Moving on anyway needs a reason. Pick one under “Move anyway because”.',
  reopen: 'Reopening needs a reason. Write what has changed.',
  correct: 'A correction needs a reason. Write what was wrong.',
} as const;

function standsElsewhere(
  refusal: Exclude<
    Refusal,
    {
      kind:
        | 'no-such-deal'
        | 'several-deals'
        | 'no-such-stage'
        | 'stage-closed-to-entry'
        | 'bad-input'
        | 'reason-needed'
        | 'not-reopen-target'
        | 'not-allowed'
        | 'unclaimed'
        | 'outsider';
    }
  >,
  voice: Voice,
): string {
  switch (refusal.kind) {
    case 'deal-closed':
      return closedSentence(refusal);
    case 'deal-open':
      return `#${refusal.number} is open, so there is nothing to reopen or correct. Advance it, or close it first.`;
    case 'already-there':
      return `#${refusal.number} is already in ${refusal.stage}. Pick another step.`;
    case 'last-stage':
      return `#${refusal.number} is in ${refusal.stage}, the last step. Was it won or lost?`;
    case 'moved-meanwhile':
      return `${voice.nameOf(refusal.by)} moved #${refusal.number} ${refusal.from === undefined ? '' : `from ${refusal.from} `}to ${refusal.to} ${plainMoment(refusal.at, voice)}, so yours was not done. Look at it again before you decide.`;
    case 'given-meanwhile':
      return givenSentence(refusal, voice);
    case 'unmet':
      return `Before you move on with #${refusal.number}: ${refusal.criteria.map((one) => inSentence(one.label)).join(', ')}. Fill it in, or move anyway with a reason.`;
    case 'too-late-to-undo':
      return `That could be undone for ${refusal.minutes} minutes. ${refusal.moved ? 'Move the deal back instead, or ask a manager to correct it.' : 'Edit the deal instead, or write a note that sets it right.'}`;
    case 'done-after': {
      const { number, newer } = refusal;
      return `#${number} stays as it is: ${doingWords(voice.nameOf(newer.by), newer)} after that, ${plainMoment(newer.at, voice)}. Open the deal to see where it stands.`;
    }
    case 'nothing-to-undo':
      return 'There is nothing left to undo here. Open the deal to see where it stands.';
  }
}

function closedSentence({ number, standing }: Extract<Refusal, { kind: 'deal-closed' }>): string {
  switch (standing) {
    case 'withdrawn':
      return `#${number} was taken back right after it was made. Make it anew to go on.`;
    case 'won':
      return `#${number} is already won. A manager can correct the outcome.`;
    default:
      return `#${number} is closed: ${outcomeWords[standing]}. Reopen it to go on.`;
  }
}

function givenSentence(
  { number, to, by, at }: Extract<Refusal, { kind: 'given-meanwhile' }>,
  voice: Voice,
): string {
  const who = voice.nameOf(by);
  const when = plainMoment(at, voice);
  const did =
    to === undefined
      ? `${who} took #${number} back ${when}`
      : by === to
        ? `${who} took #${number} over ${when}`
        : `${who} gave #${number} to ${voice.nameOf(to)} ${when}`;
  return `${did}, so there is nothing for you to accept any more.`;
}

function notYours(
  refusal: Extract<Refusal, { kind: 'not-allowed' | 'unclaimed' | 'outsider' }>,
): string {
  if (refusal.kind === 'outsider') return outsiderSentences[refusal.why];
  if (refusal.kind === 'unclaimed') {
    return `#${refusal.number} has no owner yet. Claim it, and you can ${refusal.what}.`;
  }
  switch (refusal.who) {
    case 'owner':
      return `Only its owner or a manager can ${refusal.what}. You can add a note, or ask them.`;
    case 'maker':
      return `Only whoever did it or a manager can ${refusal.what}. Ask them, or change it yourself.`;
    case 'new-owner':
      return `Only its new owner can ${refusal.what}.`;
    case 'manager':
      return `Only a manager can ${refusal.what}. Ask one of them.`;
    case 'admin':
      return `Only an admin of Milepost can ${refusal.what}. Ask one of them.`;
  }
}

const outsiderSentences = {
  guest: 'Guests cannot use Milepost. Ask a full member of this workspace to do it for you.',
  'other-workspace': 'Milepost belongs to another workspace. Ask somebody there to do it for you.',
  bot: 'Milepost takes no orders from apps. A person has to do this.',
} as const;

function refusalButtons(refusal: Refusal) {
  switch (refusal.kind) {
    case 'no-such-deal':
      return [commandButton('All deals', 'list all'), commandButton('New deal', 'new')];
    case 'deal-closed':
      if (refusal.standing === 'withdrawn') return [commandButton('New deal', 'new')];
      return refusal.standing === 'won'
        ? [commandButton('Show', `show ${refusal.number}`)]
        : [commandButton('Reopen', `reopen ${refusal.number}`, 'primary')];
    case 'last-stage':
      return [
        commandButton('Won', `won ${refusal.number}`, 'primary'),
        commandButton('Lost', `lost ${refusal.number}`),
      ];
    case 'unclaimed':
      return [commandButton('Claim', `assign ${refusal.number} me`, 'primary')];
    case 'given-meanwhile':
    case 'done-after':
      return [commandButton('Show', `show ${refusal.number}`)];
    case 'deal-open':
    case 'already-there':
    case 'moved-meanwhile':
    case 'unmet':
      return [
        commandButton('Advance', `advance ${refusal.number}`, 'primary'),
        commandButton('Show', `show ${refusal.number}`),
      ];
    default:
      return [];
  }
}
