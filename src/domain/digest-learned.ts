import type { Attempt } from './attempts.ts';
import type { IsoDate } from './dates.ts';
import { isWithin, type Window } from './digest-changes.ts';
import type { DealNumber } from './ids.ts';
import type { Lesson, Retro } from './retro.ts';

/** What retros gave the team. */
export interface LearnedFacts {
  /** Lessons of the window, newest first, with the deal they come from. */
  readonly lessons: readonly {
    readonly lesson: Lesson;
    readonly number: DealNumber;
    readonly dealName: string;
  }[];
  /** Actions due by the cut-off, and how many of them were done by then. */
  readonly actions: { readonly due: number; readonly done: number };
  /** Closed attempts whose retro is still open. */
  readonly notYetReviewed: number;
}

export function learned(
  retros: readonly Retro[],
  attempts: readonly Attempt[],
  window: Window,
  today: IsoDate,
): LearnedFacts {
  const standing = endedOnes(attempts);
  const kept = retros.filter(
    ({ dealId, attempt, withdrawnAt }) =>
      (withdrawnAt === undefined || withdrawnAt >= window.to) &&
      standing.has(`${dealId}:${attempt}`),
  );
  const actions = kept.flatMap((retro) => retro.actions).filter((action) => action.due <= today);
  const lessons = kept.flatMap((retro) =>
    retro.lessons
      .filter((lesson) => isWithin(window, lesson.at))
      .map((lesson) => ({ lesson, number: retro.number, dealName: retro.dealName })),
  );
  return {
    lessons: lessons.sort((a, b) => b.lesson.at.getTime() - a.lesson.at.getTime()),
    actions: {
      due: actions.length,
      done: actions.filter(({ doneAt }) => doneAt !== undefined && doneAt < window.to).length,
    },
    notYetReviewed: kept.filter(
      ({ openedAt, closedAt }) =>
        openedAt < window.to && (closedAt === undefined || closedAt >= window.to),
    ).length,
  };
}

/** Attempts that did end: a retro whose close was undone speaks of nothing. */
function endedOnes(attempts: readonly Attempt[]): ReadonlySet<string> {
  return new Set(
    attempts.flatMap(({ dealId, attempt, end }) =>
      end === undefined ? [] : [`${dealId}:${attempt}`],
    ),
  );
}
