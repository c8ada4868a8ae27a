import { makeId } from './change.ts';
import { UNDO_MINUTES } from './closing.ts';
import type { Deal } from './deal.ts';
import type { Act, Change, Decision, Done } from './decision.ts';
import { given } from './given.ts';
import type { EntryId, UserId } from './ids.ts';

/** What a small change may touch, and taking it back restores. */
export const undoFields = [
  'name',
  'account',
  'contact',
  'ownerId',
  'amount',
  'expectedClose',
  'waitingOn',
  'facts',
  'quotes',
  'nextStep',
  'waiting',
  'lastPlan',
  'lastContact',
  'quietOn',
  'helpAsked',
  'acceptance',
  'standing',
  'enteredStageAt',
] as const;
type UndoField = (typeof undoFields)[number];

/** Changes that move no deal; each is undone by putting back what it touched. */
export const smallChanges = [
  'noted',
  'contacted',
  'planned',
  'step-done',
  'waiting',
  'edited',
  'assigned',
  'accepted',
  'quoted',
] as const satisfies readonly Done['kind'][];
type SmallChange = (typeof smallChanges)[number];

/** A small change that can be taken back: it is kept only while nothing it touched has changed since. */
export interface TakeBack {
  readonly id: EntryId;
  readonly by: UserId;
  readonly at: Date;
  readonly kind: SmallChange;
  readonly touched: readonly UndoField[];
  /** The touched fields as they were; one that is absent was not set. */
  readonly before: Partial<Pick<Deal, UndoField>>;
  /** What it added to the history, and to the activities. */
  readonly entries: readonly EntryId[];
  readonly activities: readonly string[];
}

const most = 3;

/** The decision, with what it takes to undo it kept on the deal and named in its confirmation. */
export function undoable(deal: Deal, decision: Decision, act: Act): Decision {
  if (!decision.ok) return decision;
  const { change } = decision;
  const kind = smallChanges.find((one) => one === change.done.kind);
  if (kind === undefined) return decision;
  const touched = touchedIn(deal, change.deal);
  if (touched.length + change.activities.length === 0 || wasAsked(change)) return decision;
  const step = stepOf(deal, change, { kind, touched }, act);
  const oldest = act.at.getTime() - UNDO_MINUTES * 60_000;
  const kept = (deal.takeBacks ?? []).filter((one) => one.at.getTime() >= oldest);
  return {
    ok: true,
    change: {
      ...change,
      deal: { ...change.deal, takeBacks: [...kept, step].slice(-most) },
      done: { ...change.done, undoId: step.id },
    },
  };
}

/** A question that was put to somebody in the thread stands there, and is not taken back here alone. */
function wasAsked({ done, say }: Change): boolean {
  return done.kind === 'noted' && say.some(({ facts }) => facts.kind !== 'card');
}

function stepOf(
  deal: Deal,
  change: Change,
  { kind, touched }: Pick<TakeBack, 'kind' | 'touched'>,
  { by, at }: Act,
): TakeBack {
  const before = touched.flatMap((field) =>
    deal[field] === undefined ? [] : [[field, deal[field]]],
  );
  return {
    id: makeId(deal, 'u'),
    by,
    at,
    kind,
    touched,
    before: Object.fromEntries(before),
    entries: change.entries.map(({ id }) => id),
    activities: change.activities.map(({ id }) => id),
  };
}

/** Values are never changed in place, so that another one is another object. */
function touchedIn(before: Deal, after: Deal): readonly UndoField[] {
  return undoFields.filter((field) => before[field] !== after[field]);
}

/** The deal after any change: what can no longer be restored as it was is not offered any more. */
export function withoutOvertaken(before: Deal, after: Deal): Deal {
  if (before.takeBacks === undefined) return after;
  const touched = touchedIn(before, after);
  const moved = before.version !== after.version;
  const left = (after.takeBacks ?? []).filter((step) => {
    if (!before.takeBacks?.includes(step)) return true;
    return !moved && !step.touched.some((field) => touched.includes(field));
  });
  const { takeBacks: _, ...rest } = after;
  return left.length === 0 ? rest : { ...rest, takeBacks: left };
}

/** The deal with what this step touched as it was before. */
export function restored(deal: Deal, { id, touched, before }: TakeBack): Deal {
  const { account, contact, ownerId, amount, expectedClose, takeBacks, ...rest } = deal;
  const { nextStep, waiting, lastPlan, lastContact, quietOn, helpAsked, acceptance, ...kept } =
    rest;
  const was = <F extends UndoField>(field: F, now: Deal[F] | undefined) =>
    touched.includes(field) ? before[field] : now;
  return {
    ...kept,
    name: was('name', kept.name) ?? kept.name,
    waitingOn: was('waitingOn', kept.waitingOn) ?? kept.waitingOn,
    standing: was('standing', kept.standing) ?? kept.standing,
    enteredStageAt: was('enteredStageAt', kept.enteredStageAt) ?? kept.enteredStageAt,
    facts: was('facts', kept.facts) ?? kept.facts,
    quotes: was('quotes', kept.quotes) ?? kept.quotes,
    ...given('account', was('account', account)),
    ...given('contact', was('contact', contact)),
    ...given('ownerId', was('ownerId', ownerId)),
    ...given('amount', was('amount', amount)),
    ...given('expectedClose', was('expectedClose', expectedClose)),
    ...given('nextStep', was('nextStep', nextStep)),
    ...given('waiting', was('waiting', waiting)),
    ...given('lastPlan', was('lastPlan', lastPlan)),
    ...given('lastContact', was('lastContact', lastContact)),
    ...given('quietOn', was('quietOn', quietOn)),
    ...given('helpAsked', was('helpAsked', helpAsked)),
    ...given('acceptance', was('acceptance', acceptance)),
    takeBacks: (takeBacks ?? []).filter((one) => one.id !== id),
  };
}
