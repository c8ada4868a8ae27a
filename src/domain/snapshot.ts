import { type Totals, TotalsSum } from './currency-totals.ts';
import { dateIn, type IsoDate, type Zone } from './dates.ts';
import type { Deal, HelpAsked, LastContact, LastPlan, NextStep } from './deal.ts';
import type { Quote } from './facts.ts';
import { given } from './given.ts';
import type { ChoiceId, DealId, DealNumber, StageId, UserId } from './ids.ts';
import type { Money } from './money.ts';
import type { Transition } from './transition.ts';
import { withoutLater } from './without-later.ts';

/** A deal as of a cut-off, with no more than the numbers read. */
export interface SnapshotRow {
  readonly dealId: DealId;
  readonly number: DealNumber;
  readonly name: string;
  readonly account?: string;
  readonly ownerId?: UserId;
  readonly stageId: StageId;
  readonly kind: Deal['standing']['kind'];
  readonly enteredStageAt: Date;
  /** Imported without saying since when it is in its stage. */
  readonly delayedEntry: boolean;
  readonly attempt: number;
  readonly reopenedAt?: Date;
  readonly amount?: Money;
  readonly source?: ChoiceId;
  readonly nextStep?: NextStep;
  readonly expectedClose?: IsoDate;
  readonly waiting?: NonNullable<Deal['waiting']>;
  readonly lastPlan?: LastPlan;
  readonly lastContact?: LastContact;
  readonly quietOn?: IsoDate;
  readonly quotes: readonly Quote[];
  readonly helpAsked?: HelpAsked;
  readonly acceptance?: NonNullable<Deal['acceptance']>;
  readonly imported?: NonNullable<Deal['imported']>;
  readonly facts: Deal['facts'];
  readonly standing: Deal['standing'];
}

export function snapshotRow(deal: Deal): SnapshotRow {
  return {
    dealId: deal.id,
    number: deal.number,
    name: deal.name,
    stageId: deal.stageId,
    kind: deal.standing.kind,
    enteredStageAt: deal.enteredStageAt,
    delayedEntry: deal.imported?.enteredUnknown === true,
    attempt: deal.attempt,
    quotes: deal.quotes,
    facts: deal.facts,
    standing: deal.standing,
    ...given('reopenedAt', deal.reopenedAt),
    ...given('account', deal.account),
    ...given('ownerId', deal.ownerId),
    ...given('amount', deal.amount),
    ...given('source', deal.facts.source?.id),
    ...given('nextStep', deal.nextStep),
    ...given('expectedClose', deal.expectedClose),
    ...given('waiting', deal.waiting),
    ...given('lastPlan', deal.lastPlan),
    ...given('lastContact', deal.lastContact),
    ...given('quietOn', deal.quietOn),
    ...given('helpAsked', deal.helpAsked),
    ...given('acceptance', deal.acceptance),
    ...given('imported', deal.imported),
  };
}

/**
 * The deal as it stood just before a cut-off: its present state with every later transition taken
 * back, newest first. Undefined when it did not exist yet, or was taken back since. What has no transition (next step, last
 * contact, quotes) is kept unless its own date shows that it came later.
 */
export function rewind(
  now: SnapshotRow,
  later: readonly Transition[],
  cutOff: Date,
  zone: Zone,
): SnapshotRow | undefined {
  if (now.kind === 'withdrawn') return undefined;
  let row: SnapshotRow | undefined = withoutLater(now, cutOff, dateIn(zone, cutOff));
  if (later.length === 0) return row;
  for (const one of [...later].sort((a, b) => b.seq - a.seq)) {
    if (row === undefined) return undefined;
    row = takenBack(row, one);
  }
  return row;
}

function takenBack(row: SnapshotRow, one: Transition): SnapshotRow | undefined {
  if (one.type === 'created' || one.type === 'imported') return undefined;
  const { amount: _, ownerId: __, waiting, ...rest } = row;
  const until = one.before?.waitingUntil;
  const kept = {
    ...rest,
    ...given('amount', one.amountBefore),
    ...given('ownerId', one.before?.ownerId),
    ...(until === undefined
      ? {}
      : {
          waiting: {
            until,
            ...given('reason', waiting?.reason),
            since: waiting?.since ?? one.at,
          },
        }),
  };
  if (one.type === 'dated') return withCloseDate(kept, one.dates?.from);
  if (one.from === undefined) return kept;
  return {
    ...(one.type === 'reopened' ? beforeReopening(kept, one) : kept),
    stageId: one.from.id,
    kind: one.from.kind,
    standing: one.from.kind === 'open' ? { kind: 'open' } : row.standing,
    enteredStageAt: one.before?.enteredStageAt ?? row.enteredStageAt,
    attempt: one.before?.attempt ?? row.attempt,
  };
}

function beforeReopening({ reopenedAt: _, ...row }: SnapshotRow, { dates }: Transition) {
  return dates?.from === undefined ? row : withCloseDate(row, dates.from);
}

function withCloseDate(row: SnapshotRow, date: IsoDate | undefined): SnapshotRow {
  const { expectedClose: _, ...rest } = row;
  return { ...rest, ...given('expectedClose', date) };
}

export interface CountAndWorth {
  readonly count: number;
  readonly worth: Totals;
  /** Deals whose amount nobody knows: in the count, not in the worth. */
  readonly withoutAmount: number;
}

export function countAndWorth(rows: Iterable<{ readonly amount?: Money }>): CountAndWorth {
  const sum = new TotalsSum();
  let count = 0;
  let withoutAmount = 0;
  for (const { amount } of rows) {
    count += 1;
    if (amount === undefined) withoutAmount += 1;
    sum.add(amount);
  }
  return { count, worth: sum.totals(), withoutAmount };
}

/** Rows of one stage each, in one pass. */
export function byStage<Row extends { readonly stageId: StageId }>(
  rows: Iterable<Row>,
): ReadonlyMap<StageId, readonly Row[]> {
  const stages = new Map<StageId, Row[]>();
  for (const row of rows) {
    const known = stages.get(row.stageId);
    if (known === undefined) stages.set(row.stageId, [row]);
    else known.push(row);
  }
  return stages;
}
