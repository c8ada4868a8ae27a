import { shortDay } from '../../domain/date-words.ts';
import type { IsoDate } from '../../domain/dates.ts';
import type { Done } from '../../domain/decision.ts';
import { outcomeWords } from './outcome-line.ts';
import { contactWords, withWhom } from './words.ts';

/**
 * What was done about a morning's row, short: `called today`. Plain text. `on`: the day it was done, when
 * that need not be the morning's.
 */
export function doneWords(done: Done, today: IsoDate, locale: string, on = today): string {
  switch (done.kind) {
    case 'contacted':
      return `${contactWords[done.contact]}${done.on === undefined && on === today ? ' today' : ''}${withWhom(done.with)}`;
    case 'moved':
      return `moved to ${done.to}`;
    case 'closed':
    case 'corrected':
      return outcomeWords[done.outcome.kind].toLowerCase();
    case 'waiting':
      return `waits until ${shortDay(done.until, today, locale)}`;
    case 'planned':
      return `next “${done.text}”, ${shortDay(done.on, today, locale)}`;
    case 'step-done':
      return `“${done.text}” is done`;
    case 'quoted':
      return `quote ${done.n} ${done.what.replace('-', ' ')}`;
    case 'reopened':
      return `reopened at ${done.to}`;
    case 'assigned':
      return 'has a new owner';
    case 'accepted':
      return 'accepted';
    case 'noted':
      return done.noShow === true ? 'no-show' : 'noted';
    case 'edited':
      return editedWords(done.what);
    case 'created':
      return 'created';
    case 'undone':
      return 'taken back';
  }
}

function editedWords(what: readonly string[]): string {
  if (what.includes('lookAgain')) return 'left as it is';
  if (what.includes('helpTaken')) return 'somebody helps';
  if (what.includes('helpDone')) return 'helped';
  return what.includes('help') ? 'help asked for' : 'edited';
}
