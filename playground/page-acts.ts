import type { Act } from './acts.ts';
import type { Core } from './core.ts';
import { suggest, useElement } from './interactions/action.ts';
import { typeCommand } from './interactions/command.ts';
import { ActError } from './interactions/payload.ts';
import { edit, remove, say } from './interactions/say.ts';
import { openHome, useGlobalShortcut, useMessageShortcut } from './interactions/shortcuts.ts';
import { closeView, submitView } from './interactions/submit.ts';
import { fileJson } from './wire/files.ts';

/* What the page asks for, done as the person who is looking at it. */

type Done = Promise<unknown> | undefined;
type Doers = {
  readonly [K in Act['type']]: (core: Core, as: string, act: Extract<Act, { type: K }>) => unknown;
};

const at = ({
  container,
  block_id,
  action_id,
}: Extract<Act, { type: 'suggest' | 'blockAction' }>) => ({
  container,
  blockId: block_id,
  actionId: action_id,
});

function moveClock(
  { workspace: { clock } }: Core,
  { byMs, to }: Extract<Act, { type: 'moveClock' }>,
) {
  if (to !== undefined) clock.moveTo(new Date(to));
  else clock.moveBy(byMs ?? 0);
}

function upload({ workspace, url }: Core, user: string, act: Extract<Act, { type: 'upload' }>) {
  const { files } = workspace;
  const { id } = files.reserve({ name: act.name, mimetype: act.mimetype, user });
  files.fill(id, Buffer.from(act.base64, 'base64'));
  const file = files.complete(id, undefined);
  return file && { file: fileJson(file, url) };
}

const doers = (reset: () => void): Doers => ({
  say: (core, as, { channel, text, threadTs }) => void say(core, as, channel, text, threadTs),
  edit: (core, as, { channel, ts, text }) => edit(core, as, channel, ts, text),
  remove: (core, as, { channel, ts }) => remove(core, as, channel, ts),
  command: (core, as, { channel, text }) => typeCommand(core, as, channel, text),
  blockAction: (core, as, act) => useElement(core, as, at(act), act.value, act.state),
  suggest: (core, as, act) => suggest(core, as, at(act), act.query),
  viewSubmit: async (core, as, { viewId, values }) => ({
    outcome: await submitView(core, as, viewId, values),
  }),
  viewClose: (core, as, { viewId, all }) => closeView(core, as, viewId, all),
  globalShortcut: (core, as, { callbackId }) => useGlobalShortcut(core, as, callbackId),
  messageShortcut: (core, as, { callbackId, channel, ts }) =>
    useMessageShortcut(core, as, callbackId, channel, ts),
  openHome: (core, as, { tab }) => openHome(core, as, tab),
  openDm: ({ workspace }, as, { user }) => ({ channel: workspace.dm([as, user]).id }),
  markRead: ({ workspace }, as, { channel }) => workspace.markRead(channel, as),
  invite: ({ workspace }, _as, { channel, user }) => workspace.join(channel, user),
  kick: ({ workspace }, _as, { channel, user }) => workspace.leave(channel, user),
  archive: ({ workspace }, _as, { channel }) => workspace.archive(channel),
  upload,
  moveClock: (core, _as, act) => moveClock(core, act),
  addFault: ({ faults }, _as, { fault }) => faults.add(fault),
  clearFaults: ({ faults }) => faults.clear(),
  dropSockets: ({ sockets }) => sockets.drop(),
  duplicateNext: ({ faults }, _as, { times }) => faults.duplicateNext(times),
  reset,
});

/** Throws an ActError when the person could not do that. */
export function perform(core: Core, reset: () => void, as: string, act: Act): unknown {
  const table = doers(reset);
  const run = <K extends Act['type']>(type: K, one: Extract<Act, { type: K }>): Done | unknown =>
    table[type](core, as, one);
  if (!core.workspace.person(as)) throw new ActError(`There is nobody with the id ${as}`);
  return run(act.type, act);
}
