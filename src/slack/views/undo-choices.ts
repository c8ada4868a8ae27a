import type { Deal } from '../../domain/deal.ts';
import type { Doing, Done } from '../../domain/decision.ts';
import { actions, message, section } from './blocks.ts';
import { commandButton } from './command-button.ts';
import { dealName } from './deal-line.ts';
import type { Message } from './message.ts';
import { bold, line } from './mrkdwn.ts';
import { plainMoment, type Voice } from './voice.ts';

/** Changes that can be taken back now, the newest first: each with the button of its confirmation. */
export function undoChoices(
  choices: readonly { readonly deal: Deal; readonly doing: Doing }[],
  minutes: number,
  voice: Voice,
): Message {
  if (choices.length === 0) {
    const none = `You changed nothing in the last ${minutes} minutes that can be undone. What is older is set right by another change.`;
    return message(none, [section(none), actions([commandButton('My deals', 'list')])]);
  }
  const rows = choices.map(({ deal, doing }, index) => {
    const when = plainMoment(doing.at, voice);
    const text = `${bold(dealName(deal))}: ${line(doingWords('you', doing), 200)} ${when}`;
    const button = commandButton(
      'Undo',
      `undo ${deal.number} ${doing.id}`,
      index === 0 ? 'primary' : undefined,
    );
    return { text, block: section(text, button) };
  });
  const title = 'What you did last, and can undo:';
  return message([title, ...rows.map(({ text }) => text)].join('\n'), [
    section(title),
    ...rows.map(({ block }) => block),
  ]);
}

const deeds: Readonly<Record<Done['kind'], string>> = {
  created: 'made it',
  moved: 'moved it',
  closed: 'closed it',
  reopened: 'reopened it',
  corrected: 'corrected its outcome',
  noted: 'wrote a note',
  contacted: 'logged a contact',
  planned: 'set the next step',
  'step-done': 'did the next step',
  waiting: 'set it to wait',
  edited: 'changed what is known of it',
  assigned: 'changed its owner',
  accepted: 'took it over',
  quoted: 'changed its quotes',
  undone: 'took it back',
};

/** What leads to the step that a change ended in. */
const leads: Readonly<Partial<Record<Done['kind'], string>>> = {
  moved: ' to ',
  closed: ' as ',
  reopened: ' at ',
  corrected: ' to ',
};

/** `Sam Ortiz moved it to Quote`; plain text. */
export function doingWords(who: string, { what, to }: Doing): string {
  const lead = leads[what];
  return `${who} ${deeds[what]}${to === undefined || lead === undefined ? '' : `${lead}${to}`}`;
}
