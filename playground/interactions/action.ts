import type { Container, StateValue, StateValues } from '../acts.ts';
import type { Core } from '../core.ts';
import { compact, type Json, record, records, text } from '../json.ts';
import { optionProblems } from '../limits/options.ts';
import { stateOf } from '../view-state.ts';
import { messageJson } from '../wire/messages.ts';
import { viewJson } from '../wire/views.ts';
import {
  ActError,
  actor,
  basePayload,
  blocksOf,
  bodyOf,
  complaintOf,
  elementIn,
  type Found,
  interactive,
  placeJson,
  type Target,
  targetOf,
} from './payload.ts';

/* Buttons, menus and pickers in messages and views. */

export interface ElementAct {
  readonly container: Container;
  readonly blockId: string;
  readonly actionId: string;
}

function actionJson(core: Core, { block, element }: Found, value: StateValue): Json {
  const { type, action_id, text: label, value: own, style, placeholder } = element;
  return compact({
    block_id: block.block_id,
    action_id,
    ...(type === 'button' && { text: label, value: own, style }),
    ...(type !== 'button' && { placeholder }),
    ...value,
    action_ts: core.workspace.messages.nextTs(`actions ${text(block.block_id)}`),
  });
}

function remember(
  core: Core,
  target: Target,
  act: ElementAct,
  value: StateValue,
  state: StateValues,
) {
  if (target.type !== 'view') return target;
  const { views } = core.workspace;
  views.type(target.view.id, state);
  if (!['button', 'overflow'].includes(value.type)) {
    views.type(target.view.id, { [act.blockId]: { [act.actionId]: value } });
  }
  return { type: 'view' as const, view: views.byId(target.view.id) ?? target.view };
}

/**
 * What the person pressed or chose; a field that does not ask to be told is only kept.
 * Throws an ActError with Slack's complaint when the app does not acknowledge.
 */
export async function useElement(
  core: Core,
  user: string,
  act: ElementAct,
  value: StateValue,
  state: StateValues = {},
): Promise<void> {
  const before = targetOf(core, user, act.container);
  const found = elementIn(before, act.blockId, act.actionId);
  if (found.element.type !== value.type) {
    throw new ActError(`It is a ${text(found.element.type)}, not a ${value.type}`);
  }
  const target = remember(core, before, act, value, state);
  if (found.block.type === 'input' && found.block.dispatch_action !== true) return;
  const outcome = await interactive(
    core,
    actionPayload(core, user, target, found, value, state),
    false,
  );
  if (outcome.acked) return;
  const complaint = complaintOf(outcome);
  if (target.type === 'view') core.workspace.views.complain(target.view.id, {}, TROUBLE);
  throw new ActError(complaint);
}

export const TROUBLE = 'We had some trouble connecting. Try again?';

function actionPayload(
  core: Core,
  user: string,
  target: Target,
  found: Found,
  value: StateValue,
  state: StateValues,
): Json {
  const { workspace, responseUrls, triggers, url } = core;
  const messagePart =
    target.type === 'message' ? { message: messageJson(workspace, target.message, true) } : {};
  const viewPart = target.type === 'view' ? { view: viewJson(workspace, target.view) } : {};
  const responseUrl = () => {
    if (target.type === 'view') return {};
    const { channel, ts, threadTs } = target.message;
    const thread = threadTs === undefined ? {} : { threadTs };
    const path = responseUrls.issue('actions', { channel, user, messageTs: ts, ...thread });
    return { response_url: `${url}${path}`, state: { values: stateOf(blocksOf(target), state) } };
  };
  return {
    ...basePayload(core, 'block_actions', actor(core, user)),
    ...placeJson(core, target, viewPart, messagePart),
    ...responseUrl(),
    trigger_id: triggers.issue(user),
    actions: [actionJson(core, found, value)],
  };
}

/** The options that the app offers for what was typed into an external menu. */
export async function suggest(
  core: Core,
  user: string,
  act: ElementAct,
  query: string,
): Promise<Json> {
  const target = targetOf(core, user, act.container);
  const { element } = elementIn(target, act.blockId, act.actionId);
  if (query.length < Number(element.min_query_length ?? 3)) return { options: [] };
  const viewPart = target.type === 'view' ? { view: viewJson(core.workspace, target.view) } : {};
  const messagePart =
    target.type === 'message' ? { message: messageJson(core.workspace, target.message) } : {};
  const payload = {
    ...basePayload(core, 'block_suggestion', actor(core, user)),
    ...placeJson(core, target, viewPart, messagePart),
    block_id: act.blockId,
    action_id: act.actionId,
    value: query,
  };
  const outcome = await interactive(core, payload, true);
  if (!outcome.acked) throw new ActError(complaintOf(outcome));
  const body = bodyOf(outcome);
  const problems = optionProblems(body);
  if (problems.length > 0)
    throw new ActError(`The options cannot be shown: ${problems.join('; ')}`);
  return body;
}

/** All options of an answer or menu, its groups laid flat. */
export const optionsOf = (menu: Json): readonly Json[] =>
  menu.options === undefined
    ? records(menu.option_groups).flatMap((group) => records(group.options))
    : records(menu.options);

export const labelOf = (option: Json) => text(record(option.text).text);
