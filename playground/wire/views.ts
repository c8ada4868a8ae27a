import { compact, type Json } from '../json.ts';
import type { OpenView } from '../shapes.ts';
import { stateOf } from '../view-state.ts';
import type { Workspace } from '../workspace.ts';

const plain = (text: string): Json => ({ type: 'plain_text', text, emoji: true });

/** A view as API answers and interactive payloads show it. */
export function viewJson({ app, team }: Workspace, view: OpenView): Json {
  return compact({
    id: view.id,
    team_id: team.id,
    type: view.type,
    blocks: view.blocks,
    private_metadata: view.privateMetadata,
    callback_id: view.callbackId,
    state: { values: stateOf(view.blocks, view.typed) },
    hash: view.hash,
    title: plain(view.title),
    clear_on_close: view.clearOnClose,
    notify_on_close: view.notifyOnClose,
    close: view.close === undefined ? null : plain(view.close),
    submit: view.submit === undefined ? null : plain(view.submit),
    submit_disabled: view.type === 'modal' ? false : undefined,
    previous_view_id: view.previousId,
    root_view_id: view.rootId,
    app_id: app.id,
    external_id: view.externalId,
    app_installed_team_id: team.id,
    bot_id: app.botId,
  });
}
