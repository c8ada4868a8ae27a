import type { LostGroup } from '../../domain/digest-changes.ts';
import type { House } from '../../domain/house.ts';
import { line } from './mrkdwn.ts';
import { choiceLabel, inSentence } from './words.ts';

/** `2 at Quote (price), 1 at Qualified, 3 more`, escaped: adds up to all that were lost. */
export function lostWords(
  lost: readonly LostGroup[],
  most: number,
  { settings }: Pick<House, 'settings'>,
): string {
  const groups = lost.slice(0, most).map(({ count, stage, reason }) => {
    const where = stage === undefined ? '' : ` at ${line(stage.label, 60)}`;
    const label = reason === undefined ? '' : choiceLabel(settings.lossReasons, reason);
    return `${count}${where}${label === '' ? '' : ` (${line(inSentence(label), 60)})`}`;
  });
  const left = lost.slice(most).reduce((sum, { count }) => sum + count, 0);
  return [...groups, ...(left === 0 ? [] : [`${left} more`])].join(', ');
}
