import type { ModalView } from '@slack/types';
import type { DealNumber } from '../../domain/ids.ts';
import { actions, message, section } from './blocks.ts';
import { commandButton, fitsButton } from './command-button.ts';
import type { Message } from './message.ts';
import { bold, line } from './mrkdwn.ts';
import { toCopy, tooLong } from './too-long.ts';
import { either } from './words.ts';

/** The database has not answered in time; the outcome follows. */
function notConfirmedYet(): Message {
  return message(
    'Not confirmed yet: this takes longer than it should. You will be told here as soon as it is known, so please do not repeat it.',
  );
}

/** What was asked for changes nothing, so that it may be asked again. */
function tookTooLong(): Message {
  return message('That took too long. If it does not appear here in a moment, please try again.');
}

/** Nothing could have been saved. */
export function notShown(reference: string): Message {
  return message(
    `That did not work. Please try again; if it keeps happening, tell your admin the reference *${reference}*.`,
  );
}

/** Something broke; `reference` is in the log too. */
export function wentWrong(reference: string): Message {
  return message(
    `That did not work, and it is not certain whether anything was saved. Look before you try again; if it keeps happening, tell your admin the reference *${reference}*.`,
  );
}

/** The deal was made; the message that was to be its first note was not written to it. */
export function noteNotKept(number: DealNumber, reference: string): Message {
  return message(
    `#${number} is created, but its first note was not kept. Please add it again with *${line(`/deal note ${number}`, 40)}*; if it keeps happening, tell your admin the reference *${reference}*.`,
  );
}

/** A payload that nothing here can read, or that is meant for nothing here. */
export function notUnderstood(reference: string): Message {
  const said = `Milepost could not make out what was asked, so nothing was done. If it keeps happening, tell your admin the reference *${reference}*.`;
  return message(said, [section(said), actions([commandButton('My deals', 'list')])]);
}

const gone = {
  button: 'This button is from an earlier time and does nothing any more.',
  form: 'This form is from an earlier time, so nothing was saved.',
  shortcut: 'This shortcut does nothing any more.',
} as const;

/** Something that was posted or opened before Milepost was changed. */
export function notKnown(what: keyof typeof gone): Message {
  const said = `${gone[what]} Type \`/deal\` to see your deals, or \`/deal help\` for what there is.`;
  return message(said, [section(said), actions([commandButton('My deals', 'list')])]);
}

/** The change found no gap between those of others. */
export function tooBusy(): Message {
  return message(
    'Many people are changing this at the moment, and yours found no gap. Nothing was changed. Please try it again.',
  );
}

/** A delivery without words whose trigger has run out: nothing can be opened any more. */
export function pressAgain(): Message {
  return message('That took too long to open. Nothing was changed. Please press it again.');
}

/** A modal needs a fresh press: Slack gives no trigger in threads, and a trigger lives three seconds. */
export function openHere(words: string, thread?: string): Message {
  const fits = fitsButton(words);
  const said = fits ? 'Ready when you are:' : `${tooLong} Open the form, and copy it from here:`;
  const opens = fits ? words : beginning(words, thread);
  return message(said, [
    ...(fits ? [section(said)] : toCopy(said, words)),
    actions(
      [commandButton('Open', opens, 'primary')],
      thread === undefined ? undefined : `${THREAD_BLOCK}${thread}`,
    ),
  ]);
}

/** What opens the same form empty: the command, and its deal where no thread says which. */
function beginning(words: string, thread: string | undefined): string {
  const found = thread === undefined ? /^\S+(?: #?\d+(?!\S))?/.exec(words) : /^\S+/.exec(words);
  return found?.[0] ?? '';
}

/** A block with this id tells which thread its buttons were offered in. */
export const THREAD_BLOCK = 'in-thread:';

/** What was typed is no command; each suggestion is the words of one. */
export function unknownCommand(typed: string, suggestions: readonly string[]): Message {
  const there = `There is no “${line(typed, 60)}”.`;
  const [first] = suggestions;
  if (first === undefined) {
    const said = `${there} Type /deal help to see what there is.`;
    return message(said, [section(said), actions([commandButton('Help', 'help')])]);
  }
  const meant = suggestions.map((words) => bold(line(words, 100)));
  const said = `${there} Did you mean ${either(meant)}?`;
  return suggestions.every(fitsButton)
    ? message(said, [
        section(said),
        actions(suggestions.map((words) => commandButton(words, words))),
      ])
    : message(said, toCopy(`${said} ${tooLong} Copy it and send it again:`, first));
}

const NOTICE = 'notice';

/** A message shown as a modal, where a person has no channel to be answered in. */
export function noticeView(said: Message, { all = false } = {}): ModalView {
  return {
    type: 'modal',
    callback_id: NOTICE,
    title: { type: 'plain_text', text: 'Milepost' },
    close: { type: 'plain_text', text: 'Close' },
    ...(all ? { clear_on_close: true } : {}),
    blocks: [...said.blocks],
  };
}

export function isNotice(callbackId: string): boolean {
  return callbackId === NOTICE;
}

/** Until the outcome is known. */
export function waiting(reads: boolean | undefined): Message {
  return reads === true ? tookTooLong() : notConfirmedYet();
}

export function waitingView(reads?: boolean): ModalView {
  return noticeView(waiting(reads));
}

/** A late outcome without a sentence of its own. */
export function done(): Message {
  return message('Done.');
}

/** Plain words of ours or of an error at a field. */
export function plainMessage(text: string): Message {
  return message(line(text, 2_000));
}
