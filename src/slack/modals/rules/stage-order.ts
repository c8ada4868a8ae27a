import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { StageId } from '../../../domain/ids.ts';
import { openStages, type Pipeline } from '../../../domain/pipeline.ts';
import { reorderStages } from '../../../domain/pipeline-changes.ts';
import { changePipeline, type Edited } from '../../change-rules.ts';
import { voiceFor } from '../../people.ts';
import { answerRules } from '../../told-first.ts';
import { openStageOptions } from '../../views/choices.ts';
import { select } from '../../views/elements.ts';
import { field, modalView } from '../../views/form.ts';
import { stageList } from '../../views/stage-list.ts';
import type { Modal, Submitted } from '../modal.ts';
import { chosenIn, readMetadata } from '../submitted.ts';
import { adminsOnly } from './admins-only.ts';

const callbackId = 'stage-order';
const Metadata = z.object({ version: z.int(), places: z.int() });

/** Every place of the order at once, so that nobody ever sees half of it. */
export function stageOrderView(pipeline: Pipeline): ModalView {
  const steps = openStageOptions(pipeline);
  return modalView({
    callbackId,
    title: 'Order of the steps',
    submit: 'Save',
    metadata: { version: pipeline.version, places: steps.length },
    blocks: steps.map(({ value }, index) =>
      field(blockOf(index), `${index + 1}.`, select('step', steps, { initial: value })),
    ),
  });
}

function blockOf(index: number): string {
  return `place-${index}`;
}

function edited(now: Pipeline, state: Submitted, places: number): Edited<Pipeline> {
  const order = Array.from({ length: places }, (_, index) => chosenIn(state, blockOf(index)) ?? '');
  const twice = order.findIndex((id, index) => order.indexOf(id) !== index);
  if (twice >= 0) {
    const name = now.stages.find((stage) => stage.id === order[twice])?.name ?? 'This step';
    return { ok: false, errors: { [blockOf(twice)]: `${name} stands further up already.` } };
  }
  const open = new Set(openStages(now).map((stage) => stage.id));
  const closing = now.stages.flatMap(({ id, archived }) =>
    archived === undefined && !open.has(id) ? [id] : [],
  );
  const changed = reorderStages(now, [...order.map((id) => StageId.parse(id)), ...closing]);
  return changed.ok
    ? { ok: true, next: changed.pipeline }
    : { ok: false, errors: { [blockOf(0)]: changed.say } };
}

export const stageOrderModal: Modal = {
  callbackId,
  submit: adminsOnly('change the steps', async ({ state, metadata, view }, caller, context) => {
    const read = readMetadata(Metadata, metadata);
    const changed = await changePipeline(
      {
        seen: read.version,
        parts: ['order'],
        edit: (now) => edited(now, state, read.places),
      },
      caller,
      context,
    );
    return answerRules(
      changed,
      { view, state, metadata: read },
      async (house) => {
        const voice = await voiceFor(caller, context);
        const said = 'The order is saved.';
        const message = stageList(house.pipeline, voice, { mayEdit: true, said });
        return { kind: 'close', message };
      },
      caller,
      context,
    );
  }),
};
