import type { IsoDate } from '../../domain/dates.ts';
import type { Facts, YesNo } from '../../domain/facts.ts';
import type { Fill } from '../../domain/fill.ts';
import { given } from '../../domain/given.ts';
import { ChoiceId, type CriterionId } from '../../domain/ids.ts';
import type { Criterion } from '../../domain/pipeline.ts';
import { wrongPast, wrongPlan } from '../../domain/possible-days.ts';
import type { Submitted } from './modal.ts';
import { readSigner, signerErrors } from './signer-fields.ts';
import { allChosenIn, chosenIn, dateIn, typedIn } from './submitted.ts';

/** What does not go together, by its block; nothing that was filled in is passed over. */
export function fillErrors(
  state: Submitted,
  blockOf: (name: string) => string,
  today: IsoDate,
): Readonly<Record<string, string>> {
  const typed = (name: string) => typedIn(state, blockOf(name));
  const date = (name: string) => dateIn(state, blockOf(name));
  const held = demoOf(chosenIn(state, blockOf('demo')));
  const wrong = {
    'step-on': wrongPlan(date('step-on'), today),
    step: date('step-on') && !typed('step') ? 'What is to be done then?' : undefined,
    'meeting-on': wrongPast(date('meeting-on'), today),
    'contract-on': wrongPast(date('contract-on'), today),
    'demo-on':
      held === undefined || held === 'not-needed' ? undefined : wrongPast(date('demo-on'), today),
    need:
      blockOf('need') in state && typed('worth') && !typed('need')
        ? 'What do they need? What it is worth is kept with it.'
        : undefined,
  };
  const errors = Object.entries(wrong).flatMap(([name, say]) =>
    say === undefined ? [] : [[blockOf(name), say]],
  );
  return { ...signerErrors(state, blockOf), ...Object.fromEntries(errors) };
}

/** What was filled in of "Before you move on". `nextDay`: when something not known yet is asked. */
export function readFill(
  state: Submitted,
  blockOf: (name: string) => string,
  criteria: readonly Criterion[],
  nextDay: IsoDate,
): Fill {
  const typed = (name: string) => typedIn(state, blockOf(name));
  const chosen = (name: string) => chosenIn(state, blockOf(name));
  const date = (name: string) => dateIn(state, blockOf(name));
  const [need, worth, step, stepOn] = [
    typed('need'),
    typed('worth'),
    typed('step'),
    date('step-on'),
  ];
  const facts = readFacts(typed, chosen, date);
  const demo = demoOf(chosen('demo'));
  const demoOn = date('demo-on');
  const ticks = ticksIn(state, blockOf, criteria);
  return {
    ...(Object.keys(facts).length === 0 ? {} : { facts }),
    ...(need === undefined ? given('worth', worth) : { need: { need, ...given('worth', worth) } }),
    ...(step === undefined ? {} : { nextStep: { text: step, on: stepOn ?? nextDay } }),
    ...(demo === undefined ? {} : { demo, ...(demoOn === undefined ? {} : { demoOn }) }),
    ...(ticks.length === 0 ? {} : { ticks }),
    ...readSigner(state, blockOf, criteria, nextDay),
  };
}

function readFacts(
  typed: (name: string) => string | undefined,
  chosen: (name: string) => string | undefined,
  date: (name: string) => IsoDate | undefined,
): Partial<Facts> {
  const [source, profile, value, terms] = [
    chosen('source'),
    chosen('profile'),
    typed('value'),
    typed('terms'),
  ];
  const [budget, reached] = [yesNo(chosen('budget')), yesNo(chosen('decision-maker'))];
  const [meetingOn, contractOn] = [date('meeting-on'), date('contract-on')];
  return {
    ...(source === undefined ? {} : { source: { id: ChoiceId.parse(source) } }),
    ...(profile === undefined ? {} : { profile: profileOf(profile) }),
    ...(value === undefined ? {} : { value }),
    ...(terms === undefined ? {} : { finalTerms: terms }),
    ...(budget === undefined ? {} : { budget }),
    ...(reached === undefined ? {} : { decisionMakerReached: reached }),
    ...(meetingOn === undefined ? {} : { firstMeetingOn: meetingOn }),
    ...(contractOn === undefined ? {} : { contractSentOn: contractOn }),
  };
}

export function yesNo(value: string | undefined): YesNo | undefined {
  return value === 'yes' || value === 'no' || value === 'unsure' ? value : undefined;
}

export function profileOf(value: string): NonNullable<Facts['profile']> {
  if (value === '-no' || value === '-unsure') {
    return { id: ChoiceId.parse('any'), fits: value === '-no' ? 'no' : 'unsure' };
  }
  return { id: ChoiceId.parse(value), fits: 'yes' };
}

function demoOf(value: string | undefined): Fill['demo'] {
  return value === 'signer-saw-it' || value === 'others-saw-it' || value === 'not-needed'
    ? value
    : undefined;
}

function ticksIn(
  state: Submitted,
  blockOf: (name: string) => string,
  criteria: readonly Criterion[],
): readonly CriterionId[] {
  return criteria
    .filter((one) => allChosenIn(state, blockOf(`tick-${one.id}`)).length > 0)
    .map((one) => one.id);
}
