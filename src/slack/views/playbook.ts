import type { Stage } from '../../domain/pipeline.ts';
import { actions, message, section } from './blocks.ts';
import { commandButton } from './command-button.ts';
import type { Message } from './message.ts';
import { bold, line, paragraph } from './mrkdwn.ts';
import { limitWords } from './stage-list.ts';
import { inSentence } from './words.ts';

export interface PlaybookStep {
  readonly stage: Stage;
  /** Newest first. */
  readonly lessons: readonly { readonly text: string; readonly from: string }[];
}

/** The map every rep gets on day one; `house` is what the team wrote above it. */
export function playbookMessage(
  steps: readonly PlaybookStep[],
  house: string,
  mayEdit = false,
): Message {
  const own = house.trim() === '' ? [] : [paragraph(house, 1_500)];
  const parts = steps.map(stepText);
  const text = ['*Playbook*', ...own, ...parts].join('\n\n');
  return message(text, [
    section(['*Playbook*', ...own].join('\n')),
    ...parts.map((part) => section(part)),
    actions([
      ...steps.slice(0, 8).map(({ stage }) => commandButton(stage.name, `playbook ${stage.id}`)),
      commandButton('Lessons', 'lessons'),
      ...(mayEdit
        ? [commandButton('Edit text', 'settings playbook'), commandButton('Edit steps', 'stages')]
        : []),
    ]),
  ]);
}

function stepText({ stage, lessons }: PlaybookStep): string {
  const required = stage.criteria.filter((criterion) => criterion.required);
  const advised = stage.criteria.filter((criterion) => !criterion.required);
  const labels = (list: typeof required) =>
    list.map((one) => line(inSentence(one.label), 80)).join(', ');
  const limits = limitWords(stage);
  return [
    bold(line(stage.name, 60)),
    ...(stage.guidance === '' ? [] : [line(stage.guidance, 500)]),
    ...(required.length === 0 ? [] : [`Before you move on: ${labels(required)}`]),
    ...(advised.length === 0 ? [] : [`Good to have: ${labels(advised)}`]),
    ...(limits === '' ? [] : [`You hear of a deal after ${limits}.`]),
    ...lessons.map(({ text, from }) => `Learned: “${line(text, 200)}” (${line(from, 80)})`),
  ].join('\n');
}
