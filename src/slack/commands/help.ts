import { isAdmin, isManager } from '../../domain/member.ts';
import { helpMessage } from '../views/help.ts';
import type { Command } from './command.ts';

/** Help is made from the list it stands in. */
export function helpCommand(listed: () => readonly Command[]): Command {
  return {
    name: 'help',
    aliases: ['?'],
    usage: 'help [more]',
    summary: 'What you can type.',
    who: 'everyone',
    reads: true,
    async run(words, { member }) {
      const shown = listed().filter(
        (command) =>
          command.hidden !== true &&
          (command.who === 'everyone' ||
            (command.who === 'manager' && isManager(member)) ||
            (command.who === 'admin' && isAdmin(member))),
      );
      const short = shown.filter((command) => command.first === true);
      const all = words.trim() === 'more' || words.trim() === 'all';
      const message = all ? helpMessage(shown, 0) : helpMessage(short, shown.length - short.length);
      return { kind: 'message', message };
    },
  };
}
