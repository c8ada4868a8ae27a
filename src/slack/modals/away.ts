import type { ModalView } from '@slack/types';
import { addDays, type IsoDate } from '../../domain/dates.ts';
import type { Member } from '../../domain/member.ts';
import { newOwnerProblem } from '../new-owner-problem.ts';
import { voiceFor } from '../people.ts';
import { datePicker, personSelect } from '../views/elements.ts';
import { field, modalView } from '../views/form.ts';
import { plainMessage } from '../views/trouble.ts';
import { weekday } from '../views/voice.ts';
import type { Modal } from './modal.ts';
import { dateIn, personIn } from './submitted.ts';

const callbackId = 'away';

/** While somebody is away they hear nothing; whoever stands in hears of their deals. */
export function awayView(member: Member, today: IsoDate): ModalView {
  return modalView({
    callbackId,
    title: 'I’m away until',
    submit: 'Save',
    metadata: {},
    blocks: [
      field('until', 'Back on', datePicker('until', member.away?.until ?? addDays(today, 7)), {
        hint: 'Your first day back; today or an earlier day means you are here',
      }),
      field('delegate', 'Who stands in', personSelect('delegate', member.away?.delegateId), {
        optional: true,
        hint: 'Nobody picked: your deals wait for you',
      }),
    ],
  });
}

export const awayModal: Modal = {
  callbackId,
  async submit({ state }, caller, context) {
    const until = dateIn(state, 'until');
    if (until === undefined) return { kind: 'errors', errors: { until: 'When are you back?' } };
    const delegateId = personIn(state, 'delegate');
    if (delegateId === caller.userId) {
      return { kind: 'errors', errors: { delegate: 'Pick somebody else, or nobody.' } };
    }
    const problem =
      delegateId === undefined ? undefined : await newOwnerProblem(delegateId, caller, context);
    if (problem !== undefined) return { kind: 'errors', errors: { delegate: problem } };
    const isHere = until <= caller.act.on;
    const away = { until, ...(delegateId === undefined ? {} : { delegateId }) };
    const { workspaceId, userId } = caller;
    await context.stores.members.edit(workspaceId, userId, { away: isHere ? undefined : away });
    const day = weekday(until, await voiceFor(caller, context));
    const said = isHere ? 'Welcome back.' : `You hear nothing from Milepost until ${day}.`;
    return { kind: 'close', message: plainMessage(said) };
  },
};
