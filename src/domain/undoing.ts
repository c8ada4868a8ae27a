import { sayCard, sayInThread, stamp } from './change.ts';
import { UNDO_MINUTES } from './closing.ts';
import type { Deal } from './deal.ts';
import { type Act, type Decision, decided, refused } from './decision.ts';
import { type Before, effective, type HistoryEntry } from './history.ts';
import { isManager, type Member } from './member.ts';
import type { Money } from './money.ts';
import { sayUndone } from './said-of-close.ts';

/** Takes back the newest move or close, within ten minutes, by whoever made it or a manager. */
export function undo(deal: Deal, member: Member, act: Act, asked?: string): Decision {
  const last = effective(deal.history).findLast((entry) => 'before' in entry);
  if (last === undefined || !('before' in last) || (asked !== undefined && asked !== last.id)) {
    return refused({ kind: 'nothing-to-undo' });
  }
  if (last.by !== member.userId && !isManager(member)) {
    return refused({ kind: 'not-allowed', what: 'undo it', who: 'owner' });
  }
  if (act.at.getTime() - last.at.getTime() > UNDO_MINUTES * 60_000) {
    return refused({ kind: 'too-late-to-undo', minutes: UNDO_MINUTES });
  }
  const entry: HistoryEntry = { ...stamp(deal, act), type: 'undone', undoes: last.id };
  const { before } = last;
  const next: Deal = {
    ...withPlans(withAmount(deal, putBack(deal, last)), before),
    stageId: before.stage.id,
    standing: before.standing,
    attempt: before.attempt,
    enteredStageAt: before.enteredStageAt,
    version: deal.version + 1,
    history: [...deal.history, entry],
  };
  return decided({
    deal: next,
    entries: [entry],
    say: [sayCard(deal, act.at), sayInThread(entry), ...sayUndone(deal, last, act.at)],
    done: {
      kind: 'undone',
      number: deal.number,
      name: deal.name,
      at: act.at,
      what: `back in ${before.stage.label}`,
    },
  });
}

/** A close may have set the final amount; what was valued since then stands. */
function putBack(deal: Deal, last: Undoable): Money | undefined {
  const since = deal.history.slice(deal.history.indexOf(last) + 1);
  const valued = since.some((entry) => entry.type === 'valued');
  return valued ? deal.amount : last.before.amount;
}

type Undoable = Extract<HistoryEntry, { readonly before: unknown }>;

function withAmount(deal: Deal, amount: Money | undefined): Deal {
  const { amount: _, ...rest } = deal;
  return amount === undefined ? rest : { ...rest, amount };
}

/** A move or close ends a wait, and a close the next step; what was planned since then stands. */
function withPlans(deal: Deal, { waiting, nextStep }: Before): Deal {
  return {
    ...deal,
    ...(deal.waiting === undefined && waiting !== undefined ? { waiting } : {}),
    ...(deal.nextStep === undefined && nextStep !== undefined ? { nextStep } : {}),
  };
}
