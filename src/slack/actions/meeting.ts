import { z } from 'zod';
import { IsoDate } from '../../domain/dates.ts';
import type { Done } from '../../domain/decision.ts';
import { DealNumber } from '../../domain/ids.ts';
import { meetingHeld, noShow, whoSaw } from '../../domain/meeting.ts';
import { changeDeal, confirm, refuse } from '../change-deal.ts';
import type { Caller, Context } from '../context.ts';
import type { Reply } from '../reply.ts';
import { MEETING_HELD, MEETING_NO_SHOW } from '../views/morning-meeting.ts';
import { MORNING_WHO_SAW, OTHERS_SAW, WHO_SAW } from '../views/who-saw.ts';
import type { Acted, ActionHandler } from './action.ts';

const Kind = z.enum(['met', 'demo']);

/** `2026-03-13|demo|2026-03-12|p1` on `meeting-held:42`. */
function readAnswer({ actionId, value = '' }: Acted) {
  const number = DealNumber.parse(Number(actionId.split(':')[1]));
  const [, kind, on, personId = ''] = value.split('|');
  const asked = { kind: Kind.parse(kind), on: IsoDate.parse(on) };
  return { number, asked: personId === '' ? asked : { ...asked, personId } };
}

/** The message itself shows what was answered, so nothing else is said. */
function answer(actionId: string, decide: typeof meetingHeld): ActionHandler {
  return {
    actionId,
    async act(acted, caller, context) {
      const { number, asked } = readAnswer(acted);
      const changed = await changeDeal(number, caller, context, (deal) =>
        decide(deal, caller.member, caller.act, asked),
      );
      return changed.ok ? { kind: 'nothing' } : refuse(changed.refusal, caller, context);
    },
  };
}

/** `who-saw:42:0`, its value somebody's id. */
function whoSawIt(
  actionId: string,
  tell: (changed: Done, caller: Caller, context: Context) => Promise<Reply>,
): ActionHandler {
  return {
    actionId,
    async act({ actionId: acted, value }, caller, context) {
      const number = DealNumber.parse(Number(acted.split(':')[1]));
      const personId = value === OTHERS_SAW ? undefined : value;
      const changed = await changeDeal(number, caller, context, (deal) =>
        whoSaw(deal, caller.member, caller.act, personId),
      );
      return changed.ok
        ? tell(changed.done, caller, context)
        : refuse(changed.refusal, caller, context);
    },
  };
}

export const meetingActions: readonly ActionHandler[] = [
  answer(MEETING_HELD, meetingHeld),
  answer(MEETING_NO_SHOW, noShow),
  whoSawIt(MORNING_WHO_SAW, async () => ({ kind: 'nothing' })),
  whoSawIt(WHO_SAW, async (done, caller, context) => ({
    kind: 'message',
    message: await confirm(done, caller, context),
    replaces: true,
  })),
];
