import { isAdmin, isManager, type Member } from '../../domain/member.ts';
import { helpMessage } from '../views/help.ts';
import type { Command, CommandGroup, FirstFor } from './command.ts';

/** Help is made from the list it stands in. */
export function helpCommand(listed: () => readonly CommandGroup[]): Command {
  return {
    name: 'help',
    aliases: ['?'],
    usage: 'help [more]',
    summary: 'What you can type.',
    who: 'everyone',
    reads: true,
    async run(words, { member }) {
      const groups = listed().map(({ heading, commands }) => ({
        heading,
        commands: commands.filter((command) => isShown(command, member)),
      }));
      if (['more', 'all'].includes(words.trim().toLowerCase())) {
        return { kind: 'message', message: helpMessage(groups, 0) };
      }
      const all = groups.flatMap((group) => group.commands);
      const commands = all.filter((command) => command.first?.includes(firstFor(member)) === true);
      const short = [{ heading: 'What you can type', commands }];
      return { kind: 'message', message: helpMessage(short, all.length - commands.length) };
    },
  };
}

function isShown({ hidden, who }: Command, member: Member): boolean {
  if (hidden === true) return false;
  if (who === 'admin') return isAdmin(member);
  return who === 'everyone' || isManager(member);
}

/** An admin who is a manager too has the manager's week before them; the set-up is done once. */
function firstFor({ roles }: Member): FirstFor {
  if (roles.includes('manager')) return 'manager';
  return roles.includes('admin') ? 'admin' : 'rep';
}
