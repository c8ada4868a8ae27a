import { isRecord, type Json, record, records, text } from '../json.ts';
import { problemsOfView } from '../limits/check.ts';
import { STACK_DEPTH, type ViewDraft } from '../open-views.ts';
import type { OpenView } from '../shapes.ts';
import { echoBlocks } from '../wire/blocks.ts';
import { viewJson } from '../wire/views.ts';
import type { Workspace } from '../workspace.ts';
import { json, str } from './args.ts';
import { refuseProblems, refuseUnknownFiles } from './message-content.ts';
import { type Call, defineMethod, SlackError } from './method.ts';

const MOST_BYTES = 250_000;

const label = (object: unknown, key: 'title' | 'submit' | 'close') => {
  const words = text(record(object).text);
  return words === '' ? {} : { [key]: words };
};

/** The view as it will be kept; throws when Slack would not take it. */
export function checkedView(
  workspace: Workspace,
  view: unknown,
  type: 'modal' | 'home',
  replaced?: OpenView,
): ViewDraft {
  if (!isRecord(view)) {
    throw refuseProblems('invalid_arguments', [{ message: 'must be a view', pointer: '/view' }]);
  }
  if (Buffer.byteLength(JSON.stringify(view)) > MOST_BYTES) throw new SlackError('view_too_large');
  const problems = problemsOfView(view, type);
  if (problems.length > 0) throw refuseProblems('invalid_arguments', problems);
  refuseUnknownFiles(workspace, records(view.blocks), '/view/blocks');
  const externalId = text(view.external_id);
  const holder = workspace.views.byExternalId(externalId);
  if (holder && holder.id !== replaced?.id) throw new SlackError('duplicate_external_id');
  return {
    type,
    title: text(record(view.title).text),
    ...label(view.submit, 'submit'),
    ...label(view.close, 'close'),
    blocks: echoBlocks(view.blocks, workspace.ids),
    callbackId: text(view.callback_id),
    privateMetadata: text(view.private_metadata),
    externalId,
    clearOnClose: view.clear_on_close === true,
    notifyOnClose: view.notify_on_close === true,
  };
}

function redeem(
  call: Call,
  args: { trigger_id?: string | undefined; interactivity_pointer?: string | undefined },
) {
  const redeemed = call.core.triggers.redeem(args.trigger_id ?? args.interactivity_pointer ?? '');
  if ('error' in redeemed) throw new SlackError(redeemed.error);
  return redeemed.user;
}

const answer = (call: Call, view: OpenView): Json => ({ view: viewJson(call.workspace, view) });
const byTrigger = {
  trigger_id: str.optional(),
  interactivity_pointer: str.optional(),
  view: json,
};

export const viewsOpen = defineMethod({
  name: 'views.open',
  args: byTrigger,
  run: (call, args) => {
    const { workspace } = call;
    const draft = checkedView(workspace, args.view, 'modal');
    const user = redeem(call, args);
    return answer(call, workspace.views.open(user, draft));
  },
});

export const viewsPush = defineMethod({
  name: 'views.push',
  args: byTrigger,
  run: (call, args) => {
    const { workspace } = call;
    const draft = checkedView(workspace, args.view, 'modal');
    const user = redeem(call, args);
    const depth = workspace.views.stack(user).length;
    if (depth === 0) throw new SlackError('not_found');
    if (depth >= STACK_DEPTH) throw new SlackError('push_limit_reached');
    return answer(call, workspace.views.push(user, draft));
  },
});

export const viewsUpdate = defineMethod({
  name: 'views.update',
  args: {
    view: json,
    view_id: str.optional(),
    external_id: str.optional(),
    hash: str.optional(),
  },
  run: (call, args) => {
    const { views } = call.workspace;
    const before = args.view_id
      ? views.byId(args.view_id)
      : views.byExternalId(args.external_id ?? '');
    if (!before) throw new SlackError('not_found');
    if (args.hash !== undefined && args.hash !== before.hash) throw new SlackError('hash_conflict');
    const draft = checkedView(call.workspace, args.view, before.type, before);
    return answer(call, views.update(before.id, draft) ?? before);
  },
});

export const viewsPublish = defineMethod({
  name: 'views.publish',
  args: { user_id: str, view: json, hash: str.optional() },
  run: (call, { user_id: user, view, hash }) => {
    const { workspace, core } = call;
    if (!core.manifest.hasHome) throw new SlackError('not_enabled');
    if (!workspace.person(user)) throw new SlackError('user_not_found');
    const before = workspace.views.home(user);
    if (hash !== undefined && hash !== before?.hash) throw new SlackError('hash_conflict');
    const draft = checkedView(workspace, view, 'home', before);
    return answer(call, workspace.views.publish(user, draft));
  },
});
