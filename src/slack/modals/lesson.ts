import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { addDays, type IsoDate } from '../../domain/dates.ts';
import type { House } from '../../domain/house.ts';
import { StageId } from '../../domain/ids.ts';
import type { Retro } from '../../domain/retro.ts';
import { addAction, addLesson, RETRO_DAYS } from '../../domain/retro-changes.ts';
import { changeRetro } from '../actions/change-retro.ts';
import { newOwnerProblem } from '../new-owner-problem.ts';
import { context as greyLine } from '../views/blocks.ts';
import { openStageOptions } from '../views/choices.ts';
import { dealName } from '../views/deal-line.ts';
import { datePicker, personSelect, select, textInput } from '../views/elements.ts';
import { field, modalView } from '../views/form.ts';
import { bold } from '../views/mrkdwn.ts';
import { outcomeWords } from '../views/outcome-line.ts';
import { plainMessage } from '../views/trouble.ts';
import type { Modal } from './modal.ts';
import { chosenIn, dateIn, personIn, readMetadata, typedIn } from './submitted.ts';

const callbackId = 'lesson';

const Metadata = z.object({ id: z.string() });

/** A lesson for the playbook, or something to do about it with who and by when; or both. */
export function lessonView(retro: Retro, house: House, today: IsoDate): ModalView {
  const name = dealName({ number: retro.number, name: retro.dealName });
  return modalView({
    callbackId,
    title: 'Lesson or action',
    submit: 'Add',
    metadata: { id: retro.id },
    blocks: [
      greyLine(`${bold(name)} · ${outcomeWords[retro.outcome]}`),
      field('lesson', 'Lesson', textInput('lesson', { multiline: true, max: 1_000 }), {
        optional: true,
        hint: 'What the next deal should know; shown to whoever moves into its step',
      }),
      field('step', 'Step', select('step', openStageOptions(house.pipeline)), { optional: true }),
      field('action', 'Action', textInput('action', { max: 500 }), {
        optional: true,
        hint: 'What somebody will do about it; next Monday’s digest says whether it was done',
      }),
      field('who', 'Who', personSelect('who'), { optional: true, hint: 'Nobody picked: you' }),
      field('due', 'By when', datePicker('due', addDays(today, RETRO_DAYS)), { optional: true }),
    ],
  });
}

export const lessonModal: Modal = {
  callbackId,
  async submit({ state, metadata }, caller, context) {
    const { id } = readMetadata(Metadata, metadata);
    const lesson = typedIn(state, 'lesson');
    const text = typedIn(state, 'action');
    if (lesson === undefined && text === undefined) {
      return errorAt('lesson', 'Write a lesson, or something to do.');
    }
    const step = chosenIn(state, 'step');
    const stageId = step === undefined ? undefined : StageId.parse(step);
    const due = dateIn(state, 'due');
    const { act } = caller;
    if (due !== undefined && text !== undefined && due < act.on) {
      return errorAt('due', 'Pick today or a later day.');
    }
    const ownerId = personIn(state, 'who') ?? caller.userId;
    const problem = text && (await newOwnerProblem(ownerId, caller, context));
    if (problem) return errorAt('who', problem);
    const changed = await changeRetro(
      id,
      (retro) => {
        const learnt = lesson === undefined ? retro : addLesson(retro, act, lesson, stageId);
        if (learnt === undefined || text === undefined) return learnt;
        return addAction(learnt, act, { text, ownerId, ...(due === undefined ? {} : { due }) });
      },
      caller,
      context,
    );
    return changed === undefined
      ? errorAt('lesson', 'This retro is closed, so nothing can be added.')
      : { kind: 'close', message: plainMessage('Kept. Thank you.') };
  },
};

function errorAt(field: string, say: string) {
  return { kind: 'errors' as const, errors: { [field]: say } };
}
