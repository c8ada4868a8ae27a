import { type IsoDate, instantOf } from './dates.ts';
import type { Deal, LastContact } from './deal.ts';
import type { Act } from './decision.ts';
import type { ContactKind } from './facts.ts';
import { withoutStep } from './last-plan.ts';

/** The deal after a contact of that day, whichever way it is told of: its clock, its quiet day, its step. */
export function contacted(deal: Deal, act: Act, kind: ContactKind, on: IsoDate): Deal {
  // Nobody was reached, so the contact clock goes on; the try quiets the deal for today.
  if (kind === 'no-answer') return { ...deal, quietOn: act.on };
  const lastContact = newestContact(deal, act, kind, on);
  return { ...withStepDone(deal, act, on, kind), lastContact, quietOn: act.on };
}

/** The last contact when another is told of: one of an earlier day stands at its noon, and hides no later one. */
function newestContact(
  { lastContact: known }: Deal,
  { at: now, on: today, by, zone }: Act,
  kind: ContactKind,
  on: IsoDate,
): LastContact {
  const at = on < today ? instantOf(on, zone, 12) : now;
  return known !== undefined && known.at > at ? known : { kind, at, by };
}

/** The deal without the step that this does; `kind` is left out of what is no contact of ours. */
export function withStepDone(deal: Deal, act: Act, on: IsoDate, kind?: ContactKind): Deal {
  return isStepDone(deal, kind, on) ? withoutStep(deal, act.on) : deal;
}

/** A contact does what was planned up to its day; a meeting only when it was that. A demo is a meeting too. */
export function isStepDone(
  { nextStep }: Deal,
  kind: ContactKind | undefined,
  on: IsoDate,
): boolean {
  if (nextStep === undefined || nextStep.on > on) return false;
  const { meeting } = nextStep;
  return meeting === undefined || meeting.kind === kind || kind === 'demo';
}
