import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { checkWords } from '../../../domain/check-words.ts';
import { putCriterion } from '../../../domain/criteria-changes.ts';
import { CriterionId, StageId } from '../../../domain/ids.ts';
import { type Money, parseAmount } from '../../../domain/money.ts';
import {
  type CheckName,
  type Criterion,
  checkNames,
  findStage,
  type Pipeline,
  type Stage,
} from '../../../domain/pipeline.ts';
import type { House } from '../../../ports.ts';
import { changePipeline, type Edited } from '../../change-rules.ts';
import { voiceFor } from '../../people.ts';
import { answerRules } from '../../told-first.ts';
import { amountHint, amountText, badAmount } from '../../views/amount-field.ts';
import { context as small } from '../../views/blocks.ts';
import { criteriaList } from '../../views/criteria-list.ts';
import { radios, select, textInput } from '../../views/elements.ts';
import { field, modalView } from '../../views/form.ts';
import { bold, line } from '../../views/mrkdwn.ts';
import type { Modal, Submitted } from '../modal.ts';
import { chosenIn, readMetadata, typedIn } from '../submitted.ts';
import { adminsOnly } from './admins-only.ts';

const callbackId = 'criterion';
const Metadata = z.object({
  version: z.int(),
  stageId: StageId,
  criterionId: CriterionId.optional(),
});

const checks = checkNames.map((check) => ({
  value: check,
  label: check === 'custom' ? 'A checklist item of your own' : checkWords[check],
}));
const weights = [
  {
    value: 'required',
    label: 'Required',
    description: 'Stops a move, unless somebody gives a reason',
  },
  { value: 'advised', label: 'Advised', description: 'Is only shown' },
];

/** One line of "Before you move on": a check of the deal's facts, or an item ticked by hand. */
export function criterionView(
  { pipeline }: House,
  stage: Stage,
  locale: string,
  criterion?: Criterion,
): ModalView {
  const known = criterion === undefined ? {} : { criterionId: criterion.id };
  return modalView({
    callbackId,
    title: 'Before you move on',
    submit: 'Save',
    metadata: { version: pipeline.version, stageId: stage.id, ...known },
    blocks: [
      small(`Asked before a deal leaves ${bold(line(stage.name, 60))}`),
      field('check', 'What', select('check', checks, { initial: criterion?.check ?? 'custom' })),
      field('label', 'In your words', textInput('label', { initial: criterion?.label, max: 150 }), {
        optional: true,
        hint: 'What people read; needed for an item of your own',
      }),
      field(
        'weight',
        'How much it matters',
        radios('weight', weights, criterion?.required === true ? 'required' : 'advised'),
      ),
      field(
        'from',
        'Only from an amount up',
        textInput('from', { initial: amountText(criterion?.from, locale) }),
        {
          optional: true,
          hint: `${amountHint}; empty: every deal`,
        },
      ),
    ],
  });
}

const Check = z.enum(checkNames);

interface Typed {
  readonly check: CheckName;
  readonly label: string;
  readonly required: boolean;
  readonly from?: Money;
}

function typedOf(state: Submitted, from: Money | undefined): Typed {
  const check = Check.parse(chosenIn(state, 'check') ?? 'custom');
  const own = check === 'custom' ? '' : checkWords[check];
  return {
    check,
    label: typedIn(state, 'label') ?? own,
    required: chosenIn(state, 'weight') === 'required',
    ...(from === undefined ? {} : { from }),
  };
}

function edited(
  now: Pipeline,
  { stageId, criterionId }: z.infer<typeof Metadata>,
  typed: Typed,
): Edited<Pipeline> {
  const changed = putCriterion(now, stageId, criterionId, typed);
  return changed.ok
    ? { ok: true, next: changed.pipeline }
    : { ok: false, errors: { [changed.field]: changed.say } };
}

export const criterionModal: Modal = {
  callbackId,
  submit: adminsOnly('change the steps', async ({ state, metadata, view }, caller, context) => {
    const read = readMetadata(Metadata, metadata);
    const { currency } = caller.house.settings;
    const amount = typedIn(state, 'from');
    const from = amount === undefined ? undefined : parseAmount(amount, currency);
    if (amount !== undefined && from === undefined) {
      return { kind: 'errors', errors: { from: badAmount } };
    }
    if (from !== undefined && from.currency !== currency) {
      return { kind: 'errors', errors: { from: `Give it in ${currency}, the team’s own.` } };
    }
    const typed = typedOf(state, from);
    const { criterionId, stageId, version } = read;
    const changed = await changePipeline(
      {
        ...(criterionId === undefined ? {} : { seen: version }),
        parts: [`step:${stageId}`],
        edit: (now) => edited(now, read, typed),
      },
      caller,
      context,
    );
    return answerRules(
      changed,
      { view, state, metadata: read },
      async (house) => {
        const stage = findStage(house.pipeline, stageId);
        if (stage === undefined) return { kind: 'close' };
        const voice = await voiceFor(caller, context);
        const said = `${typed.label} is saved.`;
        return { kind: 'close', message: criteriaList(stage, voice, said) };
      },
      caller,
      context,
    );
  }),
};
