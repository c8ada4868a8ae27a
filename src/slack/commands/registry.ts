import { advanceCommand } from './advance.ts';
import { assignCommand } from './assign.ts';
import { backCommand } from './back.ts';
import type { Command } from './command.ts';
import { editCommand } from './edit.ts';
import { helpCommand } from './help.ts';
import { lessonsCommand } from './lessons.ts';
import { listCommand, stuckCommand } from './list.ts';
import { logCommand } from './log.ts';
import { lostCommand } from './lost.ts';
import { newCommand } from './new.ts';
import { notAFitCommand } from './not-a-fit.ts';
import { noteCommand } from './note.ts';
import { quoteCommand } from './quote.ts';
import { reopenCommand } from './reopen.ts';
import { retroCommand } from './retro.ts';
import { showCommand } from './show.ts';
import { todoCommand } from './todo.ts';
import { undoCommand } from './undo.ts';
import { waitCommand } from './wait.ts';
import { wonCommand } from './won.ts';

/** Every /deal subcommand, in the order help shows them. To add one: write its file, list it here. */
export const commands: readonly Command[] = [
  newCommand,
  listCommand,
  advanceCommand,
  logCommand,
  noteCommand,
  wonCommand,
  lostCommand,
  showCommand,
  quoteCommand,
  todoCommand,
  waitCommand,
  editCommand,
  assignCommand,
  backCommand,
  notAFitCommand,
  reopenCommand,
  retroCommand,
  lessonsCommand,
  undoCommand,
  helpCommand(() => commands),
  stuckCommand,
];
