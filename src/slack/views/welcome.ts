import type { Pipeline } from '../../domain/pipeline.ts';
import { openStages } from '../../domain/pipeline.ts';
import { actions, message, section } from './blocks.ts';
import { commandButton } from './command-button.ts';
import type { Message } from './message.ts';
import { line } from './mrkdwn.ts';

/** On a person's first use, or when an admin invites them: what it is, what is kept, what to try. */
export function welcomeMessage(name: string, pipeline: Pipeline, asksSetUp = false): Message {
  const text = [`Hello ${line(name, 80)}. ${welcomeText(pipeline)}`, ...(asksSetUp ? [setUp] : [])];
  return message(text.join('\n'), [section(text.join('\n')), welcomeButtons(asksSetUp)]);
}

/** What a newcomer needs to know; escaped. */
export function welcomeText(pipeline: Pipeline): string {
  const steps = openStages(pipeline).map((stage) => line(stage.name, 60));
  return [
    'Milepost keeps our deals here in Slack.',
    `A deal goes through ${steps.join(', ')}; then it is won or lost. Each has a card in the deals channel.`,
    'Start with `/deal new acme 12k linkedin`, or see what is yours with `/deal`.',
    'Kept: what you type into deals, and replies in a deal’s thread while its retro is open. Edit or delete a reply, and what is kept changes with it.',
  ].join('\n');
}

const setUp =
  'You are an admin here, and Milepost is not set up yet: it takes about three minutes, and the first week is quiet.';

function welcomeButtons(asksSetUp: boolean) {
  return actions([
    ...(asksSetUp ? [commandButton('Set up', 'settings setup', 'primary')] : []),
    commandButton('New deal', 'new', asksSetUp ? undefined : 'primary'),
    commandButton('My deals', 'list'),
    commandButton('Playbook', 'playbook'),
  ]);
}
