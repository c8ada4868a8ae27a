import type { ModalView } from '@slack/types';
import { personSelect } from '../../views/elements.ts';
import { field, modalView } from '../../views/form.ts';
import { peopleSelect } from '../../views/pickers.ts';
import { plainMessage } from '../../views/trouble.ts';
import { count } from '../../views/words.ts';
import type { Modal } from '../modal.ts';
import { peopleIn, personIn } from '../submitted.ts';
import { adminsOnly } from './admins-only.ts';
import { strangerAmong } from './settings/roles.ts';

const callbackId = 'team';

/** Whose list a deal goes to when its rep does nothing about it. */
export function teamView(): ModalView {
  return modalView({
    callbackId,
    title: 'Who reports to whom',
    submit: 'Save',
    metadata: {},
    blocks: [
      field('people', 'These people', peopleSelect('people')),
      field('manager', 'Report to', personSelect('manager'), {
        optional: true,
        hint: 'Nobody picked: to the managers together',
      }),
    ],
  });
}

export const teamModal: Modal = {
  callbackId,
  submit: adminsOnly('change the settings', async ({ state }, caller, context) => {
    const people = peopleIn(state, 'people');
    const manager = personIn(state, 'manager');
    if (people.length === 0) return { kind: 'errors', errors: { people: 'Who is it about?' } };
    if (manager !== undefined && people.includes(manager)) {
      return { kind: 'errors', errors: { manager: 'Nobody reports to themselves.' } };
    }
    const problem = manager && (await strangerAmong([manager], caller, context));
    if (problem) return { kind: 'errors', errors: { manager: problem } };
    const named = manager && (await context.stores.members.member(caller.workspaceId, manager));
    const { workspaceId } = caller;
    await Promise.all(
      people.map((userId) =>
        context.stores.members.edit(workspaceId, userId, { managerId: manager }),
      ),
    );
    const to = named ? named.name : 'the managers together';
    const say = `${count(people.length, 'person reports', 'people report')} to ${to} now.`;
    return { kind: 'close', message: plainMessage(say) };
  }),
};
