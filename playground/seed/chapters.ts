import type { IsoDate } from '../../src/domain/dates.ts';
import type { Facts, Person } from '../../src/domain/facts.ts';
import { ChoiceId } from '../../src/domain/ids.ts';
import { type Case, type Script, said, type Turn, then } from './life.ts';
import {
  contractSteps,
  dealNotes,
  demoNotes,
  introNotes,
  needs,
  nextSteps,
  overrides,
  promises,
} from './phrases.ts';

/* The parts that scripts are put together from: one per step of the process. */

/** From the first contact until it is worth it: ends in Qualified. */
export function prospecting(one: Case): Script {
  const { random, company } = one;
  const profile = { id: ChoiceId.parse(company.trade), fits: 'yes' } as const;
  const { value } = random.pick(needs[company.trade]);
  const budget = random.chance(0.7)
    ? ({ budget: 'yes', value } as const)
    : ({ budget: 'unsure' } as const);
  return [
    then([0, 2], {
      do: 'contact',
      contact: random.chance(0.6) ? 'called' : 'emailed',
      text: said(one, random.pick(introNotes)),
    }),
    then(0, {
      do: 'know',
      facts: () => ({ profile, ...budget }),
    }),
    then([1, 4], { do: 'advance' }),
  ];
}

/** Who decides and what they need: ends in Quote. */
export function qualifying(one: Case): Script {
  const { random } = one;
  const meets = random.chance(0.85);
  return [
    ...(meets ? meeting(one) : []),
    ...(random.chance(0.4) ? [then([1, 3], { do: 'note', text: anyNote(one) })] : []),
    then([2, 6], {
      do: 'advance',
      step: said(one, 'send the offer to {signer}'),
      ...(meets ? {} : { anyway: random.pick(overrides) }),
    }),
  ];
}

/** The first meeting, with or without whoever signs. */
export function meeting(one: Case): Script {
  const { random, company } = one;
  const need = random.pick(needs[company.trade]);
  const demo = random.chance(0.75);
  return [
    then([1, 4], {
      do: 'know',
      facts: (on) => ({
        ...people(one, on, demo),
        needs: [{ need: need.need, answer: need.answer, worth: need.worth }],
      }),
      closeInDays: random.between(25, 50),
    }),
    then(0, {
      do: 'contact',
      contact: demo ? 'demo' : 'met',
      text: said(one, random.pick(demoNotes)),
    }),
    then(0, { do: 'plan', text: said(one, random.pick(nextSteps)), inDays: random.between(3, 6) }),
  ];
}

function people({ company }: Case, on: IsoDate, demo: boolean): Partial<Facts> {
  const seen = demo ? { sawDemoOn: on } : {};
  const signer: Person = {
    id: 'signer',
    name: company.signer,
    role: company.signerRole,
    canSign: true,
    metOn: on,
    ...seen,
  };
  const contact: Person = {
    id: 'contact',
    name: company.contact,
    role: company.role,
    metOn: on,
    ...seen,
  };
  const same = company.signer === company.contact;
  return {
    people: same ? [signer] : [contact, signer],
    firstMeetingOn: on,
    ...(demo ? { demo: { on, seenBySigner: true } } : {}),
  };
}

/** The first quote, which is what the step was. */
export function offer(after: Turn['after'], validDays?: number): Script {
  return [
    then(after, { do: 'quote', percent: 100, ...(validDays === undefined ? {} : { validDays }) }),
    then(0, { do: 'step-done' }),
  ];
}

/** A quote, perhaps revised, until it is accepted. */
export function quoting(one: Case): Script {
  const { random } = one;
  const revised = random.chance(0.25);
  return [
    ...offer([0, 3]),
    then([3, 5], { do: 'contact', contact: 'called', text: anyNote(one) }),
    ...(revised
      ? [
          then([1, 3], { do: 'decline', why: 'Too much for the first year' }),
          then([1, 2], { do: 'quote', percent: random.between(85, 94) }),
        ]
      : []),
    then([2, 6], { do: 'accept' }),
  ];
}

/** Until it is signed one is still selling: everything before the signature. */
export function closing(one: Case): Script {
  const { random } = one;
  // Chance is asked here, in order; when things happen, several deals live at once.
  const reached = random.chance(0.8) ? ({ decisionMakerReached: 'yes' } as const) : {};
  const promised = random.chance(0.7) ? { promises: random.pick(promises) } : {};
  return [
    then([0, 2], { do: 'advance', step: said(one, random.pick(contractSteps)) }),
    then([0, 2], {
      do: 'know',
      facts: (on) => ({
        contractSentOn: on,
        ...reached,
        finalTerms: '12 months, billed yearly',
        ...promised,
      }),
      closeInDays: random.between(5, 12),
    }),
  ];
}

export function anyNote(one: Case): string {
  return said(one, one.random.pick(dealNotes));
}
