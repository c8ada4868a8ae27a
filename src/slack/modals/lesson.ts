import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { IsoDate } from '../../domain/dates.ts';
import { addDays } from '../../domain/dates.ts';
import type { House } from '../../domain/house.ts';
import { ChannelId, StageId } from '../../domain/ids.ts';
import { addAction, addLesson, RETRO_DAYS } from '../../domain/retro-changes.ts';
import { changeRetro } from '../actions/change-retro.ts';
import { openStageOptions } from '../views/choices.ts';
import { datePicker, personSelect, select, textInput } from '../views/elements.ts';
import { field, modalView } from '../views/form.ts';
import { plainMessage } from '../views/trouble.ts';
import type { Modal } from './modal.ts';
import { chosenIn, dateIn, personIn, readMetadata, typedIn } from './submitted.ts';

const callbackId = 'lesson';

const Metadata = z.object({
  id: z.string(),
  prompt: z.object({ channel: ChannelId, ts: z.string() }).optional(),
});

/** A lesson for the playbook, or something to do about it with who and by when; or both. */
export function lessonView(
  about: z.input<typeof Metadata>,
  house: House,
  today: IsoDate,
): ModalView {
  return modalView({
    callbackId,
    title: 'Lesson or action',
    submit: 'Add',
    metadata: about,
    blocks: [
      field('lesson', 'Lesson', textInput('lesson', { multiline: true, max: 1_000 }), {
        optional: true,
        hint: 'What the next deal should know; shown to whoever moves into its step',
      }),
      field('stage', 'At which step', select('stage', openStageOptions(house.pipeline)), {
        optional: true,
      }),
      field('action', 'To do', textInput('action', { max: 500 }), { optional: true }),
      field('owner', 'Who', personSelect('owner'), { optional: true }),
      field('due', 'By', datePicker('due', addDays(today, RETRO_DAYS)), { optional: true }),
    ],
  });
}

export const lessonModal: Modal = {
  callbackId,
  async submit({ state, metadata }, caller, context) {
    const { id, prompt } = readMetadata(Metadata, metadata);
    const lesson = typedIn(state, 'lesson');
    const text = typedIn(state, 'action');
    if (lesson === undefined && text === undefined) {
      return { kind: 'errors', errors: { lesson: 'Write a lesson, or something to do.' } };
    }
    const stage = chosenIn(state, 'stage');
    const stageId = stage === undefined ? undefined : StageId.parse(stage);
    const due = dateIn(state, 'due');
    const ownerId = personIn(state, 'owner') ?? caller.userId;
    const { act } = caller;
    const changed = await changeRetro(
      id,
      prompt,
      (retro) => {
        const learnt = lesson === undefined ? retro : addLesson(retro, act, lesson, stageId);
        if (learnt === undefined || text === undefined) return learnt;
        return addAction(learnt, act, { text, ownerId, ...(due === undefined ? {} : { due }) });
      },
      caller,
      context,
    );
    return changed === undefined
      ? { kind: 'errors', errors: { lesson: 'This retro is closed, so nothing can be added.' } }
      : { kind: 'close', message: plainMessage('Kept. Thank you.') };
  },
};
