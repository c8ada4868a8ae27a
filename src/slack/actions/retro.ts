import { z } from 'zod';
import { ChoiceId, StageId } from '../../domain/ids.ts';
import { isManager } from '../../domain/member.ts';
import { closeRetro, type Vote, vote } from '../../domain/retro-changes.ts';
import type { Caller, Context } from '../context.ts';
import { lessonView } from '../modals/lesson.ts';
import type { Reply } from '../reply.ts';
import {
  RETRO_CLOSE,
  RETRO_FAULT,
  RETRO_LESSON,
  RETRO_REASON,
  RETRO_STEP,
  RETRO_WELL,
} from '../views/retro-prompt.ts';
import { plainMessage } from '../views/trouble.ts';
import type { ActionHandler } from './action.ts';
import { changeRetro, promptOf } from './change-retro.ts';

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
  async act({ value = '' }, caller, context) {
    const [id = '', answer = ''] = value.split('|');
    const tap = read(answer);
    const changed = await changeRetro(
      id,
      promptOf(caller),
      (retro) => vote(retro, caller.act, tap),
      caller,
      context,
    );
    return changed === undefined ? closedAlready : { kind: 'nothing' };
  },
}));

const addLesson: ActionHandler = {
  actionId: RETRO_LESSON,
  async act({ value = '' }, caller, context) {
    const retro = await context.stores.retros.get(caller.workspaceId, value);
    if (retro?.closedAt !== undefined) return closedAlready;
    const view = lessonView({ id: value, prompt: promptOf(caller) }, caller.house, caller.act.on);
    return { kind: 'open', view };
  },
};

/** By the deal's owner or a manager. */
async function mayClose(id: string, caller: Caller, { stores }: Context): Promise<boolean> {
  if (isManager(caller.member)) return true;
  const retro = await stores.retros.get(caller.workspaceId, id);
  if (retro === undefined) return false;
  const deal = await stores.deals.byId(caller.workspaceId, retro.dealId);
  return deal?.ownerId === caller.userId;
}

const closeNow: ActionHandler = {
  actionId: RETRO_CLOSE,
  async act({ value = '' }, caller, context) {
    if (!(await mayClose(value, caller, context))) {
      const say = 'Only the owner of the deal or a manager closes its retro.';
      return { kind: 'message', message: plainMessage(say) };
    }
    const changed = await changeRetro(
      value,
      promptOf(caller),
      (retro) => closeRetro(retro, caller.act.at),
      caller,
      context,
    );
    return changed === undefined ? closedAlready : { kind: 'nothing' };
  },
};

export const retroActions: readonly ActionHandler[] = [...voting, addLesson, closeNow];
