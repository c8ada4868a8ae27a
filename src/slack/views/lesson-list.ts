import type { House } from '../../domain/house.ts';
import { openStages, type Stage } from '../../domain/pipeline.ts';
import type { Lesson, Retro } from '../../domain/retro.ts';
import { actions, message, section } from './blocks.ts';
import { commandButton, commandSelect } from './command-button.ts';
import { dealName } from './deal-line.ts';
import type { Message } from './message.ts';
import { line } from './mrkdwn.ts';
import { lessonLine } from './retro-lines.ts';
import { dayOf, type Voice } from './voice.ts';

export interface LessonListFacts {
  readonly lessons: readonly { readonly retro: Retro; readonly lesson: Lesson }[];
  /** Only this step's. */
  readonly step?: Stage;
}

/** The newest lessons, each with the deal it comes from. */
export function lessonList(
  { lessons, step }: LessonListFacts,
  house: House,
  voice: Voice,
): Message {
  const of = step === undefined ? '' : ` about ${line(step.name, 60)}`;
  const others = pickStep(house);
  if (lessons.length === 0) {
    const none = `No lessons${of} yet. They come from retros: when a deal is won or lost, its thread asks.`;
    return message(none, [section(none), others]);
  }
  const title = `*What we learned${of}*`;
  const rows = lessons.map(({ retro, lesson }) => ({
    number: retro.number,
    text: `${lessonLine(lesson, house, voice)}\n${source(retro, lesson, voice)}`,
  }));
  return message([title, ...rows.map((row) => row.text)].join('\n'), [
    section(title),
    ...rows.map((row) => section(row.text, commandButton('Retro', `retro ${row.number}`))),
    others,
  ]);
}

/** `Lost: #42 Acme: 25 seats, 5 Mar`. */
function source(retro: Retro, lesson: Lesson, voice: Voice): string {
  const name = dealName({ number: retro.number, name: retro.dealName });
  return `${retro.outcome === 'won' ? 'Won' : 'Lost'}: ${name}, ${dayOf(lesson.at, voice)}`;
}

function pickStep({ pipeline }: House) {
  const steps = openStages(pipeline).map((stage) => ({
    label: stage.name,
    value: `lessons ${stage.id}`,
  }));
  const all = { label: 'All steps', value: 'lessons' };
  return actions([commandSelect('lessons', 'Another step', [all, ...steps])]);
}
