import type { InputBlock } from '@slack/types';
import type { IsoDate } from '../../domain/dates.ts';
import type { Deal } from '../../domain/deal.ts';
import type { House } from '../../domain/house.ts';
import type { CheckName, Criterion } from '../../domain/pipeline.ts';
import { latestOpenQuote } from '../../domain/quotes-of.ts';
import { type AnyBlock, actions, section } from '../views/blocks.ts';
import { choiceOptions } from '../views/choices.ts';
import { commandButton } from '../views/command-button.ts';
import { checkboxes, datePicker, radios, select, textInput } from '../views/elements.ts';
import { field } from '../views/form.ts';
import { bold, line, plainLine } from '../views/mrkdwn.ts';
import { signerFields } from './signer-fields.ts';

/** What the fields of "Before you move on" are made from. */
export interface GateFacts {
  readonly deal: Deal;
  readonly house: House;
  readonly today: IsoDate;
  /** Names a block of this deal at this version: what was typed for another does not carry over. */
  readonly blockOf: (name: string) => string;
}

type GateField = (criterion: Criterion, facts: GateFacts) => readonly AnyBlock[];

/** The fields that fill a criterion in place. */
export function gateFields(criterion: Criterion, facts: GateFacts): readonly AnyBlock[] {
  return fields[criterion.check](criterion, facts);
}

export const yesNoUnsure = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
  { value: 'unsure', label: 'Not sure' },
];

const fields: Readonly<Record<CheckName, GateField>> = {
  source: (criterion, { house, blockOf }) => [
    ask(criterion, blockOf('source'), select('source', choiceOptions(house.settings.sources))),
  ],
  'profile-fits': (criterion, { house, blockOf }) => [
    ask(criterion, blockOf('profile'), select('profile', profileOptions(house))),
  ],
  budget: (criterion, { blockOf }) => [
    ask(criterion, blockOf('budget'), radios('budget', yesNoUnsure)),
  ],
  value: (criterion, { blockOf }) => [ask(criterion, blockOf('value'), textInput('value'))],
  'can-sign': (_, { deal, blockOf }) => signerFields(deal, blockOf),
  'next-step': (criterion, { blockOf }) => [
    ask(criterion, blockOf('step'), textInput('step', { placeholder: 'Call Dana about terms' })),
    field(blockOf('step-on'), 'On', datePicker('step-on'), { optional: true }),
  ],
  needs: (criterion, { blockOf }) => [
    ask(criterion, blockOf('need'), textInput('need')),
    worthField(blockOf),
  ],
  'first-meeting': (criterion, { blockOf }) => [
    ask(criterion, blockOf('meeting-on'), datePicker('meeting-on')),
  ],
  'demo-to-signer': demoFields,
  'quote-sent': (criterion, { deal }) => quoteLine(criterion, deal),
  'quote-accepted': (criterion, { deal }) => quoteLine(criterion, deal),
  'contract-sent': (criterion, { blockOf }) => [
    ask(criterion, blockOf('contract-on'), datePicker('contract-on')),
  ],
  'decision-maker': (criterion, { blockOf }) => [
    ask(criterion, blockOf('decision-maker'), radios('decision-maker', yesNoUnsure)),
  ],
  'final-terms': (criterion, { blockOf }) => [
    ask(criterion, blockOf('terms'), textInput('terms', { multiline: true })),
  ],
  custom: (criterion, { blockOf }) => [
    ask(
      criterion,
      blockOf(`tick-${criterion.id}`),
      checkboxes('tick', [{ value: criterion.id, label: 'Done' }]),
    ),
  ],
};

/** What the known needs are worth to them, as long as that is open; it stands apart from the checklist. */
export function worthOfKnown({ deal, blockOf }: GateFacts): readonly AnyBlock[] {
  const need = (deal.facts.needs ?? []).find((one) => one.worth === undefined);
  return need === undefined ? [] : [worthField(blockOf, `Of “${plainLine(need.need, 100)}”`)];
}

function worthField(blockOf: GateFacts['blockOf'], hint?: string): InputBlock {
  const input = textInput('worth', { placeholder: '6 hours a week, €900 a month' });
  return field(blockOf('worth'), 'Worth to them', input, {
    optional: true,
    ...(hint === undefined ? {} : { hint }),
  });
}

/**
 * Never obligatory to Slack: whoever cannot answer may still move on anyway, with a reason. Slack writes
 * "(optional)" behind the label, so what is needed is said above the fields and not by a sign in them.
 */
function ask({ label }: Criterion, blockId: string, element: InputBlock['element']): InputBlock {
  return field(blockId, label, element, { optional: true });
}

/** The profiles, and that it is none of them or not known. */
export function profileOptions({ settings }: House) {
  const some = settings.profiles.some((profile) => profile.active);
  return [
    ...(some ? choiceOptions(settings.profiles).slice(0, 90) : [{ value: 'any', label: 'Yes' }]),
    { value: '-no', label: 'No, none of them' },
    { value: '-unsure', label: 'Not sure' },
  ];
}

function demoFields(criterion: Criterion, { today, blockOf }: GateFacts): readonly AnyBlock[] {
  const answers = [
    { value: 'signer-saw-it', label: 'Held, they saw it' },
    { value: 'others-saw-it', label: 'Held, others saw it' },
    { value: 'not-yet', label: 'Not yet' },
    { value: 'not-needed', label: 'Not needed' },
  ];
  return [
    ask({ ...criterion, label: 'Demo' }, blockOf('demo'), radios('demo', answers)),
    field(blockOf('demo-on'), 'Demo on', datePicker('demo-on', today), { optional: true }),
  ];
}

/** A quote has terms of its own: its modal is opened on top and this one waits below. */
function quoteLine(criterion: Criterion, deal: Deal): readonly AnyBlock[] {
  const label = criterion.required
    ? `${bold(line(criterion.label, 80))} is needed`
    : line(criterion.label, 80);
  const waits = latestOpenQuote(deal) !== undefined;
  const words = criterion.check === 'quote-accepted' && waits ? 'accepted' : '';
  const button = commandButton(
    words === '' ? 'Quote' : 'Accepted',
    `quote ${deal.number} ${words}`.trim(),
  );
  return [section(label), actions([button])];
}
