import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { announce } from '../../../domain/announcement.ts';
import { runningSlot } from '../../../domain/schedule.ts';
import type { Settings } from '../../../domain/settings.ts';
import type { House } from '../../../ports.ts';
import { readDigest } from '../../../read-digest.ts';
import { changeSettings } from '../../change-rules.ts';
import type { Caller, Context } from '../../context.ts';
import { voiceFor } from '../../people.ts';
import { proposeRoles } from '../../propose-roles.ts';
import { peopleIn } from '../../render-digest.ts';
import { answerRules } from '../../told-first.ts';
import { section } from '../../views/blocks.ts';
import { digestMessage } from '../../views/digest.ts';
import { modalView } from '../../views/form.ts';
import { type Room, setUpDone, setUpLook } from '../../views/set-up.ts';
import { plainMessage } from '../../views/trouble.ts';
import type { Modal } from '../modal.ts';
import { readMetadata } from '../submitted.ts';
import { adminsOnly } from './admins-only.ts';
import { channelFields, readChannels, retryStranded } from './settings/channels.ts';
import { readRoles, roleFields } from './settings/roles.ts';
import type { ReadForm } from './settings-form.ts';

const Metadata = z.object({ version: z.int() });
const title = 'Set up Milepost';

/** First of three: where things are posted. */
export function setUpChannelsView(settings: Settings): ModalView {
  return modalView({
    callbackId: 'set-up-channels',
    title,
    submit: 'Next',
    metadata: { version: settings.version },
    blocks: [
      section(
        '*1 of 3: channels.* First invite Milepost to each of them: type `/invite @Milepost` there.',
      ),
      ...channelFields(settings),
    ],
  });
}

/** Second: who is what, as Slack would have it. */
export function setUpRolesView(
  settings: Settings,
  proposed: Pick<Settings, 'adminIds' | 'managerIds' | 'supportIds'>,
): ModalView {
  return modalView({
    callbackId: 'set-up-roles',
    title,
    submit: 'Next',
    metadata: { version: settings.version },
    blocks: [
      section('*2 of 3: roles.* Proposed from who is in your channels. Change what is not right.'),
      ...roleFields(proposed),
    ],
  });
}

/** Third: what was decided, and what a digest looks like. */
export function setUpLookView(
  settings: Settings,
  digest: Parameters<typeof setUpLook>[1],
): ModalView {
  return modalView({
    callbackId: 'set-up-look',
    title,
    submit: 'Finish',
    metadata: { version: settings.version },
    blocks: [section('*3 of 3: have a look.*'), ...setUpLook(settings, digest)],
  });
}

/** One step of the set-up: keeps what was picked and shows the next. */
function step(
  callbackId: string,
  part: string,
  read: (
    state: Parameters<Modal['submit']>[0]['state'],
    caller: Caller,
    context: Context,
  ) => ReadForm | Promise<ReadForm>,
  next: (house: House, caller: Caller, context: Context) => Promise<ModalView>,
): Modal {
  return {
    callbackId,
    submit: adminsOnly('set up Milepost', async ({ state, metadata, view }, caller, context) => {
      const seen = readMetadata(Metadata, metadata);
      const typed = await read(state, caller, context);
      if ('errors' in typed) return { kind: 'errors', errors: typed.errors };
      const changed = await changeSettings(
        {
          seen: seen.version,
          parts: [part],
          edit: (now) => {
            const edited = typed.edit(now);
            return 'ok' in edited ? edited : { ok: true, next: edited };
          },
        },
        caller,
        context,
      );
      return answerRules(
        changed,
        { view, state, metadata: seen },
        async (house) => ({ kind: 'update', view: await next(house, caller, context) }),
        caller,
        context,
      );
    }),
  };
}

const channelsStep = step(
  'set-up-channels',
  'channels',
  readChannels,
  async (house, caller, context) => {
    await retryStranded(caller, context);
    const { settings } = house;
    const proposed =
      settings.adminIds.length > 0 ? settings : await proposeRoles(settings, caller, context);
    return setUpRolesView(settings, proposed);
  },
);

const rolesStep = step('set-up-roles', 'roles', readRoles, async (house, caller, context) => {
  await sayTestLines(house.settings, caller, context);
  await context.stores.numbers.settle(caller.workspaceId);
  const slot = runningSlot(house.settings.zone, caller.act.at);
  const facts = await readDigest(context.stores, house, slot);
  const voice = await voiceFor(caller, context, peopleIn(facts));
  return setUpLookView(house.settings, digestMessage(facts, {}, house, voice));
});

const rooms: readonly Room[] = ['deals', 'managers', 'support'];

/** One line per channel, once however often the form is sent. */
async function sayTestLines(
  { channels }: Settings,
  { userId, key, act, workspaceId }: Caller,
  context: Context,
): Promise<void> {
  const lines = rooms.flatMap((room) =>
    channels[room] === undefined
      ? []
      : [announce(`${workspaceId}:${key}/${room}`, { to: room }, { kind: 'test-line' }, act.at)],
  );
  await context.stores.members.edit(workspaceId, userId, {}, lines, key);
  context.nudge();
}

const lookStep: Modal = {
  callbackId: 'set-up-look',
  submit: adminsOnly('set up Milepost', async (_, caller, context) => {
    const changed = await changeSettings(
      {
        parts: ['set-up'],
        edit: (now) => ({ ok: true, next: { ...now, setUpAt: now.setUpAt ?? caller.act.at } }),
      },
      caller,
      context,
    );
    const again = plainMessage('It could not be saved. Please press Finish again.');
    return { kind: 'close', message: changed.ok ? setUpDone() : again };
  }),
};

/** From an empty workspace to the first deal in three forms. */
export const setUpModals: readonly Modal[] = [channelsStep, rolesStep, lookStep];
