import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { assign } from '../../src/domain/assigning.ts';
import { close } from '../../src/domain/closing.ts';
import { correct } from '../../src/domain/correcting.ts';
import { addDays } from '../../src/domain/dates.ts';
import type { Deal } from '../../src/domain/deal.ts';
import type { Decision } from '../../src/domain/decision.ts';
import { edit } from '../../src/domain/edits.ts';
import { effective } from '../../src/domain/history.ts';
import type { House } from '../../src/domain/house.ts';
import { ChoiceId, StageId } from '../../src/domain/ids.ts';
import { move } from '../../src/domain/moves.ts';
import { contact, note, waitUntil } from '../../src/domain/notes.ts';
import { findStage, openStages } from '../../src/domain/pipeline.ts';
import {
  addStage,
  archiveStage,
  editStage,
  landingStage,
  newStageId,
  type PipelineChanged,
  reorderStages,
} from '../../src/domain/pipeline-changes.ts';
import { plan } from '../../src/domain/planning.ts';
import { acceptQuote, declineQuote, sendQuote } from '../../src/domain/quotes.ts';
import { latestOpenQuote } from '../../src/domain/quotes-of.ts';
import { reopen } from '../../src/domain/reopening.ts';
import { relocate } from '../../src/domain/stage-archive.ts';
import { transitionsOf } from '../../src/domain/transitions-of.ts';
import { undo } from '../../src/domain/undoing.ts';
import { aDeal, aHouse, aMember, anAct, euros, maria, monday, priya } from '../support/build.ts';

interface World {
  readonly deal: Deal;
  readonly house: House;
  readonly minute: number;
}

const manager = aMember({ userId: maria, roles: ['manager'] });
const lost = { kind: 'lost', reason: ChoiceId.parse('price') } as const;
const unfit = { kind: 'unqualified', reason: ChoiceId.parse('no-need') } as const;

const names = [
  'back',
  'advance',
  'skip',
  'won',
  'lost',
  'unfit',
  'reopen',
  'correct',
  'undo',
  'note',
] as const;
const more = ['contact', 'plan', 'wait', 'value', 'assign', 'quote', 'accept', 'decline'] as const;
const edits = ['add-stage', 'rename-stage', 'reorder-stages', 'archive-stage', 'sweep'] as const;
const command = fc.record({
  name: fc.constantFrom(...names, ...more, ...edits),
  pick: fc.nat({ max: 20 }),
  minutes: fc.nat({ max: 30 }),
});

function decide(world: World, name: string, pick: number): Decision | undefined {
  const { deal, house } = world;
  const at = new Date(monday.getTime() + world.minute * 60_000);
  const act = anAct({ at, by: maria });
  const { version } = deal;
  const stages = openStages(house.pipeline);
  const target = stages[pick % stages.length]?.id;
  const openQuote = latestOpenQuote(deal)?.id ?? 'none';
  const table: Readonly<Record<string, () => Decision>> = {
    advance: () => move(deal, house, manager, act, { version, moveAnyway: 'x' }),
    skip: () =>
      move(deal, house, manager, act, { version, to: target, note: 'x', moveAnyway: 'x' }),
    back: () => move(deal, house, manager, act, { version, to: target, note: 'x' }),
    won: () =>
      close(deal, house, manager, act, {
        version,
        amount: pick % 2 === 0 ? euros(pick * 100) : undefined,
        outcome: { kind: 'won', signedOn: act.on, decidedBy: [] },
        moveAnyway: 'x',
      }),
    lost: () => close(deal, house, manager, act, { version, outcome: lost }),
    unfit: () => close(deal, house, manager, act, { version, outcome: unfit }),
    reopen: () =>
      reopen(deal, house, manager, act, { version, at: target ?? StageId.parse('x'), why: 'x' }),
    correct: () =>
      correct(deal, house, manager, act, { version, outcome: { ...lost, at }, why: 'x' }),
    undo: () => undo(deal, manager, act),
    note: () => note(deal, manager, act, 'hello'),
    contact: () => contact(deal, manager, act, { contact: pick % 2 === 0 ? 'met' : 'called' }),
    plan: () => plan(deal, manager, act, { text: 'call', on: addDays(act.on, pick) }),
    wait: () => waitUntil(deal, manager, act, { until: addDays(act.on, pick), reason: 'x' }),
    value: () => edit(deal, manager, act, { amount: pick === 0 ? null : euros(pick * 1000) }),
    assign: () => assign(deal, manager, act, pick % 3 === 0 ? undefined : priya),
    quote: () => sendQuote(deal, house, manager, act, { amount: euros(pick * 10), sentOn: act.on }),
    accept: () => acceptQuote(deal, manager, act, openQuote),
    decline: () => declineQuote(deal, manager, act, { id: openQuote }),
    sweep: () => relocate(deal, house.pipeline, at),
  };
  return table[name]?.();
}

function reshape(
  { house, minute }: World,
  name: string,
  pick: number,
): PipelineChanged | undefined {
  const { pipeline } = house;
  const stages = openStages(pipeline);
  const one = stages[pick % stages.length];
  const other = stages[(pick + 1) % stages.length];
  const table: Readonly<Record<string, () => PipelineChanged | undefined>> = {
    'add-stage': () =>
      one &&
      addStage(pipeline, newStageId(pipeline, 'Trial'), {
        ...one,
        name: `Trial ${pipeline.stages.length}`,
      }),
    'rename-stage': () => one && editStage(pipeline, one.id, { name: `Step ${pick} ${minute}` }),
    'reorder-stages': () =>
      reorderStages(
        pipeline,
        pipeline.stages
          .filter((stage) => !stage.archived)
          .map((stage) => stage.id)
          .reverse(),
      ),
    'archive-stage': () => one && other && archiveStage(pipeline, one.id, other.id, monday),
  };
  return table[name]?.();
}

function step(
  world: World,
  { name, pick, minutes }: { name: string; pick: number; minutes: number },
): World {
  const later = { ...world, minute: world.minute + minutes };
  const shaped = reshape(later, name, pick);
  if (shaped !== undefined)
    return shaped.ok ? { ...later, house: { ...later.house, pipeline: shaped.pipeline } } : later;
  const decision = decide(later, name, pick);
  if (!decision?.ok) return later;
  const { deal, entries } = decision.change;
  expect(deal.history).toEqual([...world.deal.history, ...entries]);
  return { ...later, deal: { ...deal, revision: deal.revision + 1 } };
}

function holds({ deal, house }: World): void {
  const stage = findStage(house.pipeline, deal.stageId);
  expect(stage).toBeDefined();
  const wasTakenBack = deal.standing.kind === 'withdrawn';
  expect(stage?.kind).toBe(wasTakenBack ? 'open' : deal.standing.kind);
  if (wasTakenBack) expect(transitionsOf(deal)).toEqual([]);
  expect(landingStage(house.pipeline, deal.stageId)).toBeDefined();

  const path = effective(deal.history).filter((entry) => 'before' in entry);
  path.forEach((entry, index) => {
    const earlier = path[index - 1];
    if ('from' in entry && earlier !== undefined && 'to' in earlier) {
      expect(entry.from).toMatchObject({ id: Reflect.get(earlier.to ?? {}, 'id') });
    }
  });
  const last = path.at(-1);
  if (last !== undefined) expect(last.to.id).toBe(deal.stageId);

  const reopenings = effective(deal.history).filter((entry) => entry.type === 'reopened');
  expect(deal.attempt).toBe(1 + reopenings.length);
  expect(reopenings.map((entry) => entry.attempt)).toEqual(reopenings.map((_, index) => index + 2));
  if (deal.standing.kind === 'lost') expect(deal.standing.reason).toBeTruthy();
  expect(new Set(deal.history.map((entry) => entry.id)).size).toBe(deal.history.length);
  expect(openStages(house.pipeline).length).toBeGreaterThan(0);
}

describe('any sequence of commands on any pipeline', () => {
  it('keeps the stage, the path, the attempts and the outcome in one piece', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
        let world: World = { deal: aDeal(), house: aHouse(), minute: 0 };
        for (const one of commands) {
          world = step(world, one);
          holds(world);
        }
      }),
      { numRuns: 400 },
    );
  });
});
