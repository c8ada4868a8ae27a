import type { MorningContent, MorningRow } from '../../domain/run.ts';
import { line } from './mrkdwn.ts';
import { count, listed } from './words.ts';

/** What a row says that was left for today. */
export const leftForToday = 'not today';

/** Nothing was done about it: it comes again. */
export function isLeft({ done }: Pick<MorningRow, 'done'>): boolean {
  return done?.what === leftForToday;
}

/** `Good morning Sam. 3 deals, about two minutes. 4 more can wait (Home).` */
export function greeting(content: MorningContent, name: string): string {
  const more = content.more === 0 ? '' : ` ${content.more} more can wait (Home).`;
  return `Good morning ${line(name.split(' ', 1)[0] ?? name, 60)}. ${state(content)}${more}`;
}

function state(content: MorningContent): string {
  const { rows, actions = [], revisits = [], acceptances = [], cleanUp } = content;
  const cleansUp = cleanUp !== undefined && cleanUp.doneAt === undefined;
  const open =
    [...rows, ...revisits, ...acceptances].filter(({ done }) => done === undefined).length +
    actions.filter(({ doneAt }) => doneAt === undefined).length +
    (cleansUp ? 1 : 0);
  if (open === 0) return rows.some(isLeft) ? 'Left for today.' : 'All done.';
  const some = (n: number, one: string, what = '') => (n === 0 ? [] : [`${count(n, one)}${what}`]);
  const what = listed([
    ...some(acceptances.length, 'deal', ' to accept'),
    ...some(rows.length, 'deal'),
    ...some(revisits.length, 'closed deal', ' to look at again'),
    ...some(actions.length, 'action', ' from retros'),
    ...some(cleanUp?.waiting ?? 0, 'imported deal', ' to look through'),
  ]);
  // However long imported deals take depends on how many there are.
  if (cleansUp) return `${what}.`;
  return `${what}, about ${open === 1 ? 'a minute' : 'two minutes'}.`;
}
