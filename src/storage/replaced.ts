import { z } from 'zod';
import type { Deal } from '../domain/deal.ts';
import { fieldDiff } from './field-diff.ts';
import type { Stored } from './models.ts';

/** What a digest reads of a deal; the rest is not needed as it was. */
const remembered = [
  'pipelineId',
  'name',
  'account',
  'ownerId',
  'amount',
  'stageId',
  'standing',
  'attempt',
  'reopenedAt',
  'enteredStageAt',
  'facts',
  'quotes',
  'nextStep',
  'expectedClose',
  'waiting',
  'lastPlan',
  'lastContact',
  'quietOn',
  'helpAsked',
  'handoff',
  'acceptance',
  'imported',
] as const satisfies readonly (keyof Deal)[];

/** More changes than a deal sees between a cut-off and a late digest. */
const replacedKept = 60;

/** What a change took the place of: history tells of stages and money, this of everything else too. */
const ReplacedShape = z.object({
  at: z.date(),
  /** Entries of the history before the change. */
  history: z.int(),
  was: z.record(z.string(), z.unknown()),
  /** Fields that were not there. */
  gone: z.array(z.string()),
});
type Replaced = z.infer<typeof ReplacedShape>;

/** What is kept beside a change, so that the deal can be seen as it was before it. */
export function rememberBefore(before: Deal, after: Deal, at: Date): object {
  const { set, unset } = fieldDiff(after, before, remembered);
  const gone = Object.keys(unset);
  const history = before.history.length;
  const isSame = gone.length + Object.keys(set).length === 0 && after.history.length === history;
  if (isSame) return {};
  const replaced: Replaced = { at, history, was: { ...set }, gone };
  return { replaced: { $each: [replaced], $slice: -replacedKept } };
}

const Remembering = z.object({
  history: z.array(z.unknown()).default([]),
  replaced: z.array(ReplacedShape).default([]),
});

/**
 * A stored deal with its changes since an instant taken back. A change that is not remembered (it
 * is older than the remembering) stays, with its history.
 * @throws ZodError when what is remembered cannot be read
 */
export function asOf(record: Stored, instant: Date): Stored {
  const { history, replaced } = Remembering.parse(record);
  const first = replaced.findIndex(({ at }) => at >= instant);
  if (first === -1) return record;
  const later = replaced.slice(first);
  let then = record;
  for (const { was, gone } of later.reverse()) then = { ...without(then, gone), ...was };
  return { ...then, history: history.slice(0, replaced[first]?.history) };
}

function without(record: Stored, fields: readonly string[]): Stored {
  const { _id, workspaceId, ...rest } = record;
  const kept = Object.entries(rest).filter(([field]) => !fields.includes(field));
  return { _id, workspaceId, ...Object.fromEntries(kept) };
}
