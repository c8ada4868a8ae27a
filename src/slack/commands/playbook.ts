import { isAdmin } from '../../domain/member.ts';
import { findStageByName, openStages } from '../../domain/pipeline.ts';
import { playbookMessage } from '../views/playbook.ts';
import type { Command } from './command.ts';

export const playbookCommand: Command = {
  name: 'playbook',
  aliases: ['map'],
  usage: 'playbook [step]',
  summary: 'The map: every step, its question, and what past deals taught us.',
  who: 'everyone',
  reads: true,
  async run(words, caller, context) {
    const { house, workspaceId } = caller;
    const asked = words === '' ? undefined : findStageByName(house.pipeline, words);
    const steps = asked === undefined ? openStages(house.pipeline) : [asked];
    const most = asked === undefined ? 1 : 10;
    const lessons = await Promise.all(
      steps.map((stage) => context.stores.retros.lessons(workspaceId, stage.id, most)),
    );
    const rows = steps.map((stage, index) => ({
      stage,
      lessons: (lessons[index] ?? []).map(({ lesson, retro }) => ({
        text: lesson.text,
        from: retro.dealName,
      })),
    }));
    return {
      kind: 'message',
      message: playbookMessage(rows, house.settings.playbook, isAdmin(caller.member)),
    };
  },
};
