import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { StageId } from '../../../domain/ids.ts';
import type { Pipeline, Stage } from '../../../domain/pipeline.ts';
import { archiveStage } from '../../../domain/pipeline-changes.ts';
import { changePipeline, type Edited } from '../../change-rules.ts';
import { voiceFor } from '../../people.ts';
import { answerRules } from '../../told-first.ts';
import { section } from '../../views/blocks.ts';
import { select } from '../../views/elements.ts';
import { field, modalView } from '../../views/form.ts';
import { bold, line } from '../../views/mrkdwn.ts';
import { stageList } from '../../views/stage-list.ts';
import { count } from '../../views/words.ts';
import type { Modal } from '../modal.ts';
import { chosenIn, readMetadata } from '../submitted.ts';
import { adminsOnly } from './admins-only.ts';

const callbackId = 'archive-stage';
const Metadata = z.object({ version: z.int(), stageId: StageId });

/** The live steps of the same kind: those its deals can go to. */
export function twinsOf(pipeline: Pipeline, stage: Stage): readonly Stage[] {
  return pipeline.stages.filter(
    ({ id, kind, archived }) => id !== stage.id && kind === stage.kind && archived === undefined,
  );
}

/** Closes a step to entry; its deals go to the step that is picked. */
export function archiveStageView(pipeline: Pipeline, stage: Stage, deals: number): ModalView {
  const options = twinsOf(pipeline, stage).map(({ id, name }) => ({ value: id, label: name }));
  const name = line(stage.name, 60);
  return modalView({
    callbackId,
    title: 'Archive step',
    submit: 'Archive',
    metadata: { version: pipeline.version, stageId: stage.id },
    blocks: [
      section(
        `${bold(name)} takes no more deals from then on. ${count(deals, 'deal is', 'deals are')} in it now. What was done there stays in their history.`,
      ),
      field('move-to', 'Its deals go to', select('step', options)),
    ],
  });
}

function edited(now: Pipeline, id: StageId, moveTo: StageId, at: Date): Edited<Pipeline> {
  const changed = archiveStage(now, id, moveTo, at);
  return changed.ok
    ? { ok: true, next: changed.pipeline }
    : { ok: false, errors: { 'move-to': changed.say } };
}

export const archiveStageModal: Modal = {
  callbackId,
  submit: adminsOnly('change the steps', async ({ state, metadata, view }, caller, context) => {
    const read = readMetadata(Metadata, metadata);
    const moveTo = StageId.safeParse(chosenIn(state, 'move-to'));
    if (!moveTo.success) return { kind: 'errors', errors: { 'move-to': 'Where do they go?' } };
    const changed = await changePipeline(
      {
        seen: read.version,
        parts: [`step:${read.stageId}`, 'order'],
        edit: (now) => edited(now, read.stageId, moveTo.data, caller.act.at),
      },
      caller,
      context,
    );
    return answerRules(
      changed,
      { view, state, metadata: read },
      async ({ pipeline }) => {
        const nameOf = (id: StageId) => pipeline.stages.find((one) => one.id === id)?.name ?? id;
        const said = `${nameOf(read.stageId)} is archived. Its deals are on their way to ${nameOf(moveTo.data)}.`;
        const voice = await voiceFor(caller, context);
        return { kind: 'close', message: stageList(pipeline, voice, { mayEdit: true, said }) };
      },
      caller,
      context,
    );
  }),
};
