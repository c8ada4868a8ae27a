import * as closed from './closed-lives.ts';
import type { Case, Script } from './life.ts';
import * as open from './open-lives.ts';

/* How many deals there are of each kind, and how many working days ago the last thing happened to each. */

export interface Role {
  readonly script: (one: Case) => Script;
  readonly daysAgo: number;
  readonly ends: 'open' | 'won' | 'lost' | 'not-a-fit';
  readonly owner?: string;
  readonly unclaimed?: true;
  /** Support has not taken the customer over yet. */
  readonly waitsForSupport?: true;
}

function roles(
  ends: Role['ends'],
  script: Role['script'],
  daysAgo: readonly number[],
  more: Partial<Role> = {},
): readonly Role[] {
  return daysAgo.map((days) => ({ ends, script, daysAgo: days, ...more }));
}

export const cast: readonly Role[] = [
  ...roles('won', closed.won, [1], { waitsForSupport: true }),
  ...roles('won', closed.won, [2, 3, 5, 6, 8, 13, 19, 25, 31, 38, 52]),
  ...roles('lost', closed.lostAtProspecting, [6, 33]),
  ...roles('lost', closed.lostAtQualified, [3, 12, 30]),
  ...roles('lost', closed.lostAtQuote, [0, 9, 21, 36]),
  ...roles('lost', closed.lostAtClosure, [17]),
  ...roles('not-a-fit', closed.neverAFit, [2, 15, 40]),
  ...roles('open', open.quotedAndStuck, [8]),
  ...roles('open', open.quoted, [1, 3, 7]),
  ...roles('open', open.qualified, [0, 2, 6]),
  ...roles('open', open.qualifiedAndStuck, [6, 8, 11]),
  ...roles('open', open.closingSoon, [1, 5]),
  ...roles('open', open.fresh, [0, 3, 12]),
  ...roles('open', open.unclaimed, [0, 2, 4], { unclaimed: true }),
  ...roles('open', open.prospectingWithStep, [1, 3]),
  ...roles('open', open.quoteDue, [7]),
  ...roles('open', open.quoteExpired, [9]),
  ...roles('open', open.quoteDeclined, [1]),
  ...roles('open', open.askedForHelp('Need a call between our CFO and theirs by Thursday'), [0]),
  ...roles('open', open.askedForHelp('They want 15% off. How far may I go?'), [4]),
  ...roles('open', open.stepIn(3), [2], { owner: 'U_SAM' }),
  ...roles('open', open.stepIn(4), [2], { owner: 'U_SAM' }),
  ...roles('open', open.waiting, [2, 9]),
  ...roles('open', open.wakesSoon, [4]),
  ...roles('open', open.secondTry, [1]),
];
