import type { Outcome } from '../../domain/deal.ts';
import type { Done } from '../../domain/decision.ts';
import { commandButton } from './command-button.ts';
import { WHO_SAW, whoSawButtons } from './who-saw.ts';

/** What one may want next after it, and Undo while that is possible. */
export function confirmationButtons(done: Done) {
  return [...nextButtons(done), ...undoButton(done)];
}

function nextButtons(done: Done) {
  const n = done.number;
  switch (done.kind) {
    case 'created':
      return [commandButton('Advance', `advance ${n}`), commandButton('Edit', `edit ${n}`)];
    case 'accepted':
    case 'step-done':
      return planButtons(n);
    case 'contacted':
      return [
        ...whoSawButtons(WHO_SAW, n, done.mayHaveSeen ?? []),
        ...(done.next === undefined ? planButtons(n, done.closed) : stepDoneButton(done)),
      ];
    case 'quoted':
      return quoteButtons(done);
    default:
      return [];
  }
}

/** A closed deal has no next step; one that may be tried again has a day to look at it. */
function planButtons(n: number, closed?: Outcome['kind']) {
  if (closed === 'won') return [];
  return [
    closed === undefined
      ? commandButton('Next step', `todo ${n}`)
      : commandButton('Reopen', `reopen ${n}`),
    commandButton('Wait until', `wait ${n}`),
  ];
}

/** What was planned for later may be just what this was; a follow-up is never done ahead. */
function stepDoneButton({
  number,
  next,
}: Pick<Extract<Done, { kind: 'contacted' }>, 'number' | 'next'>) {
  return next === undefined || next.quote !== undefined
    ? []
    : [commandButton('Step done', `todo ${number} done`)];
}

function quoteButtons(done: Extract<Done, { kind: 'quoted' }>) {
  const n = done.number;
  switch (done.what) {
    case 'accepted':
      return [commandButton('Advance', `advance ${n}`, 'primary'), ...stepDoneButton(done)];
    case 'declined':
      return [
        commandButton('Revise', `quote ${n}`),
        commandButton('Wait until', `wait ${n}`),
        commandButton('Lost', `lost ${n}`),
      ];
    case 'sent':
    case 'followed-up':
      return stepDoneButton(done);
  }
}

function undoButton(done: Done) {
  const id = 'entryId' in done ? done.entryId : done.undoId;
  return id === undefined ? [] : [commandButton('Undo', `undo ${done.number} ${id}`)];
}
