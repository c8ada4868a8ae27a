import {
  callToActionFact,
  dateFact,
  type FactForm,
  profileFact,
  textFact,
  yesNoFact,
} from './fact-fields.ts';

const fit: FactForm = {
  id: 'facts-fit',
  title: 'Is it worth it?',
  words: ['fit', 'profile', 'budget', 'value', 'verdict'],
  fields: [
    profileFact,
    yesNoFact(
      'budget',
      'Is there a budget?',
      (facts) => facts.budget,
      (budget) => ({ budget }),
    ),
    textFact(
      'value',
      'Value we can provide',
      (facts) => facts.value,
      (value) => ({ value }),
    ),
    yesNoFact(
      'worthIt',
      'Is this deal worth it?',
      (facts) => facts.worthIt,
      (worthIt) => ({ worthIt }),
    ),
  ],
};

const offer: FactForm = {
  id: 'facts-case',
  title: 'Their case',
  words: ['case', 'offer', 'trial', 'competitors', 'meeting'],
  fields: [
    dateFact(
      'firstMeetingOn',
      'First meeting on',
      (facts) => facts.firstMeetingOn,
      (firstMeetingOn) => ({ firstMeetingOn }),
    ),
    callToActionFact,
    textFact(
      'competitors',
      'Competitors',
      (facts) => facts.competitors,
      (competitors) => ({ competitors }),
      'Who else do they look at, and what do we do better?',
    ),
  ],
};

const terms: FactForm = {
  id: 'facts-terms',
  title: 'Contract and terms',
  words: ['terms', 'contract', 'promises', 'closure'],
  fields: [
    yesNoFact(
      'decisionMakerReached',
      'Is the true decision maker reached?',
      (facts) => facts.decisionMakerReached,
      (decisionMakerReached) => ({ decisionMakerReached }),
    ),
    yesNoFact(
      'valueRestated',
      'Is the value restated?',
      (facts) => facts.valueRestated,
      (valueRestated) => ({ valueRestated }),
    ),
    yesNoFact(
      'willMoveForward',
      'Will they move forward?',
      (facts) => facts.willMoveForward,
      (willMoveForward) => ({ willMoveForward }),
    ),
    textFact(
      'finalTerms',
      'Final terms',
      (facts) => facts.finalTerms,
      (finalTerms) => ({ finalTerms }),
    ),
    textFact(
      'promises',
      'Promises made',
      (facts) => facts.promises,
      (promises) => ({ promises }),
      'Support reads them in the handoff',
    ),
    dateFact(
      'contractSentOn',
      'Contract sent on',
      (facts) => facts.contractSentOn,
      (contractSentOn) => ({ contractSentOn }),
    ),
  ],
};

export const factForms: readonly FactForm[] = [fit, offer, terms];
