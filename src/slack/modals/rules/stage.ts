import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { StageId } from '../../../domain/ids.ts';
import type { Pipeline, Stage, StageKind } from '../../../domain/pipeline.ts';
import {
  addStage,
  editStage,
  newStageId,
  type PipelineRefusal,
  type StageInput,
} from '../../../domain/pipeline-changes.ts';
import { changePipeline, type Edited } from '../../change-rules.ts';
import { voiceFor } from '../../people.ts';
import { answerRules } from '../../told-first.ts';
import { context as small } from '../../views/blocks.ts';
import { checkboxes, radios, textInput } from '../../views/elements.ts';
import { field, modalView } from '../../views/form.ts';
import { numberInput } from '../../views/pickers.ts';
import { kindWords, stageList } from '../../views/stage-list.ts';
import type { Modal, Submitted } from '../modal.ts';
import { allChosenIn, chosenIn, readMetadata, typedIn } from '../submitted.ts';
import { adminsOnly } from './admins-only.ts';

const callbackId = 'stage';
const Metadata = z.object({ version: z.int(), stageId: StageId.optional() });

const Kind = z.enum(['open', 'won', 'lost', 'unqualified']);
const kinds = [
  { value: 'open', label: 'Open step', description: 'Deals are worked on here' },
  { value: 'won', label: 'Won', description: 'Closes a deal as won' },
  { value: 'lost', label: 'Lost', description: 'Closes a deal as lost' },
  {
    value: 'unqualified',
    label: 'Not a fit',
    description: 'Closes it; counts neither as won nor as lost',
  },
];

/** Adds a step, or, with one given, changes what it is called and asks. */
export function stageView({ version }: Pipeline, stage?: Stage): ModalView {
  return modalView({
    callbackId,
    title: stage === undefined ? 'Add step' : 'Edit step',
    submit: 'Save',
    metadata: { version, ...(stage === undefined ? {} : { stageId: stage.id }) },
    blocks: [
      field(
        'name',
        'Name',
        textInput('name', { initial: stage?.name, max: 60 }),
        stage === undefined ? {} : { hint: 'Deals keep their place when a step is renamed.' },
      ),
      stage === undefined
        ? field('kind', 'Kind', radios('kind', kinds, 'open'))
        : small(`Kind: ${kindWords[stage.kind]}. A step keeps its kind.`),
      ...(stage === undefined || stage.kind === 'open' ? openFields(stage) : []),
      field(
        'guidance',
        'Guidance',
        textInput('guidance', { initial: stage?.guidance, multiline: true, max: 2_000 }),
        { optional: true, hint: 'Shown in the playbook and to whoever moves a deal here' },
      ),
    ],
  });
}

function openFields(stage: Stage | undefined) {
  const limits = stage?.limits ?? { ageDays: 14, silenceDays: 5 };
  const reopen = { value: 'reopen', label: 'Lost deals may be reopened here' };
  return [
    field(
      'probability',
      'How many of 100 deals here are won',
      numberInput('probability', { initial: stage?.probability ?? 50, min: 0, max: 100 }),
      { hint: 'Until enough deals were closed for Milepost to know it' },
    ),
    field(
      'age',
      'Needs its rep after so many working days in this step',
      numberInput('age', { initial: limits.ageDays, min: 0, max: 365 }),
      { hint: '0: never' },
    ),
    field(
      'silence',
      'Needs its rep after so many working days without contact',
      numberInput('silence', { initial: limits.silenceDays, min: 0, max: 365 }),
      { hint: '0: never' },
    ),
    field(
      'reopen',
      'Reopening',
      checkboxes('reopen', [reopen], stage?.reopenTarget === true ? ['reopen'] : []),
      { optional: true },
    ),
  ];
}

/** What was typed; a closing step asks for nothing but its name and guidance. */
function inputOf(state: Submitted, kind: StageKind, old?: Stage): StageInput {
  const number = (block: string, otherwise: number) => Number(typedIn(state, block) ?? otherwise);
  const isOpen = kind === 'open';
  return {
    name: typedIn(state, 'name') ?? '',
    kind,
    probability: isOpen ? number('probability', 50) : kind === 'won' ? 100 : 0,
    limits: isOpen
      ? { ageDays: number('age', 0), silenceDays: number('silence', 0) }
      : { ageDays: 0, silenceDays: 0 },
    guidance: typedIn(state, 'guidance') ?? '',
    reopenTarget: isOpen && allChosenIn(state, 'reopen').length > 0,
    criteria: old?.criteria ?? [],
  };
}

function edited(now: Pipeline, id: StageId | undefined, state: Submitted): Edited<Pipeline> {
  const old = id === undefined ? undefined : now.stages.find((stage) => stage.id === id);
  const kind = old?.kind ?? Kind.parse(chosenIn(state, 'kind') ?? 'open');
  const input = inputOf(state, kind, old);
  const changed =
    id === undefined
      ? addStage(now, newStageId(now, input.name), input)
      : editStage(now, id, input);
  return changed.ok ? { ok: true, next: changed.pipeline } : { ok: false, errors: at(changed) };
}

const blockOf = {
  name: 'name',
  kind: 'name',
  probability: 'probability',
  limits: 'age',
  order: 'name',
  moveTo: 'name',
} as const satisfies Record<PipelineRefusal['field'], string>;

function at({ field: where, say }: PipelineRefusal): Readonly<Record<string, string>> {
  return { [blockOf[where]]: say };
}

export const stageModal: Modal = {
  callbackId,
  submit: adminsOnly('change the steps', async ({ state, metadata, view }, caller, context) => {
    const read = readMetadata(Metadata, metadata);
    const { stageId } = read;
    const changed = await changePipeline(
      {
        // A new step stands in nobody's way, so it is added whatever else was changed.
        ...(stageId === undefined ? {} : { seen: read.version }),
        parts: [stageId === undefined ? 'order' : `step:${stageId}`],
        edit: (now) => edited(now, stageId, state),
      },
      caller,
      context,
    );
    const name = typedIn(state, 'name') ?? '';
    return answerRules(
      changed,
      { view, state, metadata: read },
      async (house) => {
        const said = stageId === undefined ? `${name} is a step now.` : `${name} is saved.`;
        const voice = await voiceFor(caller, context);
        const message = stageList(house.pipeline, voice, { mayEdit: true, said });
        return { kind: 'close', message };
      },
      caller,
      context,
    );
  }),
};
