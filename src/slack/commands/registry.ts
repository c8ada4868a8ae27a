import { advanceCommand } from './advance.ts';
import { askCommand } from './ask.ts';
import { assignCommand } from './assign.ts';
import { awayCommand } from './away.ts';
import { backCommand } from './back.ts';
import { cleanupCommand } from './cleanup.ts';
import type { Command, CommandGroup } from './command.ts';
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
const commandGroups: readonly CommandGroup[] = [
  {
    heading: 'Every day',
    commands: [
      newCommand,
      listCommand,
      logCommand,
      todoCommand,
      advanceCommand,
      quoteCommand,
      waitCommand,
      noteCommand,
      followUpCommand,
      awayCommand,
      stuckCommand,
    ],
  },
  {
    heading: 'One deal',
    commands: [
      showCommand,
      editCommand,
      assignCommand,
      askCommand,
      backCommand,
      undoCommand,
      cleanupCommand,
    ],
  },
  {
    heading: 'When it ends',
    commands: [
      wonCommand,
      lostCommand,
      notAFitCommand,
      reopenCommand,
      correctCommand,
      retroCommand,
      lessonsCommand,
      playbookCommand,
    ],
  },
  {
    heading: 'Numbers',
    commands: [digestCommand, funnelCommand, forecastCommand, exportCommand],
  },
  {
    heading: 'How the team works',
    commands: [settingsCommand, stagesCommand, importCommand, helpCommand(() => commandGroups)],
  },
];

export const commands: readonly Command[] = commandGroups.flatMap((group) => group.commands);
