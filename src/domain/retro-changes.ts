import { addDays, type IsoDate } from './dates.ts';
import type { Deal } from './deal.ts';
import type { Act } from './decision.ts';
import type { Closed, Corrected } from './history.ts';
import type { ChoiceId, StageId, UserId } from './ids.ts';
import type { Lesson, Retro, RetroAnswer, StepFault } from './retro.ts';

/** How long a retro takes answers, in calendar days. */
export const RETRO_DAYS = 7;
const DAY = 86_400_000;

export function retroId(deal: Pick<Deal, 'id'>, attempt: number): string {
  return `${deal.id}:${attempt}`;
}

type Closing = Closed | Corrected;

/** The retro of one closed attempt, with the owner's answer from the closing modal already in. */
export function openRetro(deal: Deal, entry: Closing): Retro {
  const { outcome } = entry;
  const closer = entry.by === 'import' || entry.by === 'milepost' ? undefined : entry.by;
  const owner = deal.ownerId ?? closer;
  const lesson = outcome.kind === 'lost' ? outcome.lesson : undefined;
  return {
    id: retroId(deal, entry.attempt),
    workspaceId: deal.workspaceId,
    dealId: deal.id,
    number: deal.number,
    dealName: deal.name,
    attempt: entry.attempt,
    outcome: outcome.kind === 'won' ? 'won' : 'lost',
    entryId: entry.id,
    openedAt: entry.at,
    closesAt: new Date(entry.at.getTime() + RETRO_DAYS * DAY),
    answers: owner === undefined ? [] : [firstAnswer(owner, entry)],
    lessons:
      owner === undefined || lesson === undefined || lesson.trim() === ''
        ? []
        : [
            {
              id: `${entry.id}/lesson`,
              by: owner,
              at: entry.at,
              text: lesson.trim(),
              ...at(outcome),
            },
          ],
    actions: [],
    replies: [],
  };
}

function at(outcome: Closing['outcome']): { readonly stageId?: StageId } {
  return outcome.kind === 'lost' && outcome.missedAt !== undefined
    ? { stageId: outcome.missedAt }
    : {};
}

function firstAnswer(by: UserId, { outcome, at: when }: Closing): RetroAnswer {
  switch (outcome.kind) {
    case 'won':
      return {
        by,
        at: when,
        reasons: outcome.decidedBy,
        ...(outcome.wentWell === undefined ? {} : { wentWell: outcome.wentWell }),
      };
    case 'lost':
      return {
        by,
        at: when,
        reasons: [outcome.reason],
        ...(outcome.missedAt === undefined ? {} : { knownAt: outcome.missedAt }),
        ...(outcome.how === undefined ? {} : { fault: outcome.how }),
      };
    case 'unqualified':
      return { by, at: when, reasons: [outcome.reason] };
  }
}

export interface Vote {
  readonly reason?: ChoiceId;
  readonly knownAt?: StageId;
  readonly fault?: StepFault;
  readonly wentWell?: StageId;
}

/** One tap of one person: sets their answer, or takes it back when it was the same. */
export function vote(retro: Retro, act: Act, tap: Vote): Retro | undefined {
  if (retro.closedAt !== undefined) return undefined;
  const mine = retro.answers.find((answer) => answer.by === act.by);
  const base: RetroAnswer = mine ?? { by: act.by, at: act.at, reasons: [] };
  const knownAt = flipped(base.knownAt, tap.knownAt);
  const fault = flipped(base.fault, tap.fault);
  const wentWell =
    tap.wentWell === undefined ? base.wentWell : toggled(base.wentWell ?? [], tap.wentWell);
  const next: RetroAnswer = {
    by: act.by,
    at: act.at,
    reasons: tap.reason === undefined ? base.reasons : reasonsAfter(retro, base, tap.reason),
    ...(knownAt === undefined ? {} : { knownAt }),
    ...(fault === undefined ? {} : { fault }),
    ...(wentWell === undefined ? {} : { wentWell }),
  };
  const answers =
    mine === undefined
      ? [...retro.answers, next]
      : retro.answers.map((answer) => (answer === mine ? next : answer));
  return { ...retro, answers: answers.filter(saysSomething) };
}

function saysSomething({ reasons, knownAt, fault, wentWell = [] }: RetroAnswer): boolean {
  const single = knownAt !== undefined || fault !== undefined;
  return single || reasons.length > 0 || wentWell.length > 0;
}

/** Several things win a deal, one lost it. */
function reasonsAfter(retro: Retro, base: RetroAnswer, reason: ChoiceId): readonly ChoiceId[] {
  if (retro.outcome === 'won') return toggled(base.reasons, reason);
  return base.reasons.includes(reason) ? [] : [reason];
}

function toggled<T>(list: readonly T[], one: T): readonly T[] {
  return list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
}

function flipped<T>(old: T | undefined, tapped: T | undefined): T | undefined {
  if (tapped === undefined) return old;
  return tapped === old ? undefined : tapped;
}

export function addLesson(
  retro: Retro,
  act: Act,
  text: string,
  stageId: StageId | undefined,
): Retro | undefined {
  if (retro.closedAt !== undefined || text.trim() === '') return undefined;
  const lesson: Lesson = {
    id: `${retro.id}/${retro.lessons.length + 1}-${act.key}`,
    by: act.by,
    at: act.at,
    text: text.trim(),
    ...(stageId === undefined ? {} : { stageId }),
  };
  return { ...retro, lessons: [...retro.lessons, lesson] };
}

export function addAction(
  retro: Retro,
  act: Act,
  action: { readonly text: string; readonly ownerId: UserId; readonly due?: IsoDate },
): Retro | undefined {
  if (retro.closedAt !== undefined || action.text.trim() === '') return undefined;
  const due = action.due ?? addDays(act.on, RETRO_DAYS);
  const id = `${retro.id}/a${retro.actions.length + 1}-${act.key}`;
  return {
    ...retro,
    actions: [...retro.actions, { id, text: action.text.trim(), ownerId: action.ownerId, due }],
  };
}

export function finishAction(retro: Retro, id: string, at: Date): Retro | undefined {
  if (!retro.actions.some((action) => action.id === id && action.doneAt === undefined))
    return undefined;
  return {
    ...retro,
    actions: retro.actions.map((action) => (action.id === id ? { ...action, doneAt: at } : action)),
  };
}

/** Closes it: lessons and actions stay, the full text of replies goes. */
export function closeRetro(retro: Retro, at: Date): Retro | undefined {
  if (retro.closedAt !== undefined) return undefined;
  return { ...retro, closedAt: at, replies: [], replyCount: retro.replies.length };
}
