import { advanceCommand } from './advance.ts';
import { askCommand } from './ask.ts';
import { assignCommand } from './assign.ts';
import { awayCommand } from './away.ts';
import { backCommand } from './back.ts';
import { cleanupCommand } from './cleanup.ts';
import type { Command } from './command.ts';
import { correctCommand } from './correct.ts';
import { digestCommand } from './digest.ts';
import { editCommand } from './edit.ts';
import { exportCommand } from './export.ts';
import { followUpCommand } from './follow-up.ts';
import { forecastCommand } from './forecast.ts';
import { funnelCommand } from './funnel.ts';
import { helpCommand } from './help.ts';
import { importCommand } from './import.ts';
import { lessonsCommand } from './lessons.ts';
import { listCommand, stuckCommand } from './list.ts';
import { logCommand } from './log.ts';
import { lostCommand } from './lost.ts';
import { newCommand } from './new.ts';
import { notAFitCommand } from './not-a-fit.ts';
import { noteCommand } from './note.ts';
import { playbookCommand } from './playbook.ts';
import { quoteCommand } from './quote.ts';
import { reopenCommand } from './reopen.ts';
import { retroCommand } from './retro.ts';
import { settingsCommand } from './settings.ts';
import { showCommand } from './show.ts';
import { stagesCommand } from './stages.ts';
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
  cleanupCommand,
  correctCommand,
  askCommand,
  followUpCommand,
  retroCommand,
  lessonsCommand,
  playbookCommand,
  funnelCommand,
  forecastCommand,
  digestCommand,
  exportCommand,
  importCommand,
  awayCommand,
  stagesCommand,
  settingsCommand,
  undoCommand,
  helpCommand(() => commands),
  stuckCommand,
];
