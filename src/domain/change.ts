import { type Announcement, announce, type Facts } from './announcement.ts';
import type { Deal } from './deal.ts';
import type { Before, HistoryEntry } from './history.ts';
import { EntryId } from './ids.ts';
import { type Pipeline, stageRef } from './pipeline.ts';

/**
 * Names what this change makes. One write takes one revision, so the name is unique in the deal and
 * the same when a repeated delivery would make it again. `part` tells apart what one change makes.
 */
export function makeId(deal: Deal, part = ''): EntryId {
  return EntryId.parse(`${deal.id}.${deal.revision + 1}${part}`);
}

/** The revision that made what is named so; undefined: it has no name of `makeId`. */
export function revisionIn(id: string): number | undefined {
  const found = /\.(\d+)[a-z]?\d*$/.exec(id)?.[1];
  return found === undefined ? undefined : Number(found);
}

/** What every history entry starts with. */
export function stamp<By extends HistoryEntry['by']>(
  deal: Deal,
  act: { readonly by: By; readonly at: Date },
  part = '',
) {
  return { id: makeId(deal, part), at: act.at, by: act.by, attempt: deal.attempt };
}

/** What undo puts back. */
export function beforeOf(deal: Deal, pipeline: Pipeline): Before {
  return {
    stage: stageRef(pipeline, deal.stageId),
    standing: deal.standing,
    enteredStageAt: deal.enteredStageAt,
    attempt: deal.attempt,
    ...(deal.amount === undefined ? {} : { amount: deal.amount }),
    ...(deal.waiting === undefined ? {} : { waiting: deal.waiting }),
    ...(deal.nextStep === undefined ? {} : { nextStep: deal.nextStep }),
    ...(deal.helpAsked === undefined ? {} : { helpAsked: deal.helpAsked }),
  };
}

/** The card shows the deal as it is now. */
export function sayCard(deal: Deal, at: Date): Announcement {
  return announce(`${makeId(deal)}/card`, { to: 'deals' }, { kind: 'card' }, at);
}

/** A reply in the deal's thread about one entry. */
export function sayInThread(entry: HistoryEntry): Announcement {
  return announce(
    `${entry.id}/thread`,
    { to: 'thread' },
    { kind: 'thread', entryId: entry.id },
    entry.at,
  );
}

export function sayFact(
  deal: Deal,
  to: Announcement['destination'],
  facts: Facts,
  dueAt: Date,
): Announcement {
  return announce(`${makeId(deal)}/${facts.kind}`, to, facts, dueAt);
}
