import type { Run } from '../answer.ts';
import { createModalButtonWay } from '../answers/modal-button-way.ts';
import type { Way } from '../answers/way.ts';
import { createWindowWay } from '../answers/window-way.ts';
import { createWordsWay } from '../answers/words-way.ts';
import type { Delivery } from '../delivery.ts';
import { type ReturnedModal, returnedModal, stateOf } from '../modal-view.ts';
import type { Modal } from '../modals/modal.ts';
import type { Below, Origin } from '../origin.ts';
import { type ActionBody, actionBody, chosenValue, type PressedAction } from '../payloads.ts';
import { typedWords } from '../typed-words.ts';
import { notKnown, THREAD_BLOCK } from '../views/trouble.ts';
import { resuming, waitingBelow } from './below.ts';
import type { Listening } from './listening.ts';

export function listenToActions(listening: Listening): void {
  const { app, answering, publishHome } = listening;

  app.action(/.*/, async ({ ack, body }) => {
    const pressed = actionBody.parse(body);
    const { user, view } = pressed;
    const [action] = pressed.actions;
    if (action === undefined) return ack();
    const modal = view?.type === 'modal' ? returnedModal(view) : undefined;
    const home = view?.type === 'home' ? { home: true } : undefined;
    const origin: Origin = modal?.from ?? home ?? originOf(pressed, action);
    const waits = modal && waitingBelow(modal, view?.id ?? '', listening);
    const { run, resume } = resuming(
      listening,
      waits ?? origin.below,
      origin,
      runOf(listening, pressed, action, modal),
    );
    await answering.answer(
      deliveryOf(listening, pressed, action, origin),
      wayOf(listening, pressed, { origin, action, waits, ack: () => ack() }),
      run,
    );
    await resume();
    if (origin.home === true) await publishHome(user.id);
  });
}

function deliveryOf(
  { pressKey, dispatch }: Listening,
  { user, team, view, container }: ActionBody,
  action: PressedAction,
  origin: Origin,
): Delivery {
  const key = pressKey({
    userId: user.id,
    where: container.message_ts ?? container.view_id ?? '',
    actionId: action.action_id,
    blockId: action.block_id,
    value: chosenValue(action) ?? '',
    actionTs: action.action_ts,
  });
  return {
    kind: view === undefined ? 'button' : `${view.type}-button`,
    userId: user.id,
    teamOfUser: user.team_id ?? team?.id,
    messageTs: container.message_ts,
    origin,
    key,
    reads: readsOnly(dispatch, action),
  };
}

/** A button that says words which change nothing. */
function readsOnly(dispatch: Listening['dispatch'], action: PressedAction): boolean {
  const words = dispatch.wordsOf(action.action_id, chosenValue(action));
  return words !== undefined && dispatch.reads(typedWords(words));
}

function originOf(pressed: ActionBody, action: PressedAction): Origin {
  const { container, message, channel, response_url: responseUrl } = pressed;
  const offered = action.block_id.startsWith(THREAD_BLOCK)
    ? action.block_id.slice(THREAD_BLOCK.length)
    : undefined;
  const standsIn = container.thread_ts ?? message?.thread_ts;
  // A message that heads a thread names itself; who presses its buttons is in the channel.
  const threadTs = offered ?? (standsIn === container.message_ts ? undefined : standsIn);
  const channelId = channel?.id ?? container.channel_id;
  return {
    ...(responseUrl === undefined ? {} : { responseUrl }),
    ...(channelId === undefined ? {} : { channel: channelId }),
    ...(threadTs === undefined ? {} : { threadTs }),
  };
}

interface Pressing {
  readonly origin: Origin;
  readonly action: PressedAction;
  readonly waits: Below | undefined;
  readonly ack: () => Promise<void>;
}

function wayOf(
  { mouth, dispatch }: Listening,
  pressed: ActionBody,
  { origin, action, waits, ack }: Pressing,
): Way {
  const { user, view, trigger_id: triggerId = '' } = pressed;
  const to = { userId: user.id, origin };
  const words = dispatch.wordsOf(action.action_id, chosenValue(action));
  const ways = { mouth, to, triggerId, words, reads: readsOnly(dispatch, action), ack };
  if (view?.type === 'modal') {
    const modal = { id: view.id, callbackId: view.callback_id };
    return createModalButtonWay({ ...ways, modal, waits });
  }
  return view === undefined
    ? createWordsWay({ ...ways, speaksInAck: false })
    : createWindowWay(ways);
}

/** A command button's words, the modal's own action, or a registered one. */
function runOf(
  { dispatch, context }: Listening,
  pressed: ActionBody,
  action: PressedAction,
  modal: ReturnedModal | undefined,
): Run {
  const value = chosenValue(action);
  const { action_id: actionId, block_id: blockId } = action;
  const words = dispatch.wordsOf(actionId, value);
  return async (caller) => {
    if (words !== undefined) return dispatch.words(typedWords(words), caller, context);
    const state = modal?.state ?? stateOf(pressed);
    const own = modal && ownAction(dispatch.modals.get(pressed.view?.callback_id ?? ''), actionId);
    if (own !== undefined) {
      return own({ value, state, metadata: modal?.metadata ?? '' }, caller, context);
    }
    const acted = { actionId, blockId, value, state };
    const reply = await dispatch.action(acted, caller, context);
    if (reply !== undefined) return reply;
    // What stands in a modal may only hold a value until it is submitted.
    return modal !== undefined && action.type !== 'button'
      ? { kind: 'nothing' }
      : { kind: 'message', message: notKnown('button') };
  };
}

function ownAction(modal: Modal | undefined, actionId: string) {
  return modal?.actions?.[actionId] ?? modal?.actions?.[actionId.split(':', 1)[0] ?? ''];
}
