import { createSubmitWay } from '../answers/submit-way.ts';
import { submitKey } from '../delivery.ts';
import { returnedModal } from '../modal-view.ts';
import { submissionBody } from '../payloads.ts';
import { notKnown } from '../views/trouble.ts';
import { resuming } from './below.ts';
import type { Listening } from './listening.ts';

export function listenToModals(listening: Listening): void {
  const { app, answering, dispatch, context, mouth, publishHome } = listening;

  app.view({ type: 'view_submission' }, async ({ ack, body }) => {
    const { user, team, view: payload } = submissionBody.parse(body);
    const modal = dispatch.modals.get(payload.callback_id);
    const { view, state, metadata, from } = returnedModal(payload);
    const to = { userId: user.id, origin: from };
    const way = createSubmitWay({
      mouth,
      to,
      submitted: { id: payload.id, view, state },
      ack: (answer) => (answer === undefined ? ack() : ack(answer)),
    });
    const delivery = {
      kind: 'submit',
      teamOfUser: user.team_id ?? team?.id,
      key: submitKey(payload),
      ...to,
    };
    const { run, resume } = resuming(listening, from.below, from, async (caller) =>
      modal === undefined
        ? { kind: 'message', message: notKnown('form') }
        : modal.submit({ state, metadata, view }, caller, context),
    );
    await answering.answer(delivery, way, run);
    await resume();
    if (from.home === true) await publishHome(user.id);
  });

  app.view({ type: 'view_closed' }, async ({ ack }) => ack());
}
