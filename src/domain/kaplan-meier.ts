/** How long something was seen to last, in any one unit of time. */
export interface Observation {
  /** Age at the end of what was seen. */
  readonly until: number;
  /** It ended there; false: it was still running, or stopped being watched (censored). */
  readonly ended: boolean;
  /** Age at which it began to be watched (delayed entry); absent: from its start. */
  readonly from?: number;
}

/** One step down of the survival curve: from this age on, `share` is still running. */
export interface CurveStep {
  readonly at: number;
  readonly share: number;
}

/**
 * The product-limit estimate of the share still running after each age at which something ended:
 * `S(t) = Π (1 − d/n)` over ages up to t, with d that ended at an age and n at risk there: watched
 * from before it and not over before it. A tie counts endings before censorings.
 * Source: Kaplan and Meier, JASA 53 (1958); delayed entry as in Klein and Moeschberger, Survival
 * Analysis, 2nd ed., 4.6.
 */
export function survivalCurve(observations: Iterable<Observation>): readonly CurveStep[] {
  const endings = new Map<number, number>();
  const entries: number[] = [];
  const exits: number[] = [];
  for (const { until, ended, from } of observations) {
    // Watched from before any age: what starts and ends at age 0 was at risk there.
    const entry = from ?? Number.NEGATIVE_INFINITY;
    if (until <= entry) continue;
    entries.push(entry);
    exits.push(until);
    if (ended) endings.set(until, (endings.get(until) ?? 0) + 1);
  }
  entries.sort(ascending);
  exits.sort(ascending);
  let entered = 0;
  let gone = 0;
  let share = 1;
  const steps: CurveStep[] = [];
  for (const [at, count] of [...endings].sort(([a], [b]) => a - b)) {
    while ((entries[entered] ?? Number.POSITIVE_INFINITY) < at) entered += 1;
    while ((exits[gone] ?? Number.POSITIVE_INFINITY) < at) gone += 1;
    share *= 1 - count / (entered - gone);
    steps.push({ at, share });
  }
  return steps;
}

/** A product of fractions is rarely exactly the share it stands for. */
const tolerance = 1e-12;

/**
 * The age by which this part (0..1) has ended: the first at which the share still running is at
 * most `1 − part`. Undefined when the curve never comes down that far.
 */
export function percentile(curve: readonly CurveStep[], part: number): number | undefined {
  return curve.find((step) => step.share <= 1 - part + tolerance)?.at;
}

function ascending(a: number, b: number): number {
  return a - b;
}
