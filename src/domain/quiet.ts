import type { Deal } from './deal.ts';
import { type Act, type Decision, decided } from './decision.ts';

/** A reply in the deal's thread quiets it for that day of the workspace; it moves no clock. */
export function quiet(deal: Deal, { on, at }: Pick<Act, 'on' | 'at'>): Decision {
  return decided({
    deal: { ...deal, quietOn: on },
    done: { kind: 'noted', number: deal.number, name: deal.name, at },
  });
}
