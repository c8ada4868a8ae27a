import type { Connection } from 'mongoose';
import { z } from 'zod';
import type { Window } from '../src/domain/digest-changes.ts';
import type { House } from '../src/domain/house.ts';

/** The figures that both sides have to agree upon; worth in minor units. */
export interface Figures {
  readonly now: readonly {
    readonly step: string;
    readonly deals: number;
    readonly worth: number;
  }[];
  readonly lines: Readonly<Record<string, { readonly deals: number; readonly worth: number }>>;
  readonly lost: readonly {
    readonly step: string;
    readonly reason: string;
    readonly deals: number;
  }[];
  readonly became: readonly {
    readonly step: string;
    readonly reached: number;
    readonly on: number;
    readonly lost: number;
    readonly unqualified: number;
    readonly open: number;
  }[];
}

/**
 * The digest's figures as one would ask the database for them, question by question: what is open
 * from the covered index, the week from its transitions, and the cohort from all of history.
 */
export async function figuresByHand(
  connection: Connection,
  { settings, pipeline }: House,
  slot: Window,
  month: Window,
): Promise<Figures> {
  const { workspaceId } = settings;
  const ours = { workspaceId, pipelineId: pipeline.id };
  const steps = pipeline.stages.filter((stage) => stage.kind === 'open');
  const week = { ...ours, at: { $gte: slot.from, $lt: slot.to } };
  const [open, lines, lost, became] = await Promise.all([
    rowsOf(connection, 'deals', [
      { $match: { ...ours, 'standing.kind': 'open' } },
      { $group: { _id: '$stageId', deals: { $sum: 1 }, worth: { $sum: '$amount.minor' } } },
    ]),
    rowsOf(connection, 'transitions', [{ $match: week }, ...byLine]),
    rowsOf(connection, 'transitions', [
      { $match: { ...week, type: 'closed', 'to.kind': 'lost' } },
      {
        $group: { _id: { step: '$from.id', reason: '$outcome.reason' }, deals: { $sum: 1 } },
      },
    ]),
    rowsOf(connection, 'transitions', cohortOf(ours, steps, month)),
  ]);
  return {
    now: steps.map(({ id }) => ({ step: id, deals: 0, worth: 0, ...withoutId(open, id) })),
    lines: Object.fromEntries(
      lines.map((row) => {
        const { _id, ...sums } = Line.parse(row);
        return [_id, sums];
      }),
    ),
    lost: lost.map((row) => {
      const { _id, deals } = Lost.parse(row);
      return { ..._id, deals };
    }),
    became: steps.map(({ id }) => ({ step: id, ...nobody, ...withoutId(became, id) })),
  };
}

const Line = z.object({ _id: z.string(), deals: z.number(), worth: z.number() });
const Lost = z.object({
  _id: z.object({ step: z.string(), reason: z.string() }),
  deals: z.number(),
});
const nobody = { reached: 0, on: 0, lost: 0, unqualified: 0, open: 0 };

const Row = z.record(z.string(), z.unknown());
type Row = z.infer<typeof Row>;

async function rowsOf(connection: Connection, name: string, pipeline: object[]): Promise<Row[]> {
  const rows = await connection.collection(name).aggregate(pipeline).toArray();
  return z.array(Row).parse(rows);
}

function withoutId(rows: readonly Row[], id: string): object {
  const { _id, ...rest } = rows.find((row) => row._id === id) ?? {};
  return rest;
}

const changed = { $subtract: ['$minor', '$before'] };

/** New, value, won, lost and not a fit of a week; a close is booked with its final amount. */
const byLine = [
  { $match: { type: { $in: ['created', 'valued', 'closed'] } } },
  {
    $project: {
      type: 1,
      to: 1,
      minor: { $ifNull: ['$amount.minor', 0] },
      before: { $ifNull: ['$amountBefore.minor', 0] },
    },
  },
  {
    $project: {
      line: {
        $cond: [
          { $eq: ['$type', 'created'] },
          [{ name: 'created', deals: 1, worth: '$minor' }],
          {
            $cond: [
              { $eq: ['$type', 'valued'] },
              [{ name: 'value', deals: 0, worth: changed }],
              [
                { name: 'value', deals: 0, worth: changed },
                { name: '$to.kind', deals: -1, worth: { $multiply: [-1, '$minor'] } },
              ],
            ],
          },
        ],
      },
    },
  },
  { $unwind: '$line' },
  { $group: { _id: '$line.name', deals: { $sum: '$line.deals' }, worth: { $sum: '$line.worth' } } },
];

/** One group per attempt that began in the month, then one row per step it reached. */
function cohortOf(ours: object, steps: readonly { readonly id: string }[], month: Window) {
  const reached = (id: string) => ({
    $or: [{ $eq: ['$to.id', id] }, { $in: [id, { $ifNull: ['$over', []] }] }],
  });
  const firsts = Object.fromEntries(
    steps.map(({ id }) => [`at_${id}`, { $min: { $cond: [reached(id), '$at', null] } }]),
  );
  const open = { $eq: ['$to.kind', 'open'] };
  return [
    { $match: ours },
    {
      $group: {
        _id: { deal: '$dealId', attempt: '$attempt' },
        ...firsts,
        began: { $min: '$at' },
        furthest: { $max: { $cond: [open, '$to.position', -1] } },
        end: { $max: { $cond: [{ $eq: ['$type', 'closed'] }, '$to.kind', null] } },
      },
    },
    { $match: { began: { $gte: month.from, $lt: month.to } } },
    {
      $project: {
        furthest: 1,
        end: 1,
        step: steps.map(({ id }, position) => ({ id, position, at: `$at_${id}` })),
      },
    },
    { $unwind: '$step' },
    { $match: { 'step.at': { $ne: null } } },
    {
      $set: {
        fate: {
          $cond: [
            { $or: [{ $eq: ['$end', 'won'] }, { $gt: ['$furthest', '$step.position'] }] },
            'on',
            { $ifNull: ['$end', 'open'] },
          ],
        },
      },
    },
    {
      $group: {
        _id: '$step.id',
        reached: { $sum: 1 },
        ...Object.fromEntries(
          ['on', 'lost', 'unqualified', 'open'].map((fate) => [
            fate,
            { $sum: { $cond: [{ $eq: ['$fate', fate] }, 1, 0] } },
          ]),
        ),
      },
    },
  ];
}
