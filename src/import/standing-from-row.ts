import { isDeepStrictEqual } from 'node:util';
import { beforeOf } from '../domain/change.ts';
import { dateIn, type Zone } from '../domain/dates.ts';
import type { Deal, Outcome } from '../domain/deal.ts';
import type { HistoryEntry } from '../domain/history.ts';
import type { House } from '../domain/house.ts';
import { type StageRef, stageAfter, stageRef } from '../domain/pipeline.ts';
import { beforeNextTry, nextTry } from '../domain/reopening.ts';
import { given } from './given.ts';
import { outcomeFromRow } from './outcome-from-row.ts';
import { entryId, type RowUpdate } from './row-update.ts';

interface Standing {
  readonly deal: Deal;
  readonly entries: readonly HistoryEntry[];
}

/** Moves, closes, reopens or corrects a deal as its row says; a deal that is there already stays. */
export function standingFromRow(deal: Deal, update: RowUpdate): Standing {
  const { row, house } = update;
  const said = outcomeFromRow(row, house);
  const outcome = said && closeOver(deal.standing, said, house.settings.zone);
  const there = row.stage.stageId === deal.stageId;
  if (there && (outcome === undefined || isDeepStrictEqual(outcome, deal.standing))) {
    return { deal, entries: [] };
  }
  const to = stageRef(house.pipeline, row.stage.stageId);
  if (outcome === undefined) {
    return deal.standing.kind === 'open' ? moved(deal, update, to) : reopened(deal, update, to);
  }
  return deal.standing.kind === 'open'
    ? closed(deal, update, to, outcome)
    : corrected(deal, update, to, outcome);
}

/** What a file cannot say of a close stays, as long as it is the same one: its hour, what decided it, the lesson. */
function closeOver(was: Deal['standing'], said: Outcome, zone: Zone): Outcome {
  if (was.kind === 'open') return said;
  const isSameDay = dateIn(zone, was.at) === dateIn(zone, said.at);
  const at = isSameDay ? was.at : said.at;
  if (was.kind === 'won' && said.kind === 'won') {
    return { ...was, at, signedOn: isSameDay ? was.signedOn : said.signedOn };
  }
  if (was.kind === 'lost' && said.kind === 'lost') return { ...was, at, reason: said.reason };
  if (was.kind === 'unqualified' && said.kind === 'unqualified') {
    return { ...was, at, reason: said.reason };
  }
  return said;
}

const why = 'changed by an import';

function entryBase(deal: Deal, { house, at }: RowUpdate) {
  return {
    id: entryId(deal, 's'),
    at,
    by: 'import',
    attempt: deal.attempt,
    from: stageRef(house.pipeline, deal.stageId),
    before: beforeOf(deal, house.pipeline),
  } as const;
}

function moved(deal: Deal, update: RowUpdate, to: StageRef): Standing {
  const { row, house, at } = update;
  const base = entryBase(deal, update);
  const next: Deal = {
    ...deal,
    stageId: to.id,
    enteredStageAt: row.enteredStageId === to.id ? (row.enteredAt ?? at) : at,
    version: deal.version + 1,
  };
  const how = howFar(house, base.from, to);
  return { deal: next, entries: [{ ...base, type: 'moved', to, how, unmet: [], reason: why }] };
}

function howFar({ pipeline }: House, from: StageRef, to: StageRef): 'advance' | 'skip' | 'back' {
  if (to.position < from.position) return 'back';
  return stageAfter(pipeline, from.id)?.id === to.id ? 'advance' : 'skip';
}

function closed(deal: Deal, update: RowUpdate, to: StageRef, outcome: Outcome): Standing {
  const { nextStep: _, waiting: __, helpAsked: ___, ...rest } = deal;
  const next: Deal = {
    ...rest,
    stageId: to.id,
    standing: outcome,
    enteredStageAt: outcome.at,
    version: deal.version + 1,
  };
  const money = given('amount', deal.amount);
  return {
    deal: next,
    entries: [{ ...entryBase(deal, update), type: 'closed', to, outcome, ...money, unmet: [] }],
  };
}

function reopened(deal: Deal, update: RowUpdate, to: StageRef): Standing {
  const { row, house, at } = update;
  const on = dateIn(house.settings.zone, at);
  const next: Deal = {
    ...nextTry(deal, { at, on }),
    stageId: to.id,
    enteredStageAt: row.enteredStageId === to.id ? (row.enteredAt ?? at) : at,
  };
  const before = beforeNextTry(deal, house.pipeline, on);
  const base = { ...entryBase(deal, update), attempt: next.attempt, before };
  return {
    deal: next,
    entries: [{ ...base, type: 'reopened', to, why, ...given('amount', deal.amount) }],
  };
}

function corrected(deal: Deal, update: RowUpdate, to: StageRef, outcome: Outcome): Standing {
  const next: Deal = {
    ...deal,
    stageId: to.id,
    standing: outcome,
    enteredStageAt: outcome.at,
    version: deal.version + 1,
  };
  const money = given('amount', deal.amount);
  return {
    deal: next,
    entries: [{ ...entryBase(deal, update), type: 'corrected', to, outcome, why, ...money }],
  };
}
