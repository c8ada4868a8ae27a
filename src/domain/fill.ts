import type { IsoDate } from './dates.ts';
import type { Deal, NextStep } from './deal.ts';
import type { Act } from './decision.ts';
import type { Facts, Need, Person } from './facts.ts';
import type { CriterionId } from './ids.ts';
import type { CheckName, Criterion } from './pipeline.ts';
import { sameName } from './text.ts';

/** What "Before you move on" was filled with, in place. */
export interface Fill {
  readonly facts?: Partial<Facts>;
  readonly need?: Need;
  /** What a need that is known is worth to them. */
  readonly worth?: string;
  /** Someone known, or a name. */
  readonly signer?: { readonly personId: string } | { readonly name: string };
  readonly signerMet?: boolean;
  /** They are still to be met: the next step on this day, when nothing else is planned. */
  readonly meetOn?: IsoDate;
  readonly demo?: 'signer-saw-it' | 'others-saw-it' | 'not-needed';
  readonly demoOn?: IsoDate;
  readonly nextStep?: NextStep;
  readonly ticks?: readonly CriterionId[];
  /** "Don't know yet": becomes a dated next step instead of an override. */
  readonly later?: readonly { readonly criterion: CriterionId; readonly on: IsoDate }[];
}

/** The deal with what was filled in; nothing that was known is lost. */
export function filled(deal: Deal, act: Act, fill: Fill, criteria: readonly Criterion[]): Deal {
  const people = withSigner(deal.facts.people ?? [], act, fill);
  const nextStep = stepAfter(deal, people, fill, criteria);
  return {
    ...deal,
    facts: {
      ...deal.facts,
      ...fill.facts,
      ...(people.length === 0 ? {} : { people }),
      ...needsFact(deal.facts.needs ?? [], fill),
      ...demoFact(act, fill),
      ...(fill.ticks === undefined
        ? {}
        : { ticks: { ...deal.facts.ticks, ...ticked(act, fill.ticks) } }),
    },
    ...(nextStep === undefined ? {} : { nextStep }),
  };
}

function withSigner(people: readonly Person[], act: Act, fill: Fill): readonly Person[] {
  const { signer } = fill;
  if (signer === undefined) return sawDemo(people, act, fill);
  const met = fill.signerMet === true ? { metOn: act.on } : {};
  const known = people.find((person) => isSigner(person, signer));
  if (known !== undefined || 'personId' in signer) {
    const marked = people.map((person) =>
      person === known ? { ...met, ...person, canSign: true } : person,
    );
    return sawDemo(marked, act, fill);
  }
  const id = `${act.key}-p${people.length + 1}`;
  return sawDemo([...people, { id, name: signer.name.trim(), canSign: true, ...met }], act, fill);
}

function isSigner({ id, name }: Person, signer: NonNullable<Fill['signer']>): boolean {
  return 'personId' in signer ? id === signer.personId : sameName(name, signer.name);
}

/** A worth without a need of its own belongs to the first that has none yet. */
function needsFact(known: readonly Need[], { need, worth }: Fill): Pick<Facts, 'needs'> {
  const needs = need === undefined ? known : [...known, need];
  const first = needs.findIndex((one) => one.worth === undefined);
  const at = first < 0 ? needs.length - 1 : first;
  const told = needs.map((one, n) =>
    n === at && worth !== undefined
      ? { ...one, worth: one.worth === undefined ? worth : `${one.worth}; ${worth}` }
      : one,
  );
  return told.length === 0 ? {} : { needs: told };
}

function sawDemo(people: readonly Person[], act: Act, fill: Fill): readonly Person[] {
  if (fill.demo !== 'signer-saw-it') return people;
  const on = fill.demoOn ?? act.on;
  return people.map((person) =>
    person.canSign === true && person.sawDemoOn === undefined
      ? { ...person, sawDemoOn: on, metOn: person.metOn ?? on }
      : person,
  );
}

function demoFact(act: Act, fill: Fill): Partial<Facts> {
  if (fill.demo === undefined) return {};
  if (fill.demo === 'not-needed') return { demo: 'not-needed' };
  return { demo: { on: fill.demoOn ?? act.on, seenBySigner: fill.demo === 'signer-saw-it' } };
}

function ticked(act: Act, ids: readonly CriterionId[]): Readonly<Record<CriterionId, IsoDate>> {
  return Object.fromEntries(ids.map((id) => [id, act.on]));
}

/** What is planned is never lost: what is to be found out joins it, and is done by the same day. */
function stepAfter(
  deal: Deal,
  people: readonly Person[],
  fill: Fill,
  criteria: readonly Criterion[],
): NextStep | undefined {
  const planned = fill.nextStep ?? deal.nextStep;
  const asked = deferredStep(fill, criteria);
  if (planned === undefined) return asked ?? meetingStep(people, fill);
  if (asked === undefined || planned.text.includes(asked.text)) return planned;
  const also = asked.text.charAt(0).toLowerCase() + asked.text.slice(1);
  return planned.text.includes(also) ? planned : { ...planned, text: `${planned.text}; ${also}` };
}

function deferredStep(fill: Fill, criteria: readonly Criterion[]): NextStep | undefined {
  const first = fill.later?.[0];
  if (first === undefined) return undefined;
  const criterion = criteria.find((one) => one.id === first.criterion);
  return { text: stepFor(criterion), on: first.on };
}

function meetingStep(people: readonly Person[], { signer, meetOn }: Fill): NextStep | undefined {
  const whom = signer && people.find((person) => isSigner(person, signer));
  return whom === undefined || meetOn === undefined
    ? undefined
    : { text: `Meet ${whom.name}`, on: meetOn };
}

const steps: Partial<Readonly<Record<CheckName, string>>> = {
  'can-sign': 'Find out who can sign',
  'first-meeting': 'Set up the first meeting',
  'demo-to-signer': 'Show the demo to someone who can sign',
  needs: 'Ask what they need',
  budget: 'Ask for the budget range',
  'quote-sent': 'Send the quote',
  'quote-accepted': 'Get an answer to the quote',
  'contract-sent': 'Send the contract',
  'decision-maker': 'Reach the person who truly decides',
  'final-terms': 'Settle the final terms',
};

function stepFor(criterion: Criterion | undefined): string {
  if (criterion === undefined) return 'Settle what is open';
  return steps[criterion.check] ?? `Settle: ${criterion.label}`;
}
