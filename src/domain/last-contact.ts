import { type IsoDate, instantOf } from './dates.ts';
import type { Deal, LastContact } from './deal.ts';
import type { Act } from './decision.ts';
import type { ContactKind } from './facts.ts';

/** The last contact when another is told of: one of an earlier day stands at its noon, and hides no later one. */
export function newestContact(
  { lastContact: known }: Deal,
  { at: now, on: today, by, zone }: Act,
  kind: ContactKind,
  on: IsoDate,
): LastContact {
  const at = on < today ? instantOf(on, zone, 12) : now;
  return known !== undefined && known.at > at ? known : { kind, at, by };
}

/** A contact does what was planned up to its day; a meeting only when it was that. A demo is a meeting too. */
export function isStepDone({ nextStep }: Deal, kind: ContactKind, on: IsoDate): boolean {
  if (nextStep === undefined || nextStep.on > on) return false;
  const { meeting } = nextStep;
  return meeting === undefined || meeting.kind === kind || kind === 'demo';
}
