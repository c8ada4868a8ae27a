import type { ModalView } from '@slack/types';
import { greet } from '../../greet.ts';
import { field, modalView } from '../../views/form.ts';
import { peopleSelect } from '../../views/pickers.ts';
import { plainMessage } from '../../views/trouble.ts';
import { count } from '../../views/words.ts';
import type { Modal } from '../modal.ts';
import { peopleIn } from '../submitted.ts';
import { adminsOnly } from './admins-only.ts';
import { strangerAmong } from './settings/roles.ts';

const callbackId = 'invite';

/** Nobody hears from Milepost before they use it, unless an admin invites them. */
export function inviteView(): ModalView {
  return modalView({
    callbackId,
    title: 'Invite people',
    submit: 'Invite',
    metadata: {},
    blocks: [
      field('people', 'Who', peopleSelect('people'), {
        hint: 'Each gets one direct message: what Milepost is, what is kept, what to try',
      }),
    ],
  });
}

export const inviteModal: Modal = {
  callbackId,
  submit: adminsOnly('invite people', async ({ state }, caller, context) => {
    const people = peopleIn(state, 'people');
    if (people.length === 0) return { kind: 'errors', errors: { people: 'Who is invited?' } };
    const stranger = await strangerAmong(people, caller, context);
    if (stranger !== undefined) return { kind: 'errors', errors: { people: stranger } };
    const { members } = context.stores;
    const asked = await Promise.all(
      people.map((userId) => members.member(caller.workspaceId, userId)),
    );
    const fresh = asked.filter((member) => member.welcomedAt === undefined);
    await Promise.all(fresh.map((member) => greet({ member, act: caller.act }, context)));
    const known = asked.length - fresh.length;
    const say = `${count(fresh.length, 'person is', 'people are')} invited.${known === 0 ? '' : ` ${count(known, 'person knows', 'people know')} Milepost already.`}`;
    return { kind: 'close', message: plainMessage(say) };
  }),
};
