import type { IsoDate } from '../../domain/dates.ts';
import type { MeetingAsked } from '../../domain/run.ts';
import { type AnyBlock, actions } from './blocks.ts';
import { commandButton, commandMenu } from './command-button.ts';
import { button } from './elements.ts';

export const MEETING_HELD = 'meeting-held';
export const MEETING_NO_SHOW = 'meeting-no-show';

/** Whether a planned meeting took place: one tap. The value: `2026-03-13|demo|2026-03-12|p1`. */
export function meetingButtons(
  { kind, on, personId = '' }: MeetingAsked,
  number: number,
  date: IsoDate,
): AnyBlock {
  const value = [date, kind, on, personId].join('|');
  return actions([
    button(`${MEETING_HELD}:${number}`, 'Yes', value, 'primary'),
    commandButton('Moved', `todo ${number}`),
    button(`${MEETING_NO_SHOW}:${number}`, 'No-show', value),
    commandMenu(`morning-${number}`, [
      { label: 'Log contact', value: `log ${number}` },
      { label: 'Wait until', value: `wait ${number}` },
      { label: 'Ask for help', value: `ask ${number}` },
      { label: 'Lost', value: `lost ${number}` },
    ]),
  ]);
}
