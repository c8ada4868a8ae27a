import type { IsoDate } from '../../domain/dates.ts';
import type { Facts, YesNo } from '../../domain/facts.ts';
import type { Fill } from '../../domain/fill.ts';
import { ChoiceId, type CriterionId } from '../../domain/ids.ts';
import type { Criterion } from '../../domain/pipeline.ts';
import { NOT_KNOWN_YET, SOMEBODY_NEW } from './gate-fields.ts';
import type { Submitted } from './modal.ts';
import { allChosenIn, chosenIn, dateIn, typedIn } from './submitted.ts';

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
    ...(need === undefined ? {} : { need: { need, ...(worth === undefined ? {} : { worth }) } }),
    ...(step === undefined ? {} : { nextStep: { text: step, on: stepOn ?? nextDay } }),
    ...(demo === undefined ? {} : { demo, ...(demoOn === undefined ? {} : { demoOn }) }),
    ...(ticks.length === 0 ? {} : { ticks }),
    ...signerOf(chosen('signer'), typed('signer-name'), chosen('signer-met')),
    ...laterOf(chosen('signer'), criteria, nextDay),
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

/** A name alone is enough: nobody has to pick "somebody else" first. */
function signerOf(
  picked: string | undefined,
  name: string | undefined,
  met: string | undefined,
): Pick<Fill, 'signer' | 'signerMet'> {
  const signerMet = met === 'met';
  if (picked === NOT_KNOWN_YET) return {};
  if (picked !== undefined && picked !== SOMEBODY_NEW) {
    return { signer: { personId: picked }, signerMet };
  }
  const isMeant = picked === SOMEBODY_NEW || met !== undefined;
  return name === undefined || !isMeant ? {} : { signer: { name }, signerMet };
}

function laterOf(
  picked: string | undefined,
  criteria: readonly Criterion[],
  on: IsoDate,
): Pick<Fill, 'later'> {
  const criterion = criteria.find((one) => one.check === 'can-sign');
  if (picked !== NOT_KNOWN_YET || criterion === undefined) return {};
  return { later: [{ criterion: criterion.id, on }] };
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
