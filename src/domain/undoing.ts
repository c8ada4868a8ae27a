import { makeId, sayCard, sayInThread, stamp } from './change.ts';
import { UNDO_MINUTES, withoutPlans } from './closing.ts';
import type { Deal, NextStep } from './deal.ts';
import { type Act, type Decision, decided, refused } from './decision.ts';
import { doneAfter } from './doing.ts';
import { given } from './given.ts';
import { effective, type HistoryEntry } from './history.ts';
import { isManager, type Member } from './member.ts';
import type { Money } from './money.ts';
import { activityOf } from './notes.ts';
import { sayUndone } from './said-of-close.ts';
import { restored, type TakeBack } from './take-back.ts';
import { bringBack, isFresh, withdraw } from './withdrawing.ts';

/** Takes back the newest change, or the one asked for, within ten minutes, by its maker or a manager. */
export function undo(deal: Deal, member: Member, act: Act, asked?: string): Decision {
  const newest = deal.history.at(-1);
  if (deal.standing.kind === 'withdrawn' && newest !== undefined) {
    return asked === undefined || asked === newest.id
      ? (refuseUndo(newest, member, act) ?? bringBack(deal, newest, act))
      : refused({ kind: 'nothing-to-undo' });
  }
  const kept = effective(deal.history);
  const [first] = kept;
  const small = deal.takeBacks?.findLast((step) => asked === undefined || step.id === asked);
  const moved = kept.findLast((entry) => 'before' in entry);
  if (first?.type === 'created' && isAskedFor(deal, first, act, asked)) {
    return refuseMaker(first, member) ?? withdraw(deal, first, act);
  }
  const isNewer = moved === undefined || small === undefined || small.at >= moved.at;
  return small !== undefined && isNewer
    ? undoSmall(deal, small, member, act)
    : undoMove(deal, member, act, asked);
}

/** That the deal was made is what there is to undo of a fresh one, or what the button names. */
function isAskedFor(deal: Deal, made: HistoryEntry, act: Act, asked: string | undefined): boolean {
  return asked === undefined ? isFresh(deal, made, act) : asked === made.id;
}

function refuseMaker(made: Pick<HistoryEntry, 'by'>, member: Member): Decision | undefined {
  return made.by === member.userId || isManager(member)
    ? undefined
    : refused({ kind: 'not-allowed', what: 'undo it', who: 'maker' });
}

function refuseUndo(made: HistoryEntry | TakeBack, member: Member, act: Act): Decision | undefined {
  const refusal = refuseMaker(made, member);
  if (refusal !== undefined) return refusal;
  return act.at.getTime() - made.at.getTime() > UNDO_MINUTES * 60_000
    ? refused({ kind: 'too-late-to-undo', minutes: UNDO_MINUTES, moved: isMove(made) })
    : undefined;
}

/** A move or a close, which another can set right. */
function isMove(made: HistoryEntry | TakeBack): boolean {
  return 'type' in made && 'before' in made;
}

/** A quote's answer stands in the thread, so that its undoing is said there too. */
function undoSmall(deal: Deal, step: TakeBack, member: Member, act: Act): Decision {
  const refusal = refuseUndo(step, member, act);
  if (refusal !== undefined) return refusal;
  const answered = answersQuote(deal, step);
  const undoes = answered ? [step.id, ...step.entries] : step.entries;
  const entries = undoes.map(
    (id, n): HistoryEntry => ({ ...stamp(deal, act, `u${n}`), type: 'undone', undoes: id }),
  );
  const [first] = entries;
  const inThread = answered && first !== undefined ? [sayInThread(first)] : [];
  const next = restored(deal, step);
  return decided({
    deal: { ...next, history: [...deal.history, ...entries] },
    entries,
    activities: step.activities.map((id, n) => ({
      ...activityOf(deal, act, { kind: 'undone', undoes: id }),
      id: makeId(deal, `u${n}`),
    })),
    say: [sayCard(deal, act.at), ...inThread],
    done: { kind: 'undone', number: deal.number, name: next.name, at: act.at, what: 'as it was' },
  });
}

function answersQuote({ quotes }: Deal, { before }: TakeBack): boolean {
  return quotes.some(
    ({ id, outcome }) =>
      (outcome.kind === 'accepted' || outcome.kind === 'declined') &&
      before.quotes?.some((old) => old.id === id && old.outcome.kind === 'open'),
  );
}

function undoMove(deal: Deal, member: Member, act: Act, asked?: string): Decision {
  const last = effective(deal.history).findLast((entry) => 'before' in entry);
  if (last === undefined || !('before' in last) || (asked !== undefined && asked !== last.id)) {
    const newer = asked === undefined ? undefined : doneAfter(deal, asked);
    return newer === undefined
      ? refused({ kind: 'nothing-to-undo' })
      : refused({ kind: 'done-after', number: deal.number, newer });
  }
  const refusal = refuseUndo(last, member, act);
  if (refusal !== undefined) return refusal;
  const entry: HistoryEntry = { ...stamp(deal, act), type: 'undone', undoes: last.id };
  const { before } = last;
  const next: Deal = {
    ...withPlans(withAmount(withMarks(deal, last), putBack(deal, last)), last),
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
    say: [sayCard(deal, act.at), sayInThread(entry), ...sayUndone(next, last, act.at)],
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
  const kept = effective(deal.history);
  const since = kept.slice(kept.indexOf(last) + 1);
  const valued = since.some((entry) => entry.type === 'valued');
  return valued ? deal.amount : last.before.amount;
}

type Undoable = Extract<HistoryEntry, { readonly before: unknown }>;

function withAmount(deal: Deal, amount: Money | undefined): Deal {
  const { amount: _, ...rest } = deal;
  return amount === undefined ? rest : { ...rest, amount };
}

/** A deal that is closed again has what its close had: what was posted, and who had taken it over. */
function withMarks(deal: Deal, { type, before }: Undoable): Deal {
  if (type !== 'reopened') return deal;
  const { posted, handoff: _, acceptance: __, reopenedAt: ___, ...rest } = deal;
  return {
    ...rest,
    ...given('expectedClose', deal.expectedClose ?? before.expectedClose),
    facts: {
      ...given('callToAction', before.callToAction),
      ...given('contractSentOn', before.contractSentOn),
      ...deal.facts,
    },
    ...given('reopenedAt', before.reopenedAt),
    ...(before.posted === undefined && posted === undefined
      ? {}
      : { posted: { ...before.posted, ...posted } }),
    ...given('handoff', before.handoff),
    ...given('acceptance', before.acceptance),
  };
}

/**
 * A move or close ends a wait and an ask for help, and a close the next step; what was planned or
 * asked since then stands, unless there is nothing to plan any more.
 */
function withPlans(deal: Deal, last: Undoable): Deal {
  const { waiting, nextStep, helpAsked, standing } = last.before;
  if (standing.kind !== 'open') return withoutPlans(deal);
  const { nextStep: now, ...rest } = deal;
  const since = last.type === 'moved' && sameStep(now, last.planned) ? undefined : now;
  return {
    ...rest,
    ...(deal.waiting === undefined && waiting !== undefined ? { waiting } : {}),
    ...given('nextStep', since ?? nextStep),
    ...(deal.helpAsked === undefined && helpAsked !== undefined ? { helpAsked } : {}),
  };
}

function sameStep(a: NextStep | undefined, b: NextStep | undefined): boolean {
  return a !== undefined && a.text === b?.text && a.on === b.on;
}
