import { actions, message, section } from './blocks.ts';
import { commandButton } from './command-button.ts';
import type { Message } from './message.ts';
import { bold, line } from './mrkdwn.ts';

/** What help shows of commands, under their heading. */
export interface HelpGroup {
  readonly heading: string;
  readonly commands: readonly { readonly usage: string; readonly summary: string }[];
}

/** Short help is what one needs on day one; `more` shows the rest. */
export function helpMessage(groups: readonly HelpGroup[], more: number): Message {
  const texts = groups
    .filter((group) => group.commands.length > 0)
    .map(({ heading, commands }) => [bold(line(heading, 60)), ...commands.map(row)].join('\n'));
  return message(texts.join('\n'), [
    ...texts.map((text) => section(text)),
    ...(more > 0 ? [actions([commandButton(`${more} more`, 'help more')])] : []),
  ]);
}

function row({ usage, summary }: HelpGroup['commands'][number]): string {
  return `\`/deal ${line(usage, 100)}\`  ${line(summary, 200)}`;
}
