import { actions, message, section } from './blocks.ts';
import { commandButton } from './command-button.ts';
import type { Message } from './message.ts';
import { line } from './mrkdwn.ts';

/** What help shows of a command. */
export interface HelpLine {
  readonly usage: string;
  readonly summary: string;
}

/** Short help is what a rep needs on day one; `more` shows the rest. */
export function helpMessage(lines: readonly HelpLine[], more: number): Message {
  const rows = lines.map(
    ({ usage, summary }) => `\`/deal ${line(usage, 100)}\`  ${line(summary, 200)}`,
  );
  const text = ['*What you can type*', ...rows].join('\n');
  return message(text, [
    section(text),
    ...(more > 0 ? [actions([commandButton(`${more} more`, 'help more')])] : []),
  ]);
}
