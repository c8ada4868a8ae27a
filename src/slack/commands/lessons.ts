import { findStageByName } from '../../domain/pipeline.ts';
import { refuse } from '../change-deal.ts';
import { voiceFor } from '../people.ts';
import { lessonList } from '../views/lesson-list.ts';
import type { Command } from './command.ts';

const shown = 10;

export const lessonsCommand: Command = {
  name: 'lessons',
  aliases: ['learned', 'lesson'],
  usage: 'lessons [step]',
  summary: 'What retros taught us, the newest first, for all steps or one.',
  who: 'everyone',
  reads: true,
  async run(words, caller, context) {
    const { pipeline } = caller.house;
    const step = words === '' ? undefined : findStageByName(pipeline, words);
    if (words !== '' && step === undefined) {
      const open = pipeline.stages.filter(
        (stage) => stage.kind === 'open' && stage.archived === undefined,
      );
      const known = open.map((stage) => stage.name);
      return refuse({ kind: 'no-such-stage', asked: words, known }, caller, context);
    }
    const lessons = await context.stores.retros.lessons(caller.workspaceId, step?.id, shown);
    const people = lessons.map(({ lesson }) => lesson.by);
    const voice = await voiceFor(caller, context, people);
    const facts = { lessons, ...(step === undefined ? {} : { step }) };
    return { kind: 'message', message: lessonList(facts, caller.house, voice) };
  },
};
