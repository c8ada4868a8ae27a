import { comesNext } from '../../domain/comes-next.ts';
import { roundMoney } from '../../domain/digest-words.ts';
import { becauseToOthers } from '../../domain/due-words.ts';
import type { House } from '../../domain/house.ts';
import type { UserId } from '../../domain/ids.ts';
import type { NeedsYou } from '../../domain/needs-you.ts';
import { stageRef } from '../../domain/pipeline.ts';
import { context, message, section } from './blocks.ts';
import { commandButton } from './command-button.ts';
import type { Message } from './message.ts';
import { bold, line } from './mrkdwn.ts';
import { dayOf, type Voice } from './voice.ts';
import { contactWords, count, inSentence, joined } from './words.ts';

const mostRows = 40;

/** Every deal a manager should look at, for them alone. */
export function needsYouMessage(needs: readonly NeedsYou[], house: House, voice: Voice): Message {
  const head = needs.length === 0 ? 'No deal needs you.' : `*Needs you* (${needs.length})`;
  const shown = needs.slice(0, mostRows);
  const rows = shown.map((one) => needsYouLine(one, house, voice));
  const left = needs.length - shown.length;
  return message([head, ...rows].join('\n'), [
    section(head),
    ...rows.map((said, index) =>
      section(said, commandButton('Open', `show ${shown[index]?.row.number ?? ''}`)),
    ),
    ...(left > 0 ? [context(`${left} more once these are done`)] : []),
  ]);
}

/** `Maria Lopez does it` */
export function doesIt(takenBy: UserId, voice: Voice): string {
  return `${line(voice.nameOf(takenBy), 60)} does it`;
}

/** One deal a manager should look at: amount, owner, reason, last contact, next step. */
export function needsYouLine({ row, why }: NeedsYou, { pipeline }: House, voice: Voice): string {
  const amount = row.amount === undefined ? '' : ` ${roundMoney(row.amount, voice.locale)}`;
  const owner = row.ownerId === undefined ? 'unclaimed' : line(voice.nameOf(row.ownerId), 60);
  const deal = `${bold(`#${row.number} ${line(row.account ?? row.name, 80)}`)}${amount}`;
  const head = `${deal}, ${owner}`;
  switch (why.kind) {
    case 'help':
      return joined([
        `${head} asks: “${line(why.text, 200)}”`,
        why.takenBy === undefined ? undefined : doesIt(why.takenBy, voice),
      ]);
    case 'not-accepted': {
      const days = count(why.days, 'working day');
      return `${deal}: ${owner} has not accepted it for ${days} (from ${line(voice.nameOf(why.from), 60)})`;
    }
    case 'moved-anyway': {
      const open = why.unmet.map((label) => line(inSentence(label), 60)).join(', ');
      return `${head}: moved on anyway${open === '' ? '' : `, still open: ${open}`} (“${line(why.said, 150)}”)`;
    }
    case 'stuck': {
      const reason = inSentence(
        becauseToOthers(why.reason, voice.today, voice.locale).replace(/\.$/, ''),
      );
      return joined([
        `${head}: in ${line(stageRef(pipeline, row.stageId).label, 60)}, ${line(reason)}`,
        row.lastContact === undefined
          ? 'no contact yet'
          : `last contact: ${contactWords[row.lastContact.kind]}, ${dayOf(row.lastContact.at, voice)}`,
        comesNext(row, voice.zone) === undefined ? 'no next step' : undefined,
      ]);
    }
  }
}
