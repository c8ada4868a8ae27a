import type { StateValues } from '../acts.ts';
import type { Core } from '../core.ts';
import { isRecord, type Json, record } from '../json.ts';
import { STACK_DEPTH } from '../open-views.ts';
import type { OpenView } from '../shapes.ts';
import { stateOf } from '../view-state.ts';
import { SlackError } from '../web-api/method.ts';
import { checkedView } from '../web-api/views.ts';
import { viewJson } from '../wire/views.ts';
import { TROUBLE } from './action.ts';
import { fieldProblems } from './field-checks.ts';
import { ActError, actor, basePayload, bodyOf, interactive } from './payload.ts';

/* Sending a modal, and closing one. */

export type SubmitOutcome = 'closed' | 'errors' | 'updated' | 'pushed' | 'cleared' | 'failed';

function openModal({ workspace }: Core, user: string, viewId: string): OpenView {
  const view = workspace.views.byId(viewId);
  if (!view || view.user !== user || view.type !== 'modal') {
    throw new ActError('That modal is not open');
  }
  return view;
}

function showErrors(core: Core, view: OpenView, errors: unknown): SubmitOutcome {
  const inputs = new Set(
    view.blocks.filter(({ type }) => type === 'input').map(({ block_id }) => block_id),
  );
  const entries = Object.entries(record(errors));
  const isSound =
    entries.length > 0 &&
    entries.every(([id, message]) => inputs.has(id) && typeof message === 'string');
  if (!isSound) throw new SlackError('invalid_response_errors');
  const shown = Object.fromEntries(entries.map(([id, message]) => [id, String(message)]));
  core.workspace.views.complain(view.id, shown);
  return 'errors';
}

function applyAnswer(core: Core, view: OpenView, body: Json): SubmitOutcome {
  const { workspace } = core;
  const { views } = workspace;
  switch (body.response_action) {
    case undefined:
      if (Object.keys(body).length > 0) throw new SlackError('invalid_response');
      views.close(view.id, false);
      return 'closed';
    case 'clear':
      views.close(view.id, true);
      return 'cleared';
    case 'errors':
      return showErrors(core, view, body.errors);
    case 'update':
      views.update(view.id, checkedView(workspace, body.view, 'modal', view));
      return 'updated';
    case 'push': {
      const draft = checkedView(workspace, body.view, 'modal');
      if (views.stack(view.user).length >= STACK_DEPTH) throw new SlackError('push_limit_reached');
      views.push(view.user, draft);
      return 'pushed';
    }
    default:
      throw new SlackError('invalid_response_action');
  }
}

/** The app's answer could not be used: the person sees trouble, the journal says why. */
function refuseAnswer(core: Core, view: OpenView, body: Json, error: SlackError): SubmitOutcome {
  core.workspace.views.complain(view.id, {}, TROUBLE);
  core.journal.add({
    kind: 'delivery',
    name: 'view_submission answer',
    outcome: error.code,
    status: 0,
    ms: 0,
    request: body,
    answer: error.details,
    effects: [],
  });
  return 'failed';
}

export async function submitView(
  core: Core,
  user: string,
  viewId: string,
  values: StateValues,
): Promise<SubmitOutcome> {
  const { views } = core.workspace;
  openModal(core, user, viewId);
  views.type(viewId, values);
  const view = openModal(core, user, viewId);
  if (view.submit === undefined) throw new ActError('That modal has nothing to send');
  const problems = fieldProblems(view.blocks, stateOf(view.blocks, view.typed));
  views.complain(viewId, problems);
  if (Object.keys(problems).length > 0) return 'errors';
  const payload = {
    ...basePayload(core, 'view_submission', actor(core, user)),
    trigger_id: core.triggers.issue(user),
    view: viewJson(core.workspace, view),
    response_urls: [],
  };
  const outcome = await interactive(core, payload, true);
  const still = views.byId(viewId);
  if (!outcome.acked) {
    if (still) views.complain(viewId, {}, TROUBLE);
    return 'failed';
  }
  const body = bodyOf(outcome);
  try {
    return still ? applyAnswer(core, still, isRecord(body) ? body : {}) : 'closed';
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    return refuseAnswer(core, still ?? view, body, error);
  }
}

/** Closing by the person: the app hears of it only where it asked to. */
export async function closeView(core: Core, user: string, viewId: string, all: boolean) {
  const view = openModal(core, user, viewId);
  const isCleared = all || view.clearOnClose;
  const closed = core.workspace.views.close(viewId, isCleared).filter((one) => one.notifyOnClose);
  await Promise.all(
    closed.map((one) =>
      interactive(
        core,
        {
          ...basePayload(core, 'view_closed', actor(core, user)),
          view: viewJson(core.workspace, one),
          is_cleared: isCleared,
        },
        false,
      ),
    ),
  );
}
