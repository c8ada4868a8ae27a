import { nowIn, type StoreTime } from './store-time.ts';

/** Aggregation expressions over an outbox; kept apart because the database evaluates them, not us. */

const live = ['pending', 'sending', 'ambiguous', 'no-destination'];

type Expression = object | string;

function isLive(entry: string): Expression {
  return { $in: [`${entry}.state`, live] };
}

const noOutbox = { $ifNull: ['$outbox', []] };

/** Due by the injected clock, and its back-off over by the store's. */
function isReady(entry: string, dueBy: Date, time: StoreTime): Expression {
  return {
    $and: [
      isLive(entry),
      { $lte: [`${entry}.dueAt`, dueBy] },
      // Nothing sorts before every date: without a back-off it is ready.
      { $lte: [`${entry}.retryAt`, nowIn(time)] },
    ],
  };
}

/** Copying to other collections is due. */
export function deriveReady(dueBy: Date, time: StoreTime): Expression {
  return {
    $and: [
      { $eq: [{ $type: '$derive.at' }, 'date'] },
      { $lte: ['$derive.at', dueBy] },
      { $lte: ['$derive.retryAt', nowIn(time)] },
    ],
  };
}

export function someReady(dueBy: Date, time: StoreTime): Expression {
  return {
    $anyElementTrue: [
      { $map: { input: noOutbox, as: 'entry', in: isReady('$$entry', dueBy, time) } },
    ],
  };
}

/** What says "show the current state", so that one of a kind says it all. */
const stateKinds = ['card', 'run', 'retro-prompt', 'heads-up'];

/** Never one that may be posted already. */
function showsState(entry: string, kinds: readonly string[], dueBy: Date): Expression {
  return {
    $and: [
      { $in: [`${entry}.facts.kind`, kinds] },
      { $in: [`${entry}.state`, ['pending', 'no-destination']] },
      { $lte: [`${entry}.dueAt`, dueBy] },
    ],
  };
}

/** The id of the first entry of a kind that shows the current state. */
function firstOf(kind: string, dueBy: Date): Expression {
  const cond = showsState('$$entry', [kind], dueBy);
  const input = { $filter: { input: noOutbox, as: 'entry', cond } };
  return { $first: { $map: { input, as: 'entry', in: '$$entry.id' } } };
}

/** The outbox with one entry of a kind, the first, in place of several that show the current state. */
export function collapsed(dueBy: Date): Expression {
  const rest = { $not: [showsState('$$entry', stateKinds, dueBy)] };
  const cond = { $or: [rest, { $in: ['$$entry.id', '$$kept'] }] };
  return {
    $let: {
      vars: { kept: stateKinds.map((kind) => firstOf(kind, dueBy)) },
      in: { $filter: { input: noOutbox, as: 'entry', cond } },
    },
  };
}

/**
 * The ids that a claim takes: all that are ready; or, after a process died over this document, only
 * the first that it had taken, so that one which kills whoever tries it does not take others along.
 */
export function takenIds(dueBy: Date, time: StoreTime): Expression {
  const ready = {
    $filter: { input: '$outbox', as: 'entry', cond: isReady('$$entry', dueBy, time) },
  };
  const idsOf = (input: Expression | string) => ({
    $map: { input, as: 'entry', in: '$$entry.id' },
  });
  const suspects = {
    $filter: { input: '$$ready', as: 'entry', cond: { $eq: ['$$entry.state', 'sending'] } },
  };
  return {
    $let: {
      vars: { ready },
      in: {
        $let: {
          vars: { suspects: idsOf(suspects) },
          in: {
            $cond: [
              { $eq: [{ $size: '$$suspects' }, 0] },
              idsOf('$$ready'),
              { $slice: ['$$suspects', 1] },
            ],
          },
        },
      },
    },
  };
}

/** The outbox with the taken entries counted and marked, before anybody speaks to Slack. */
export function marked(time: StoreTime): Expression {
  const isTaken = { $in: ['$$entry.id', '$claim.taken'] };
  return {
    $map: {
      input: '$outbox',
      as: 'entry',
      in: {
        $cond: [
          isTaken,
          {
            $mergeObjects: [
              '$$entry',
              {
                was: '$$entry.state',
                state: 'sending',
                attempts: { $add: ['$$entry.attempts', 1] },
                firstAttemptAt: { $ifNull: ['$$entry.firstAttemptAt', nowIn(time)] },
              },
            ],
          },
          '$$entry',
        ],
      },
    },
  };
}

/**
 * When this document is to be looked at next: the earliest of what is live, back-off included, and
 * of the copying; nothing left, no date, and the document leaves the index.
 */
export const nextDue: Expression = {
  $let: {
    vars: {
      first: {
        $min: {
          $concatArrays: [
            {
              $map: {
                input: { $filter: { input: noOutbox, as: 'entry', cond: isLive('$$entry') } },
                as: 'entry',
                in: { $max: ['$$entry.dueAt', '$$entry.retryAt'] },
              },
            },
            [{ $max: ['$derive.at', '$derive.retryAt'] }],
          ],
        },
      },
    },
    in: { $ifNull: ['$$first', '$$REMOVE'] },
  },
};

/** The outbox with one entry changed. */
export function withEntry(id: string, change: Expression): Expression {
  return {
    $map: {
      input: noOutbox,
      as: 'entry',
      in: { $cond: [{ $eq: ['$$entry.id', { $literal: id }] }, change, '$$entry'] },
    },
  };
}

/** The outbox without one entry. */
export function withoutEntry(id: string): Expression {
  return {
    $filter: { input: noOutbox, as: 'entry', cond: { $ne: ['$$entry.id', { $literal: id }] } },
  };
}
