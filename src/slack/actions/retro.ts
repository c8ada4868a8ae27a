import { z } from 'zod';
import { IsoDate } from '../../domain/dates.ts';
import { ChoiceId, StageId } from '../../domain/ids.ts';
import { isManager } from '../../domain/member.ts';
import { closeRetro, finishAction, type Vote, vote } from '../../domain/retro-changes.ts';
import type { Caller, Context } from '../context.ts';
import { changeMorning } from '../mark-morning.ts';
import { lessonView } from '../modals/lesson.ts';
import type { Reply } from '../reply.ts';
import { RETRO_DONE } from '../views/retro-prompt.ts';
import {
  RETRO_CLOSE,
  RETRO_FAULT,
  RETRO_LESSON,
  RETRO_REASON,
  RETRO_STEP,
  RETRO_WELL,
} from '../views/retro-questions.ts';
import { readRetroRef } from '../views/retro-ref.ts';
import { plainMessage } from '../views/trouble.ts';
import type { ActionHandler } from './action.ts';
import { changeRetro, shownAfter } from './change-retro.ts';

const closedAlready: Reply = {
  kind: 'message',
  message: plainMessage('This retro is closed. What was learned is in /deal lessons.'),
};

const Fault = z.enum(['skipped', 'badly', 'out-of-hands']);

const taps: Readonly<Record<string, (answer: string) => Vote>> = {
  [RETRO_REASON]: (answer) => ({ reason: ChoiceId.parse(answer) }),
  [RETRO_STEP]: (answer) => ({ knownAt: StageId.parse(answer) }),
  [RETRO_WELL]: (answer) => ({ wentWell: StageId.parse(answer) }),
  [RETRO_FAULT]: (answer) => ({ fault: Fault.parse(answer) }),
};

/** One tap answers, the same tap again takes it back. */
const voting: readonly ActionHandler[] = Object.entries(taps).map(([actionId, read]) => ({
  actionId,
  async act({ value }, caller, context) {
    const { id, rest: answer, isCopy } = readRetroRef(value);
    const tap = read(answer);
    const changed = await changeRetro(id, (retro) => vote(retro, caller.act, tap), caller, context);
    return changed === undefined ? closedAlready : shownAfter(changed, isCopy, caller, context);
  },
}));

const addLesson: ActionHandler = {
  actionId: RETRO_LESSON,
  async act({ value }, caller, context) {
    const { id } = readRetroRef(value);
    const retro = await context.stores.retros.get(caller.workspaceId, id);
    if (retro === undefined || retro.closedAt !== undefined) return closedAlready;
    return { kind: 'open', view: lessonView(retro, caller.house, caller.act.on) };
  },
};

/** By the deal's owner or a manager. */
async function isInCharge(id: string, caller: Caller, { stores }: Context): Promise<boolean> {
  if (isManager(caller.member)) return true;
  const retro = await stores.retros.get(caller.workspaceId, id);
  if (retro === undefined) return false;
  const deal = await stores.deals.byId(caller.workspaceId, retro.dealId);
  return deal?.ownerId === caller.userId;
}

const closeNow: ActionHandler = {
  actionId: RETRO_CLOSE,
  async act({ value }, caller, context) {
    const { id, isCopy } = readRetroRef(value);
    if (!(await isInCharge(id, caller, context))) {
      const say = 'Only the owner of the deal or a manager closes its retro.';
      return { kind: 'message', message: plainMessage(say) };
    }
    const changed = await changeRetro(
      id,
      (retro) => closeRetro(retro, caller.act.at),
      caller,
      context,
    );
    return changed === undefined ? closedAlready : shownAfter(changed, isCopy, caller, context);
  },
};

/** Ticked by whoever had it to do, the deal's owner or a manager. */
const done: ActionHandler = {
  actionId: RETRO_DONE,
  async act({ value, actionId: pressed }, caller, context) {
    const { id, rest: actionId, isCopy } = readRetroRef(value);
    const retro = await context.stores.retros.get(caller.workspaceId, id);
    const action = retro?.actions.find((one) => one.id === actionId);
    const isMine = action?.ownerId === caller.userId;
    if (!isMine && !(await isInCharge(id, caller, context))) {
      const say = 'Only whoever has it to do, the owner of the deal or a manager ticks it.';
      return { kind: 'message', message: plainMessage(say) };
    }
    const changed = await changeRetro(
      id,
      (now) => finishAction(now, actionId, caller.act.at),
      caller,
      context,
    );
    const morning = IsoDate.safeParse(pressed.split(':')[1]);
    if (morning.success) await tickMorning(morning.data, actionId, caller, context);
    else if (changed !== undefined) return shownAfter(changed, isCopy, caller, context);
    if (changed !== undefined) return { kind: 'nothing' };
    return { kind: 'message', message: plainMessage('That was done already.') };
  },
};

/** The morning message that it was ticked in shows it. */
async function tickMorning(
  date: IsoDate,
  actionId: string,
  caller: Caller,
  context: Context,
): Promise<void> {
  await changeMorning(
    date,
    (content) => {
      if (content.actions === undefined) return undefined;
      const ticked = content.actions.map((one) =>
        one.id === actionId ? { doneAt: caller.act.at, ...one } : one,
      );
      return { ...content, actions: ticked };
    },
    caller,
    context,
  );
}

export const retroActions: readonly ActionHandler[] = [...voting, addLesson, closeNow, done];
