import type { MorningAction } from '../../domain/run.ts';
import { type AnyBlock, section } from './blocks.ts';
import { dealName } from './deal-line.ts';
import { button } from './elements.ts';
import { line } from './mrkdwn.ts';
import { RETRO_DONE } from './retro-prompt.ts';
import { type Voice, weekday } from './voice.ts';

/** `To do, Fri 20 Mar: write the price guide (retro of #42 Acme)`, escaped. */
export function actionRowText(action: MorningAction, voice: Voice): string {
  const from = `retro of ${dealName({ number: action.number, name: action.dealName })}`;
  const text = line(action.text, 250);
  if (action.doneAt !== undefined) return `✓ ${text} (${from})`;
  return `To do, ${weekday(action.due, voice)}: ${text} (${from})`;
}

/** One tap ticks it; `shownOn` names the morning message it stands in. */
export function actionRow(action: MorningAction, voice: Voice, shownOn = ''): AnyBlock {
  const text = actionRowText(action, voice);
  if (action.doneAt !== undefined) return section(text);
  const id = `${RETRO_DONE}:${shownOn}`;
  return section(text, button(id, 'Done', `${action.retroId}|${action.id}`));
}
