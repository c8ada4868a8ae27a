import type { IsoDate } from './dates.ts';
import type { Deal, NextStep } from './deal.ts';
import type { Act } from './decision.ts';
import type { Facts, Need, Person } from './facts.ts';
import type { CriterionId } from './ids.ts';
import type { CheckName, Criterion } from './pipeline.ts';

/** What "Before you move on" was filled with, in place. */
export interface Fill {
  readonly facts?: Partial<Facts>;
  readonly need?: Need;
  /** Someone known, or a new name. */
  readonly signer?: { readonly personId: string } | { readonly name: string };
  readonly signerMet?: boolean;
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
  const nextStep = fill.nextStep ?? deferredStep(fill, criteria) ?? deal.nextStep;
  return {
    ...deal,
    facts: {
      ...deal.facts,
      ...fill.facts,
      ...(people.length === 0 ? {} : { people }),
      ...(fill.need === undefined ? {} : { needs: [...(deal.facts.needs ?? []), fill.need] }),
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
  if ('personId' in signer) {
    const marked = people.map((person) =>
      person.id === signer.personId ? { ...met, ...person, canSign: true } : person,
    );
    return sawDemo(marked, act, fill);
  }
  const id = `${act.key}-p${people.length + 1}`;
  return sawDemo([...people, { id, name: signer.name.trim(), canSign: true, ...met }], act, fill);
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

function deferredStep(fill: Fill, criteria: readonly Criterion[]): NextStep | undefined {
  const first = fill.later?.[0];
  if (first === undefined) return undefined;
  const criterion = criteria.find((one) => one.id === first.criterion);
  return { text: stepFor(criterion), on: first.on };
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
