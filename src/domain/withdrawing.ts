import { sayCard, stamp } from './change.ts';
import { UNDO_MINUTES } from './closing.ts';
import type { Deal } from './deal.ts';
import { type Act, type Decision, decided, refused } from './decision.ts';
import { effective, type HistoryEntry } from './history.ts';

/** Made within the minutes of Undo, and nothing was done with it that stands. */
export function isFresh(deal: Deal, made: HistoryEntry, act: Act): boolean {
  return !isLate(made, act) && isUntouched(deal);
}

function isLate(made: HistoryEntry, act: Act): boolean {
  return act.at.getTime() - made.at.getTime() > UNDO_MINUTES * 60_000;
}

/** The first note of a deal that was made from a message is part of its making. */
function isUntouched(deal: Deal): boolean {
  const { quotes, takeBacks = [], nextStep, waiting, lastContact, helpAsked, acceptance } = deal;
  const traces = [nextStep, waiting, lastContact, helpAsked, acceptance?.takenAt];
  return (
    effective(deal.history).length === 1 &&
    quotes.length + takeBacks.length === 0 &&
    traces.every((trace) => trace === undefined)
  );
}

/**
 * Takes back that a deal was made. It keeps everything it says, but its history has no effect any
 * more, so that no list and no number has it; the card alone tells.
 */
export function withdraw(deal: Deal, made: HistoryEntry, act: Act): Decision {
  const { number } = deal;
  const instead = `Close it with /deal not-a-fit ${number} instead.`;
  if (isLate(made, act)) {
    return no(
      `A new deal can be taken back for ${UNDO_MINUTES} minutes, which have passed. ${instead}`,
    );
  }
  if (!isUntouched(deal)) {
    return no(`#${number} was worked on since it was made, so it stays. ${instead}`);
  }
  const what = 'taken back, and in no list or number any more';
  const standing = { kind: 'withdrawn', at: act.at, by: act.by } as const;
  return undoing(deal, made, act, { standing, what, mayUndo: true });
}

/** A deal that was taken back stands where it was made, as if nothing had been. */
export function bringBack(deal: Deal, withdrawal: HistoryEntry, act: Act): Decision {
  const made = deal.history.find((entry) => entry.type === 'created');
  const what = made?.type === 'created' ? `back in ${made.stage.label}` : 'back';
  return undoing(deal, withdrawal, act, { standing: { kind: 'open' }, what, mayUndo: false });
}

function undoing(
  deal: Deal,
  { id }: HistoryEntry,
  act: Act,
  to: {
    readonly standing: Deal['standing'];
    readonly what: string;
    readonly mayUndo: boolean;
  },
): Decision {
  const { number, name } = deal;
  const entry: HistoryEntry = { ...stamp(deal, act), type: 'undone', undoes: id };
  return decided({
    deal: { ...deal, standing: to.standing, history: [...deal.history, entry] },
    entries: [entry],
    say: [sayCard(deal, act.at)],
    done: {
      ...{ kind: 'undone', number, name, at: act.at, what: to.what },
      ...(to.mayUndo ? { undoId: entry.id } : {}),
    },
  });
}

function no(say: string): Decision {
  return refused({ kind: 'bad-input', field: 'Deal', say });
}
