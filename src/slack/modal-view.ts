import type { ModalView } from '@slack/types';
import type { Submitted } from './modals/modal.ts';
import { type Origin, readOrigin } from './origin.ts';
import type { ViewPayload } from './payloads.ts';

/** A modal as it came back from a person. */
export interface ReturnedModal {
  readonly view: ModalView;
  readonly state: Submitted;
  readonly metadata: string;
  readonly from: Origin;
}

/** Splits what is the modal's own from what the wrapper packed beside it. */
export function returnedModal(payload: ViewPayload): ReturnedModal {
  const { own, from } = readOrigin(payload.private_metadata);
  return { view: viewOf(payload, own), state: stateOf(payload), metadata: own, from };
}

export function stateOf(payload: Pick<ViewPayload, 'state'> | undefined): Submitted {
  return payload?.state?.values ?? {};
}

function viewOf(payload: ViewPayload, metadata: string): ModalView {
  const { title, submit, close } = payload;
  return {
    type: 'modal',
    callback_id: payload.callback_id,
    private_metadata: metadata,
    title: title ?? { type: 'plain_text', text: 'Milepost' },
    ...(submit ? { submit } : {}),
    ...(close ? { close } : {}),
    ...(payload.clear_on_close ? { clear_on_close: true } : {}),
    ...(payload.notify_on_close ? { notify_on_close: true } : {}),
    blocks: payload.blocks,
  };
}
